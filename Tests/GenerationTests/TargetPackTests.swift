import Diagnostics
import TestSupport
import Testing

@testable import Generation

/// One mistake in the small target's table: what is replaced, and what is said about it.
struct Mistake: Sendable, CustomStringConvertible {
  let old: String
  let new: String
  let said: [String]

  init(_ old: String, _ new: String, _ said: String...) {
    (self.old, self.new, self.said) = (old, new, said)
  }

  var description: String { "\(new.debugDescription) for \(old.debugDescription)" }
}

@Suite("Target packs")
struct TargetPackTests {
  static let mistakes = [
    Mistake("target: paper\n", "target: paper\ncolour: red\n", "2:1-7: a target has no key 'colour' [target-pack]"),
    Mistake("version: 2.1.0\n", "", "1:1-33: a target lacks the key 'version' [target-pack]"),
    Mistake(
      "summary: Plain text, for tests",
      "sumary: Plain",
      "3:1-7: a target has no key 'sumary' [target-pack]; help: did you mean 'summary'?"
    ),
    Mistake(
      "type: PascalCase",
      "type: PascalCas",
      "6:9-18: 'PascalCas' is no name style [target-pack]; help: did you mean 'PascalCase'?"
    ),
    Mistake("acronyms: [id, url]", "acronyms: id", "10:13-15: 'acronyms' must be a list [target-pack]"),
    Mistake("escape: \"<{}>\"", "escape: \"<>\"", "12:11-15: 'escape' must hold '{}' [target-pack]"),
    Mistake(
      "shape: quoted",
      "shape: quotes",
      "22:12-18: 'quotes' is no literal shape [target-pack]; help: did you mean 'quoted'?"
    ),
    Mistake(
      "[control, bidi, invisible]",
      "[controls]",
      "27:21-29: 'controls' is no range of code points [target-pack]; help: did you mean 'control'?"
    ),
    Mistake("  email: *text\n", "", "29:3-57: 'types' lacks the key 'email' [target-pack]"),
    Mistake(
      "bool: {name: Flag, literal: \"yes|no\", import: \"\"}",
      "bool: {name: Flag, import: \"\"}",
      "37:9-33: type 'bool' lacks the key 'literal' [target-pack]"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{template: readme.j3, path: README.txt}",
      "51:16-25: the target has no file 'readme.j3' [target-pack]"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{path: README.txt}",
      "51:5-23: a row of 'files' has either 'template', 'copy' or 'history' [target-pack]"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{copy: fixed/, history: sqlite, path: sql/}",
      "51:5-48: a row of 'files' has either 'template', 'copy' or 'history' [target-pack]"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{history: oracle, path: sql/}",
      "51:15-21: 'oracle' is no dialect [target-pack]; help: sqlite, postgresql"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{history: sqlite, path: schema.sql}",
      "51:29-39: the path of a history is a folder: end it with '/' [target-pack]"
    ),
    Mistake(
      "{template: readme.j2, path: README.txt}",
      "{history: sqlite, path: sql/, ownership: seeded}",
      "51:46-52: a copy of the history has no 'ownership' [target-pack]"
    ),
    Mistake(
      "{copy: fixed/, path: fixed/}",
      "{copy: fix/, path: fixed/}",
      "54:12-16: the target has nothing at 'fix/' [target-pack]"
    ),
    Mistake(
      "each: resource, path",
      "each: resources, path",
      "52:35-44: 'resources' is no scope [target-pack]; help: did you mean 'resource'?"
    ),
    Mistake(
      "ownership: seeded",
      "ownership: mine",
      "53:79-83: 'mine' is no ownership [target-pack]; help: generated, seeded"
    ),
    Mistake(
      "{{ resource.file }}.txt\"}\n  - {template: rules",
      "{{ resource.fil }}.txt\"}\n  - {template: rules",
      "52:70-73: 'resource' has no field 'fil' [template-unknown-name]; help: did you mean 'file'?"
    ),
    Mistake(
      "when: resource.has_hooks",
      "when: resource.has_hook",
      "53:57-65: 'resource' has no field 'has_hook' [template-unknown-name]; help: did you mean 'has_hooks'?"
    ),
  ]

  @Test("a mistake in a target's table is said where it stands", arguments: mistakes)
  func said(_ mistake: Mistake) throws {
    try #require(SmallTarget.table.contains(mistake.old))
    let outcome = readTargetPack(
      Packs.files { $0.replacing(mistake.old, with: mistake.new, maxReplacements: 1) },
      location: "paper"
    )
    var diagnostics = outcome.diagnostics
    if let pack = outcome.value { diagnostics += compile(pack).diagnostics }
    #expect(diagnostics.map { $0.line.replacing("paper/target.yaml:", with: "") } == mistake.said)
  }

  @Test("a folder without a table is no target")
  func noTable() {
    let outcome = readTargetPack([:], location: "paper")
    #expect(outcome.value == nil)
    #expect(
      outcome.diagnostics.map(\.line) == ["paper/target.yaml:1:1-1: the target has no 'target.yaml' [target-pack]"]
    )
  }
}
