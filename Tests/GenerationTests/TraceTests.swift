import Diagnostics
import Model
import Templating
import TestSupport
import Testing
import Workspace

@testable import Generation

@Suite("Where lines come from")
struct LineTraceTests {
  @Test("a traced file is the file, and every line of it has a place in a template and one in the spec")
  func everyLine() throws {
    for name in try Repository.templates.targets() {
      let pack = try Repository.pack(name)
      let ordinary = try compile(pack).required()
      let traced = try compile(pack, in: Environment(pack).tracing).outcome.required()
      var lines = 0
      for spec in ["library", "workshop", "features/composite-key"] {
        let scene = Scene(try Model.shipped(spec), for: pack, specFile: "\(spec).yaml")
        for (rule, plain) in zip(traced.rules, ordinary.rules) {
          for values in traced.contexts.values(of: rule.rule.scope, in: scene) {
            guard try rule.condition?.holds(values) ?? true, case .template(let template, let file) = rule.source,
              case .template(let same, _) = plain.source
            else { continue }
            let output = try template.trace(values)
            #expect(try same.render(values) == output.bytes, "\(file)")
            for number in Self.sample(of: output.lineCount) {
              let parts = output.parts(of: number)
              lines += 1
              let isKnown = parts.contains { !$0.origins.isEmpty }
              #expect(isKnown, "\(file) for \(spec): line \(number): \(output.line(number))")
              #expect(parts.allSatisfy { pack.contents[$0.range.file] != nil })
            }
          }
        }
      }
      #expect(lines > 5_000)
    }
  }

  /// Some lines of a file, the first and the last among them.
  private static func sample(of count: Int) -> [Int] {
    count <= 60 ? Array(1..<count + 1) : Array(stride(from: 1, to: count, by: count / 60)) + [count]
  }

  @Test("a template's own text is told by the very line that it stands on, whatever it was printed into")
  func ownText() throws {
    let template = """
      {% macro item(member) %}
      * {{ member.name }}
        of the macro
      {% endmacro %}
      one
      two {{ service.title }}
      {% for resource in resources %}
      {% set text = item(resource.members | first) %}
      {{ text -}}
      {{ item(resource.members | first) | indent(4, true) -}}
      three
      {% endfor %}

      """
    let pack = try Packs.small {
      $0.replacing("{template: readme.j2, path: README.txt}", with: "{template: lines.j2, path: lines.txt}")
    } files: {
      ["lines.j2": template]
    }
    let model = try Model(yaml: "resources: {Book: {fields: {title: string}, access: {read: anyone}}}\n")
    let file = try trace("lines.txt", of: model, for: pack, specFile: "demo.yaml")
    let output = try #require(file.rendered)
    let told = (1..<output.lineCount + 1).map { number in
      let parts = output.parts(of: number).map { part in
        let origins = part.origins.map { "\($0.start.line):\($0.start.column)" }.joined(separator: " ")
        let way = part.links.map { " < \($0.range.start.line)" }.joined()
        return "\(part.range.start.line)\(way) [\(origins)]\(part.isInside ? " inside" : "")"
      }
      return "\(output.line(number)): \(parts.joined(separator: ", "))"
    }
    #expect(
      told == [
        "one: 5 [2:17]",
        "two Music: 6 [2:17]",
        "* title: 2 < 8 [3:29]",
        "  of the macro: 3 < 8 [3:29]",
        "    * title: 2 < 10 [3:29]",
        "      of the macro: 3 < 10 [3:29]",
        "three: 11 [3:13]",
      ]
    )
  }
}

extension TracedFile {
  fileprivate var rendered: TracedOutput? {
    if case .rendered(let output) = source { output } else { nil }
  }
}
