public import Foundation

/// A field of type `bool`.
public struct BooleanRule: ValueRule {
  /// The only rule there is for it.
  public init() {}

  /// For a query.
  public var refusal: Violation { Violation(.type, "must be true or false") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Bool> {
    guard case .bool(let value) = json else { return .wrongType(json, expected: "true or false") }
    return .value(value)
  }

  /// From a query.
  public func read(text: String) -> Bool? {
    switch text {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// From code.
  public func violations(of value: Bool) -> [Violation] { [] }

  /// For a column.
  public func sql(_ value: Bool) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> Bool? { sql == .integer(0) ? false : sql == .integer(1) ? true : nil }
}

/// A field of type `date`.
public struct DateRule: ValueRule {
  let bounds: Bounds<CalendarDate>

  /// - Parameters:
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(min: CalendarDate? = nil, max: CalendarDate? = nil) {
    bounds = Bounds(min: min, max: max)
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a day such as 2026-01-31") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<CalendarDate> {
    PlainText.read(json) { text in
      guard let value = CalendarDate(text) else {
        return .violations([refusal])
      }
      return Reading(value, violations(of: value))
    }
  }

  /// From a query.
  public func read(text: String) -> CalendarDate? { CalendarDate(text) }

  /// From code.
  public func violations(of value: CalendarDate) -> [Violation] { bounds.violations(of: value) }

  /// For a column.
  public func sql(_ value: CalendarDate) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> CalendarDate? { sql.text.flatMap { CalendarDate($0) } }
}

/// A field of type `datetime`.
public struct TimestampRule: ValueRule {
  let bounds: Bounds<Timestamp>

  /// - Parameters:
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(min: Timestamp? = nil, max: Timestamp? = nil) {
    bounds = Bounds(min: min, max: max)
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be an instant such as 2026-01-31T12:00:00Z") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Timestamp> {
    PlainText.read(json) { text in
      guard let value = Timestamp(text) else {
        return .violations([refusal])
      }
      return Reading(value, violations(of: value))
    }
  }

  /// From a query.
  public func read(text: String) -> Timestamp? { Timestamp(text) }

  /// From code.
  public func violations(of value: Timestamp) -> [Violation] { bounds.violations(of: value) }

  /// For a column.
  public func sql(_ value: Timestamp) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> Timestamp? {
    guard case .integer(let value) = sql else { return nil }
    let timestamp = Timestamp(milliseconds: value)
    return timestamp.milliseconds == value ? timestamp : nil
  }
}

/// A field of type `uuid`, an id, or the key of a relation.
public struct UUIDRule: ValueRule {
  /// The only rule there is for it.
  public init() {}

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a UUID") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<UUID> {
    PlainText.read(json) { text in
      UUID(strict: text).map(Reading.value) ?? .violations([refusal])
    }
  }

  /// From a query.
  public func read(text: String) -> UUID? { UUID(strict: text) }

  /// From code.
  public func violations(of value: UUID) -> [Violation] { [] }

  /// For a column.
  public func sql(_ value: UUID) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> UUID? {
    guard let text = sql.text, let uuid = UUID(strict: text), uuid.text == text else { return nil }
    return uuid
  }
}

/// A field whose type is an enum of the spec.
public struct EnumRule<Value: RawRepresentable<String> & CaseIterable & Sendable>: ValueRule {
  /// The only rule there is for it.
  public init() {}

  /// The rule of an enum, named: `EnumRule(BookFormat.self)`.
  public init(_: Value.Type) {}

  /// For a query.
  public var refusal: Violation { Violation(.enum, "must be one of \(Self.cases)") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Value> {
    switch json {
    case .string(let text):
      Value(rawValue: text).map(Reading.value) ?? .violations([refusal])
    case .brokenString: .violations([refusal])
    case .null, .bool, .number, .array, .object: .wrongType(json, expected: "a string")
    }
  }

  /// From a query.
  public func read(text: String) -> Value? { Value(rawValue: text) }

  /// From code.
  public func violations(of value: Value) -> [Violation] { [] }

  /// For a column.
  public func sql(_ value: Value) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> Value? { sql.text.flatMap { Value(rawValue: $0) } }

  private static var cases: String { Value.allCases.map(\.rawValue).joined(separator: ", ") }
}
