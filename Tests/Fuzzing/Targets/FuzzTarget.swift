import Analysis
import Diagnostics
import Formatting
import Foundation
import Generation
import Model
import OpenAPI
import Patterns
import Templating
import TestSupport
import Workspace

/// What is fed with any bytes: each must come back without a crash, in bounded time and memory, and keep its promises.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// Bytes as a spec: read, analyzed, reported in every form, and as an OpenAPI document where they are one.
  case spec
  /// Bytes as a spec that is laid out anew: what comes of it means the same and stays as it is.
  case format
  /// Bytes as choices by which a spec of the repository is changed; what is still one is rendered.
  case generate
  /// Bytes as a pattern, and as a text for it to match.
  case pattern
  /// Bytes as a template, rendered where it is one.
  case template
  /// Bytes as a target's table.
  case pack
  /// Bytes as the manifest of an output folder, and as its versions.
  case manifest
  /// Bytes as the query of a list of a generated service.
  case query
  /// Bytes as the body of a request to one.
  case body
  /// Bytes as a value of every type.
  case value
  /// Bytes as the header of a request, a part of its path, and a line of configuration.
  case header
  /// Bytes as the replies of what listens in a Redis' place, and as the address of one.
  case redis

  package func run(_ bytes: [UInt8]) {
    switch self {
    case .spec: Self.spec(bytes)
    case .format: Self.format(bytes)
    case .generate: Self.generate(bytes)
    case .pattern: Self.pattern(bytes)
    case .template: Self.template(bytes)
    case .pack: Self.pack(bytes)
    case .manifest: Self.manifest(bytes)
    case .query: ServiceTargets.query(bytes)
    case .body: ServiceTargets.body(bytes)
    case .value: ServiceTargets.value(bytes)
    case .header: ServiceTargets.header(bytes)
    case .redis: ServiceTargets.redis(bytes)
    }
  }

  private static func spec(_ bytes: [UInt8]) {
    let outcome = readModel(bytes, file: "fuzz.yaml")
    check(outcome.value == nil, outcome.diagnostics, bytes)
    if let model = outcome.value { _ = openAPI(for: model, seededKeys: model.seededKeys).yaml }
  }

  /// A stage has a value or says why not; what it says points into the text and can be printed.
  private static func check(_ isMissing: Bool, _ diagnostics: [Diagnostic], _ bytes: [UInt8]) {
    let hasErrors = diagnostics.contains { $0.severity == .error }
    precondition(isMissing == hasErrors, "a value and an error, or neither: \(diagnostics)")
    let lines = bytes.count + 2
    for diagnostic in diagnostics {
      let range = diagnostic.range
      precondition(range.start <= range.end, "\(range) ends before it starts")
      precondition((1...lines).contains(range.start.line), "\(range) is outside of the text")
      precondition(!diagnostic.message.isEmpty)
    }
    let sources = SourceLines(["fuzz.yaml": bytes])
    for format in ReportFormat.allCases {
      let report = format.report(diagnostics, sources: sources)
      precondition(diagnostics.allSatisfy { report.contains($0.code.rawValue) }, "\(format) leaves a code out")
      // A log is a document of its own, also where there is nothing to say.
      precondition(report.isEmpty == (diagnostics.isEmpty && format != .sarif), "\(format) says something else")
    }
  }

  private static func generate(_ bytes: [UInt8]) {
    var choices = Choices(bytes)
    let text = SpecMutator.shared.mutated(&choices)
    let outcome = readModel(text, file: "fuzz.yaml")
    check(outcome.value == nil, outcome.diagnostics, Array(text.utf8))
    guard let model = outcome.value else { return }
    let generated = Generation.generate(model, for: target, specFile: "fuzz.yaml")
    let clashes = generated.diagnostics.filter { $0.code != .targetNameClash }
    precondition(clashes.isEmpty, "a valid spec is not rendered: \(clashes)")
    if let artifacts = generated.value {
      precondition(Set(artifacts.map(\.path)).count == artifacts.count, "two files of one path")
    }
  }

  private static func format(_ bytes: [UInt8]) {
    let outcome = Formatting.format(bytes, file: "fuzz.yaml")
    guard let text = outcome.value else { return precondition(!outcome.diagnostics.isEmpty) }
    let again = Formatting.format(text, file: "fuzz.yaml")
    precondition(again.value == text, "formatting twice is not formatting once")
  }

  private static func pattern(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch Pattern.parse(text) {
    case .success(let pattern):
      _ = pattern.matches(text)
      _ = pattern.matches(String(text.reversed()))
      // What is written for other engines means the same here.
      guard case .success(let again) = Pattern.parse(pattern.canonical) else {
        preconditionFailure("'\(pattern.canonical)' is no pattern, but '\(text)' is")
      }
      precondition(again.canonical == pattern.canonical, "'\(again.canonical)' for '\(pattern.canonical)'")
    case .failure(let problem):
      // What is missing at the end is missing behind the last character.
      precondition(problem.bounds.upperBound <= text.unicodeScalars.count + 1, "\(problem) is outside of the pattern")
    }
  }

  private static func template(_ bytes: [UInt8]) {
    let outcome = templates(bytes).template(named: "fuzz.j2", context: names)
    guard let template = outcome.value else { return precondition(!outcome.diagnostics.isEmpty) }
    _ = try? template.render(values)
  }

  private static func pack(_ bytes: [UInt8]) {
    var files = SmallTarget.files.mapValues { Array($0.utf8) }
    files["target.yaml"] = bytes
    let outcome = readTargetPack(files, location: "paper")
    guard let pack = outcome.value else { return precondition(!outcome.diagnostics.isEmpty) }
    _ = compile(pack)
  }

  private static func manifest(_ bytes: [UInt8]) {
    if let manifest = try? Manifest(parsing: bytes, path: "manifest"), !manifest.text.utf8.contains(0x0D) {
      guard let again = try? Manifest(parsing: Array(manifest.text.utf8), path: "manifest") else {
        preconditionFailure("a manifest does not read its own text")
      }
      precondition(again == manifest)
    }
    if let pins = try? VersionPins(parsing: bytes, path: "version") { _ = pins.text }
  }

  // MARK: what is loaded once

  private static let target: Target = {
    do { return try Repository.target("hummingbird") } catch { preconditionFailure("\(error)") }
  }()

  private static func templates(_ bytes: [UInt8]) -> Templating.Environment {
    let files = [
      "fuzz.j2": bytes, "part.j2": Array("{{ name }}{% if flag %}x{% endif %}".utf8),
      "macros.j2": Array("{% macro row(x, y=1) %}{{ x }}{{ y }}{% endmacro %}".utf8),
      "base.j2": Array("a{% block body %}b{% endblock %}c\n".utf8),
    ]
    return Environment(loader: { files[$0] }, filters: [Filter("literal", text: { "\"\($0.utf8.count)\"" })])
  }

  private static let record = RecordShape(
    "Record",
    [.init("name", "A name.", .string), .init("doc", "A text.", .text), .init("size", "A number.", .optional(.int))]
  )
  private static let names: [(name: String, shape: Shape)] = [
    ("name", .string), ("title", .text), ("count", .int), ("flag", .bool), ("maybe", .optional(.string)),
    ("names", .list(.string)), ("record", .record(record)), ("records", .list(.record(record))),
  ]
  private static let values: [Value] = {
    let one = Value.record(Record(record, [.string("n"), .string("d"), .none]))
    let two = Value.record(Record(record, [.string("é"), .string(""), .int(3)]))
    return [
      .string("name"), .string("title"), .int(3), .bool(true), .none, .list([.string("a"), .string("b")]), one,
      .list([one, two]),
    ]
  }()
}
