/// What the values of one field must keep to: read from JSON, from a query string, or set in code.
public protocol ValueRule<Value>: Sendable {
  /// The type of the field.
  associatedtype Value: Sendable

  /// The value of a member of a body, or everything that is wrong with it. `null` is never a value here.
  func read(_ json: JSONValue) -> Reading<Value>

  /// The value of a parameter of a query, by the rule's type alone: a filter may ask for what no record can hold.
  func read(text: String) -> Value?

  /// What to say of a parameter that could not be read.
  var refusal: Violation { get }

  /// Everything that is wrong with a value that was made in code.
  func violations(of value: Value) -> [Violation]

  /// The value as its column holds it; nothing when the column cannot hold it exactly.
  func sql(_ value: Value) -> SQLValue?

  /// The value that a column holds, by the rule's type alone; nothing when it holds none of it.
  func value(_ sql: SQLValue) -> Value?
}

extension ValueRule {
  /// Whether a value of a column could be one of the rule's, by its type alone.
  public func accepts(_ sql: SQLValue) -> Bool { value(sql) != nil }
}

/// One way in which a value breaks its rule.
public struct Violation: Sendable, Equatable {
  /// What a client switches over.
  public var code: ErrorDetail.Code
  /// A clause to be read after the field's name.
  public var message: String
  /// The JSON pointer from the field to the part of it that is wrong; empty for the whole.
  public var path: String

  /// A violation by its code.
  public init(_ code: ErrorDetail.Code, _ message: String, at path: String = "") {
    self.code = code
    self.message = message
    self.path = path
  }

  /// The same, of a part of something larger.
  func within(_ parent: String) -> Violation {
    Violation(code, message, at: parent + path)
  }
}

/// What reading a value came to.
public enum Reading<Value: Sendable>: Sendable {
  case value(Value)
  /// At least one.
  case violations([Violation])

  /// A value, unless there is something wrong with it.
  init(_ value: Value, _ violations: [Violation]) {
    self = violations.isEmpty ? .value(value) : .violations(violations)
  }

  static func violation(_ code: ErrorDetail.Code, _ message: String) -> Reading {
    .violations([Violation(code, message)])
  }

  /// The value of another kind where one of this kind was due.
  @usableFromInline
  static func wrongType(_ json: JSONValue, expected: String) -> Reading {
    if case .null = json { return .violation(.null, "must not be null") }
    return .violation(.type, "must be \(expected), not \(json.kind)")
  }
}

extension Reading: Equatable where Value: Equatable {}

/// Inclusive bounds of any comparable value.
struct Bounds<Value: Comparable & Sendable>: Sendable {
  var min: Value?
  var max: Value?

  func violations(of value: Value, text: (Value) -> String = { "\($0)" }) -> [Violation] {
    var violations: [Violation] = []
    if let min, value < min { violations.append(Violation(.min, "must be at least \(text(min))")) }
    if let max, value > max { violations.append(Violation(.max, "must be at most \(text(max))")) }
    return violations
  }
}
