package import Diagnostics
package import Model
import Templating

/// What templates of a scope can use, as JSON: the shapes of it all, or the values that a spec gives it.
///
/// Records lead to each other in circles. One that lies deeper than asked for is written as its kind and its name.
package struct ContextView {
  /// What was asked for is not there: one clause, and what was meant.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  private let contexts: Contexts
  private let scope: ScopeName
  /// Records inside each other that are written with all that they hold.
  private let depth: Int

  package init(of scope: ScopeName, for pack: TargetPack, depth: Int) {
    contexts = Contexts(for: pack)
    self.scope = scope
    self.depth = depth
  }

  /// Texts that are longer are cut, unless they are what was asked for.
  private static let textLimit = 500

  // MARK: values

  /// The values for one subject of the scope.
  /// - Parameters:
  ///   - subject: Its name in the spec, for an action behind its resource's and a dot; the first one without a name.
  ///   - path: What of it is shown, as a template writes it: `resource.members[0].type`.
  package func values(
    of subject: String?,
    in model: Model,
    for pack: TargetPack,
    specFile: String,
    path: String? = nil
  ) throws(Problem) -> JSONValue {
    let scene = Scene(model, for: pack, specFile: specFile)
    let index = try place(of: subject, in: scene.names(of: scope))
    let values = contexts.shared(in: scene) + contexts.subject(index, of: scope, in: scene)
    let names = contexts.names(of: scope).map(\.name)
    guard let path else {
      return .object(zip(names, values).map { JSONValue.Member(key: $0, value: json($1, depth)) })
    }
    var steps = try ContextPath(path).steps[...]
    guard case .name(let first)? = steps.popFirst() else { throw Problem(description: "'\(path)' begins with a name") }
    guard let start = names.firstIndex(of: first) else {
      throw unknown("the scope has no name '\(first)'", first, names)
    }
    let value = try follow(steps, from: values[start])
    if case .string(let text) = value { return .string(text) }
    return json(value, depth)
  }

  private func place(of subject: String?, in names: [String]) throws(Problem) -> Int {
    guard let first = names.first else { throw Problem(description: "the spec has no \(scope.rawValue)") }
    guard let subject else { return 0 }
    if scope == .service, subject != first { throw unknown("the service is not called '\(subject)'", subject, [first]) }
    if let index = names.firstIndex(of: subject) { return index }
    throw unknown("the spec has no \(scope.rawValue) '\(subject)'", subject, names)
  }

  private func unknown(_ message: String, _ name: String, _ known: [String]) -> Problem {
    let help = nearest(name, among: known).map { "did you mean '\($0)'?" } ?? "known: \(known.joined(separator: ", "))"
    return Problem(description: "\(message); \(help)")
  }

  private func follow(_ steps: ArraySlice<ContextPath.Step>, from start: Value) throws(Problem) -> Value {
    var value = start
    for step in steps {
      switch (step, value) {
      case (.name(let name), .record(let record)):
        guard let slot = record.shape.slot(of: name) else {
          throw unknown("'\(record.shape.name)' has no field '\(name)'", name, record.shape.fields.map(\.name))
        }
        value = record[slot]
      case (.element(let index), .list(let items)):
        guard items.indices.contains(index) else {
          throw Problem(description: "a list of \(items.count) has no element \(index)")
        }
        value = items[index]
      case (.name(let name), _): throw Problem(description: "'\(name)' is asked of what is no record")
      case (.element(let index), _): throw Problem(description: "[\(index)] is asked of what is no list")
      }
    }
    return value
  }

  private func json(_ value: Value, _ depth: Int) -> JSONValue {
    switch value {
    case .string(let text): .string(shortened(text))
    case .int(let number): .integer(number)
    case .bool(let flag): .bool(flag)
    case .none: .null
    case .list(let items): .array(items.map { json($0, depth) })
    case .record(let record): json(record, depth)
    }
  }

  private func json(_ record: Record, _ depth: Int) -> JSONValue {
    let fields = record.shape.fields.enumerated().filter { depth > 0 || $1.name == "name" }
    return .object(
      [JSONValue.Member(key: Self.kind, value: .string(record.shape.name))]
        + fields.map { JSONValue.Member(key: $1.name, value: json(record[$0], depth - 1)) }
    )
  }

  private func shortened(_ text: String) -> String {
    let count = text.unicodeScalars.count
    guard count > Self.textLimit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.textLimit))) + "… (\(count) characters)"
  }

  /// The key of a record's kind, which no template can use.
  private static let kind = "$record"

  // MARK: shapes

  /// The shapes, with the words that the reference has for them.
  package var shapes: JSONValue {
    .object(contexts.names(of: scope).map { JSONValue.Member(key: $0.name, value: json($0.shape, depth)) })
  }

  private func json(_ shape: Shape, _ depth: Int) -> JSONValue {
    guard depth > 0 else { return .string(shape.words) }
    switch shape {
    case .string, .text, .int, .bool, .none: return .string(shape.words)
    case .list(let element):
      guard case .record = element else { return .string(shape.words) }
      return .array([json(element, depth)])
    case .optional(let wrapped):
      guard case .record(let record) = wrapped else { return .string(shape.words) }
      return json(record, shape.words, depth)
    case .record(let record): return json(record, shape.words, depth)
    }
  }

  private func json(_ record: RecordShape, _ words: String, _ depth: Int) -> JSONValue {
    .object(
      [JSONValue.Member(key: Self.kind, value: .string(words))]
        + record.fields.map { JSONValue.Member(key: $0.name, value: json($0.shape, depth - 1)) }
    )
  }
}

extension Scene {
  /// What the subjects of a scope are called, in the order of the spec.
  func names(of scope: ScopeName) -> [String] {
    switch scope {
    case .service: [model.service.name.spelled]
    case .resource: model.resources.map(\.name.spelled)
    case .enumeration: model.enums.map(\.name.spelled)
    case .action: actions.map { "\($0.owner.name.spelled).\($0.action.name.spelled)" }
    }
  }
}

/// A way through a context: `resource.members[0].type`.
private struct ContextPath {
  enum Step {
    case name(String)
    case element(Int)
  }

  var steps: [Step] = []

  init(_ text: String) throws(ContextView.Problem) {
    guard text.wholeMatch(of: /\w+(\.\w+|\[\d{1,9}\])*/) != nil else {
      throw ContextView.Problem(description: "'\(text)' is no path: write resource.members[0].type")
    }
    steps = text.split { ".[]".contains($0) }.enumerated().map { index, part in
      if index > 0, let number = Int(part) { .element(number) } else { .name(String(part)) }
    }
  }
}
