/// The type of a value in a context; names in templates are resolved against it when a template is loaded.
package indirect enum Shape: Sendable, Hashable {
  /// Finished text, safe to print.
  case string
  /// Text from a spec that has to pass an escaping filter before it may be printed.
  case text
  case int
  case bool
  case list(Shape)
  case optional(Shape)
  case record(RecordShape)
  /// The literal `none`, before it meets a value that says of what.
  case none
}

extension Shape {
  /// How a diagnostic names the shape.
  package var name: String {
    switch self {
    case .string: "a string"
    case .text: "unescaped text"
    case .int: "an integer"
    case .bool: "a boolean"
    case .list(let element): "a list of \(element.plural)"
    case .optional(let wrapped): "\(wrapped.name) or none"
    case .record(let record): "a record '\(record.name)'"
    case .none: "none"
    }
  }

  private var plural: String {
    switch self {
    case .string: "strings"
    case .text: "unescaped texts"
    case .int: "integers"
    case .bool: "booleans"
    case .list: "lists"
    case .optional: "optional values"
    case .record(let record): "records '\(record.name)'"
    case .none: "nones"
    }
  }

  var isText: Bool { self == .string || self == .text }

  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// The shape without `optional`.
  var unwrapped: Shape {
    if case .optional(let wrapped) = self { wrapped.unwrapped } else { self }
  }

  var isOptional: Bool {
    switch self {
    case .optional, .none: true
    case .string, .text, .int, .bool, .list, .record: false
    }
  }

  /// The one shape that holds values of both, where there is one; unescaped text wins over finished text.
  func joined(with other: Shape) -> Shape? {
    if self == other { return self }
    switch (self, other) {
    case (.string, .text), (.text, .string): return .text
    case (.none, let some), (let some, .none): return some.isOptional ? some : .optional(some)
    case (.optional(let left), let right), (let right, .optional(let left)):
      return left.joined(with: right.unwrapped).map { $0.isOptional ? $0 : .optional($0) }
    case (.list(let left), .list(let right)): return left.joined(with: right).map { .list($0) }
    case (.string, _), (.text, _), (.int, _), (.bool, _), (.list, _), (.record, _): return nil
    }
  }

  /// Whether a value of this shape may stand where `expected` is asked for.
  func fits(_ expected: Shape) -> Bool { expected.joined(with: self) == expected }
}
