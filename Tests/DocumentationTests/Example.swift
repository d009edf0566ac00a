import Analysis
import Compatibility
import Diagnostics
import Foundation
import Generation
import Migrations
import Model
import Spec
import Templating
import TestSupport
import Testing
import Workspace

/// An example of the documentation, in the surroundings that it leaves to the reader's imagination.
enum Example {
  /// What there is to say about an example of a code's explanation.
  static func diagnostics(_ example: String, of code: DiagnosticCode) throws -> [Diagnostic] {
    if let surroundings = surroundings[code] { return try surroundings(example) }
    if Effect(code) != nil { return try change(example) }
    if code.explanation.language == "jinja" { return try template(example + (endings[code] ?? "")) }
    return try diagnostics(example)
  }

  /// What there is to say about a part of a spec, or of several files with their names in comments above them.
  static func diagnostics(_ example: String, isDeclaringAll: Bool = false) throws -> [Diagnostic] {
    guard example.contains(/(?m)^(include: .*|# \S*)\.yaml/) else {
      return readModel(wholeSpec(around: example, isDeclaringAll: isDeclaringAll), file: "example.yaml").diagnostics
    }
    return try SpecOfFiles(example).diagnostics()
  }

  /// What a change does to clients, from what stands below `# before` to what stands below `# now`.
  private static func change(_ example: String) throws -> [Diagnostic] {
    let parts = example.split(separator: "# now\n")
    let (before, now) = (try #require(parts.first), try #require(parts.last))
    let old = readModel(wholeSpec(around: String(before.replacing("# before\n", with: ""))), file: "before.yaml")
    let new = readModel(wholeSpec(around: String(now)), file: "now.yaml")
    guard let former = old.value, let model = new.value else { return old.diagnostics + new.diagnostics }
    return differences(from: former, to: model)
  }

  // MARK: - Bytes, masses and targets

  private static let surroundings: [DiagnosticCode: @Sendable (String) throws -> [Diagnostic]] = [
    .yamlEncoding: { example in
      let text = wholeSpec(around: example)
      guard let escape = text.firstMatch(of: /\\x([0-9A-F]{2})/) else { return readModel(text).diagnostics }
      let byte = UInt8(escape.output.1, radix: 16) ?? 0
      return readModel(Array(text[..<escape.range.lowerBound].utf8) + [byte], file: "example.yaml").diagnostics
    },
    .yamlCharacter: { example in
      let text = example.replacing(/<U\+([0-9A-F]{4})>/) { match in
        UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
      }
      return try diagnostics(text)
    },
    .yamlLimit: { example in
      try diagnostics(
        continued(example, 8) { line, count in
          // Each line is made of the one before it, as the third is of the second.
          let letters = "cdefghijk".map(String.init)
          return line.replacing("c: ", with: "\(letters[count]): ").replacing("&c", with: "&\(letters[count])")
            .replacing("*b", with: "*\(letters[count - 1])")
        }
      )
    },
    .tooMany: { example in
      try diagnostics(continued(example, 500) { line, count in line.replacing(/^\w+/) { "\($0.output)_\(count)" } })
    },
    .targetPack: { example in
      var files = SmallTarget.files
      let table = SmallTarget.table.prefix(upTo: try #require(SmallTarget.table.range(of: "files:\n")).lowerBound)
      files["target.yaml"] = table + example + "\n"
      files["Package.j2"] = "A package.\n"
      let pack = readTargetPack(files.mapValues { Array($0.utf8) }, location: "paper")
      return pack.diagnostics + (pack.value.map { compile($0).diagnostics } ?? [])
    },
    .migrationBackfill: { try evolved(from: "Book:\n  fields: {title: string}", to: $0) },
    .migrationLoss: { try evolved(from: "Book:\n  fields: {title: string}", to: $0) },
    .migrationType: { try evolved(from: "Book:\n  fields: {title: string}", to: $0) },
    .migrationKey: {
      try evolved(from: "Copy:\n  relations: {book: {belongs_to: Book, on_delete: cascade}}", to: $0)
    },
    .targetUnusedFile: { example in
      check(["index.md.j2": "An index.\n", "page.md.j2": "A page.\n"], rows: example)
    },
    .targetUnusedMacro: { example in check(["page.j2": example], rows: pages) },
    .targetUnusedImport: { example in
      let macros = "{% macro bold(text) %}{{ text }}{% endmacro %}{% macro row(text) %}{{ text }}{% endmacro %}"
      return check(["page.j2": example, "macros.j2": macros], rows: pages)
    },
    .targetUnusedLiteral: { example in
      check(["page.j2": "A page.\n"], literals: example + "\n", rows: pages)
    },
    .targetNameClash: { example in
      let reading = readModel(wholeSpec(around: example))
      guard let model = reading.value else { return reading.diagnostics }
      var files = SmallTarget.files
      files["target.yaml"] = SmallTarget.table.replacing("\"{}Kind\"", with: "\"{}Record\"")
      let pack = try readTargetPack(files.mapValues { Array($0.utf8) }, location: "paper").required()
      return reading.diagnostics + plan(model, for: try compile(pack).required(), specFile: "example.yaml").diagnostics
    },
  ]

  private static let pages = "files: [{template: page.j2, each: resource, path: \"{{ resource.file }}\"}]"

  /// What there is to say about a target with these templates, and with parts of the small target's table replaced.
  private static func check(_ templates: [String: String], literals: String? = nil, rows: String) -> [Diagnostic] {
    let parts = SmallTarget.table.split(separator: /(?m)^(?=literals:|types:|files:)/).map(String.init)
    var files = templates
    files["target.yaml"] = parts[0] + (literals ?? parts[1]) + parts[2] + rows + "\n"
    let pack = readTargetPack(files.mapValues { Array($0.utf8) }, location: "paper")
    return pack.diagnostics + (pack.value.map { Generation.check($0) } ?? [])
  }

  /// What there is to say about a part of a spec that another one was before.
  private static func evolved(from former: String, to example: String) throws -> [Diagnostic] {
    let before = try #require(readModel(wholeSpec(around: former)).value)
    let reading = readModel(wholeSpec(around: example))
    guard let model = reading.value else { return reading.diagnostics }
    let difference = difference(from: before.snapshot, to: model.snapshot, by: model.evolution)
    return reading.diagnostics + difference.problems.map { $0.diagnostic(besides: model.service.origin) }
  }

  /// An example whose last line says in a comment that it goes on (`# … and`), with as many lines more.
  private static func continued(_ example: String, _ count: Int, by next: (String, Int) -> String) -> String {
    guard let last = example.split(separator: "\n").last, let comment = last.range(of: " # … and ") else {
      return example
    }
    let line = String(last[..<comment.lowerBound])
    return ([example] + (1...count).map { next(line, $0) }).joined(separator: "\n")
  }

  // MARK: - Templates

  /// What calls for a value that the example alone would never make.
  private static let endings: [DiagnosticCode: String] = [.templateLimit: "{{ tree(node) }}"]

  /// What there is to say about a template when it is loaded, or rendered.
  private static func template(_ text: String) throws -> [Diagnostic] {
    let field = RecordShape(
      "Field",
      [
        .init("name", "Its name", .string), .init("max_length", "Its length", .optional(.int)),
      ]
    )
    let resource = RecordShape(
      "Resource",
      [.init("name", "Its name", .string), .init("description", "What it is", .text)]
    )
    let node = RecordShape("Node")
    node.define([.init("children", "What is below it", .list(.record(node)))])
    let title = Value.record(Record(field, [.string("title"), .none]))
    let context: [(name: String, shape: Shape, value: Value)] = [
      ("names", .list(.string), .list([])),
      ("fields", .list(.record(field)), .list([title])),
      ("field", .record(field), title),
      ("resource", .record(resource), .record(Record(resource, [.string("Book"), .string("A \"title\"")]))),
      ("node", .record(node), .record(Record(node, [.list([.record(Record(node, [.list([])]))])]))),
    ]
    let files = ["example.j2": text, "field.j2": "{{ field.name }}\n"].mapValues { Array($0.utf8) }
    let environment = Environment(loader: { files[$0] }, filters: [Filter("string") { "\"\($0)\"" }])
    let outcome = environment.template(named: "example.j2", context: context.map { ($0.name, $0.shape) })
    do throws(RenderFailure) {
      _ = try outcome.value?.render(context.map(\.value))
      return outcome.diagnostics
    } catch {
      return outcome.diagnostics + [error.diagnostic]
    }
  }
}

/// A spec in a folder of its own, with files beside it that examples include.
private final class SpecOfFiles {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "ashlar-\(UUID().uuidString)").path
  private let name: String

  init(_ example: String) throws {
    let parts = example.split(separator: /(?m)^(?=# \S*\.yaml)/).map(String.init)
    var files = [
      "auth.yaml": "resources: {Account: {fields: {name: string}}}\n",
      "people.yaml": "resources: {Person: {fields: {name: string}}}\n",
      "orders.yaml": "resources: {Order: {fields: {number: int}}}\n",
      "catalogue/books.yaml": "resources: {Book: {fields: {title: string}}}\n",
      "more/prices.yaml": "resources: {Price: {fields: {amount: int}}}\n",
    ]
    var named: [(name: String, text: String)] = []
    for part in parts {
      guard let heading = part.prefixMatch(of: /# (\S*\.yaml)/) else { continue }
      named.append((String(heading.output.1), part))
    }
    for (name, text) in named { files[name] = text }
    switch named.first {
    case nil:
      name = "example.yaml"
      files[name] = wholeSpec(around: example)
    case let first? where first.text.contains("include:"):
      name = first.name
      files[name] = wholeSpec(around: first.text)
    case _?:
      name = "example.yaml"
      files[name] = wholeSpec(around: "include: [\(named.map(\.name).joined(separator: ", "))]")
    }
    for (path, text) in files {
      let place = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    // What is called like a file is none.
    if files["catalogue.yaml"] == nil {
      try FileManager.default.createDirectory(atPath: "\(folder)/catalogue.yaml", withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func diagnostics() throws -> [Diagnostic] {
    let spec = "\(folder)/\(name)"
    let beside = try #require(try SpecFolder(of: spec))
    let files = SpecFiles(read: beside.read, names: beside.names)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: spec)))
    return readModel(bytes, file: spec, beside: files).outcome.diagnostics
  }
}
