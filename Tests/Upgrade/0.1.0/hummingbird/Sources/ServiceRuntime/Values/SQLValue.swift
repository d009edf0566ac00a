public import Foundation

/// A value as the database stores and compares it.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  /// Values as one: a JSON array, which statements open with `json_each`.
  public static func array(_ values: [SQLValue]) -> SQLValue {
    var json = JSONWriter(capacity: values.count * 40 + 2)
    json.beginArray()
    for value in values {
      switch value {
      case .null: json.null()
      case .integer(let integer): json.value(integer)
      case .real(let real): json.value(real)
      case .text(let text): json.value(text)
      case .blob(let bytes): json.value(Base64.encode(bytes))
      }
    }
    json.endArray()
    return .text(json.text)
  }

  /// The values of a list of ids, say, as one.
  public static func array(_ values: some Sequence<some SQLConvertible>) -> SQLValue {
    array(values.map(\.sql))
  }
}

/// A type with one form in the database.
public protocol SQLConvertible {
  /// The value to bind.
  var sql: SQLValue { get }
}

extension String: SQLConvertible {
  /// The text as it is.
  public var sql: SQLValue { .text(self) }
}

extension Int: SQLConvertible {
  /// An integer.
  public var sql: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
  /// An integer.
  public var sql: SQLValue { .integer(self) }
}

extension Double: SQLConvertible {
  /// A real number.
  public var sql: SQLValue { .real(self) }
}

extension Bool: SQLConvertible {
  /// 1 or 0.
  public var sql: SQLValue { .integer(self ? 1 : 0) }
}

extension CalendarDate: SQLConvertible {
  /// `YYYY-MM-DD`, which sorts as the days do.
  public var sql: SQLValue { .text(description) }
}

extension Timestamp: SQLConvertible {
  /// Milliseconds since 1970.
  public var sql: SQLValue { .integer(milliseconds) }
}

extension Duration: SQLConvertible {
  /// Whole milliseconds.
  public var sql: SQLValue { .integer(milliseconds) }
}

extension JSONValue: SQLConvertible {
  /// The value as JSON without spaces.
  public var sql: SQLValue {
    var json = JSONWriter()
    json.value(self)
    return .text(json.text)
  }
}

extension [UInt8]: SQLConvertible {
  /// The bytes as they are.
  public var sql: SQLValue { .blob(self) }
}

extension UUID: SQLConvertible {
  /// 36 characters in lower case.
  public var sql: SQLValue { .text(text) }
}

extension RawRepresentable<String> {
  /// An enum's case as it is spelled on the wire.
  public var sql: SQLValue { .text(rawValue) }
}

extension SQLValue {
  /// A list as one value: a JSON array of what columns of single values would hold.
  ///
  /// Throws `ListItemError` for an item that no column can hold exactly.
  public static func list<Rule: ValueRule>(_ values: [Rule.Value], of rule: Rule) throws(ListItemError) -> SQLValue {
    guard let sql = ListRule(of: rule).sql(values) else { throw ListItemError() }
    return sql
  }

  /// A list as one value, or null.
  public static func list<Rule: ValueRule>(_ values: [Rule.Value]?, of rule: Rule) throws(ListItemError) -> SQLValue {
    guard let values else { return .null }
    return try list(values, of: rule)
  }
}

/// A list was to be stored with an item that no column can hold exactly.
public struct ListItemError: Error, CustomStringConvertible {
  /// A sentence for the log.
  public var description: String { "a list has an item that cannot be stored exactly" }
}

extension Decimal {
  /// The value as a scaled integer, as columns of `decimal(p, scale)` hold it.
  ///
  /// Throws `DecimalScaleError` for a value that the column cannot hold exactly: rounding money in silence is worse.
  public func sql(scale: Int) throws(DecimalScaleError) -> SQLValue {
    guard let unscaled = unscaled(scale: scale) else { throw DecimalScaleError(value: self, scale: scale) }
    return .integer(unscaled)
  }
}

/// A decimal was to be stored with fewer places than it has, or with more digits than 64 bits hold.
public struct DecimalScaleError: Error, CustomStringConvertible {
  /// The value that was refused.
  public let value: Decimal
  /// The places of the column.
  public let scale: Int

  /// A sentence for the log.
  public var description: String { "\(value) is not exact with \(scale) places in 64 bits" }
}

extension Optional where Wrapped: SQLConvertible {
  /// The value, or null.
  public var sql: SQLValue { self?.sql ?? .null }
}

extension Optional where Wrapped: RawRepresentable<String> {
  /// The case's spelling, or null.
  public var sql: SQLValue { self?.sql ?? .null }
}

extension Decimal? {
  /// The scaled integer, or null; throws as `Decimal.sql(scale:)` does.
  public func sql(scale: Int) throws(DecimalScaleError) -> SQLValue {
    guard let self else { return .null }
    return try self.sql(scale: scale)
  }
}
