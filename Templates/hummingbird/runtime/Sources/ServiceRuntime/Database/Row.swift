public import Foundation
import GRDBSQLite

/// One row of a result, read by position, valid until the next one.
public struct Row {
  private let statement: OpaquePointer
  private let offset: Int32

  init(_ statement: OpaquePointer, offset: Int32 = 0) {
    self.statement = statement
    self.offset = offset
  }

  /// The columns behind the first ones, counted from 0 again.
  public func dropping(_ columns: Int32) -> Row {
    Row(statement, offset: offset + columns)
  }

  /// Whether the column holds nothing.
  public func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement, offset + column) == SQLITE_NULL
  }

  /// A text.
  public func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, offset + column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, offset + column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A whole number.
  public func integer(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(statement, offset + column))
  }

  /// A floating-point number.
  public func real(_ column: Int32) -> Double {
    sqlite3_column_double(statement, offset + column)
  }

  /// A value as it is stored.
  public func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, offset + column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, offset + column))
    case SQLITE_FLOAT: .real(real(column))
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_BLOB: .blob(bytes(column))
    default: .null
    }
  }

  /// A truth value, stored as 0 or 1.
  public func bool(_ column: Int32) -> Bool {
    sqlite3_column_int64(statement, offset + column) != 0
  }
}

extension Row {
  /// A text, where one is there.
  public func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }

  /// A whole number, where one is there.
  public func optionalInteger(_ column: Int32) -> Int? {
    isNull(column) ? nil : integer(column)
  }

  /// A floating-point number, where one is there.
  public func optionalReal(_ column: Int32) -> Double? {
    isNull(column) ? nil : real(column)
  }

  /// A truth value, where one is there.
  public func optionalBool(_ column: Int32) -> Bool? {
    isNull(column) ? nil : bool(column)
  }

  /// A decimal, stored as the integer that its digits spell.
  public func decimal(_ column: Int32, scale: Int) -> Decimal {
    Decimal(unscaled: sqlite3_column_int64(statement, offset + column), scale: scale)
  }

  /// A decimal, where one is there.
  public func optionalDecimal(_ column: Int32, scale: Int) -> Decimal? {
    isNull(column) ? nil : decimal(column, scale: scale)
  }

  /// An instant, stored as milliseconds since 1970.
  public func timestamp(_ column: Int32) -> Timestamp {
    Timestamp(milliseconds: sqlite3_column_int64(statement, offset + column))
  }

  /// An instant, where one is there.
  public func optionalTimestamp(_ column: Int32) -> Timestamp? {
    isNull(column) ? nil : timestamp(column)
  }

  /// A day, stored as `YYYY-MM-DD`.
  public func date(_ column: Int32) throws -> CalendarDate {
    let stored = text(column)
    guard let date = CalendarDate(stored) else { throw unreadable(stored, column) }
    return date
  }

  /// A day, where one is there.
  public func optionalDate(_ column: Int32) throws -> CalendarDate? {
    try isNull(column) ? nil : date(column)
  }

  /// A UUID, stored as its 36 characters.
  public func uuid(_ column: Int32) throws -> UUID {
    let stored = text(column)
    guard let uuid = UUID(strict: stored) else { throw unreadable(stored, column) }
    return uuid
  }

  /// A UUID, where one is there.
  public func optionalUUID(_ column: Int32) throws -> UUID? {
    try isNull(column) ? nil : uuid(column)
  }

  /// A length of time, stored as milliseconds.
  public func duration(_ column: Int32) -> Duration {
    .milliseconds(sqlite3_column_int64(statement, offset + column))
  }

  /// A length of time, where one is there.
  public func optionalDuration(_ column: Int32) -> Duration? {
    isNull(column) ? nil : duration(column)
  }

  /// Bytes as they are.
  public func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, offset + column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, offset + column))))
  }

  /// Bytes, where some are there.
  public func optionalBytes(_ column: Int32) -> [UInt8]? {
    isNull(column) ? nil : bytes(column)
  }

  /// A JSON value, stored as its text.
  public func json(_ column: Int32) throws -> JSONValue {
    let stored = text(column)
    guard let value = JSONRule().read(text: stored) else { throw unreadable(stored, column) }
    return value
  }

  /// A JSON value, where one is there.
  public func optionalJSON(_ column: Int32) throws -> JSONValue? {
    try isNull(column) ? nil : json(column)
  }

  /// A decimal of more than 18 digits, stored as its text.
  public func longDecimal(_ column: Int32, scale: Int) throws -> Decimal {
    let stored = text(column)
    guard let number = DecimalDigits(stored), number.digits.count <= 38, number.places <= scale else {
      throw unreadable(stored, column)
    }
    return Decimal(number)
  }

  /// A decimal of more than 18 digits, where one is there.
  public func optionalLongDecimal(_ column: Int32, scale: Int) throws -> Decimal? {
    try isNull(column) ? nil : longDecimal(column, scale: scale)
  }

  /// A list, stored as a JSON array.
  public func list<Rule: ValueRule>(_ column: Int32, of rule: Rule) throws -> [Rule.Value] {
    let stored = text(column)
    guard let values = ListRule(of: rule).value(.text(stored)) else { throw unreadable(stored, column) }
    return values
  }

  /// A list, where one is there.
  public func optionalList<Rule: ValueRule>(_ column: Int32, of rule: Rule) throws -> [Rule.Value]? {
    try isNull(column) ? nil : list(column, of: rule)
  }

  /// One of an enum's cases, stored as it is spelled on the wire.
  public func enumeration<Case: RawRepresentable<String>>(_ column: Int32, as type: Case.Type) throws -> Case {
    let stored = text(column)
    guard let value = Case(rawValue: stored) else { throw unreadable(stored, column) }
    return value
  }

  /// One of an enum's cases, where one is there.
  public func optionalEnumeration<Case: RawRepresentable<String>>(
    _ column: Int32,
    as type: Case.Type
  ) throws -> Case? {
    try isNull(column) ? nil : enumeration(column, as: type)
  }

  private func unreadable(_ stored: String, _ column: Int32) -> DatabaseFailure {
    DatabaseFailure(
      code: SQLITE_MISMATCH,
      message: "column \(String(cString: sqlite3_column_name(statement, offset + column))) holds '\(stored)'",
      sql: String(cString: sqlite3_sql(statement))
    )
  }
}
