import GRDB
import GRDBSQLite

/// What repositories run their statements on, for as long as the closure that received it lasts.
///
/// Statements are prepared once per connection and kept; values are always bound.
public struct Transaction {
  private let connection: GRDB.Database?
  let shapes: StatementShapes

  init(_ connection: GRDB.Database?, shapes: StatementShapes = StatementShapes()) {
    self.connection = connection
    self.shapes = shapes
  }

  /// The first row, if there is one.
  public func first<Result>(
    _ sql: String,
    _ values: [SQLValue] = [],
    decode: (Row) throws -> Result
  ) throws -> Result? {
    let statement = try prepared(sql)
    return try statement.stepping(values) { step in
      try step() ? decode(Row(statement.handle)) : nil
    }
  }

  /// Every row, in the order of the statement.
  public func all<Result>(
    _ sql: String,
    _ values: [SQLValue] = [],
    decode: (Row) throws -> Result
  ) throws -> [Result] {
    try all(sql, values, isKept: true, decode: decode)
  }

  func all<Result>(
    _ sql: String,
    _ values: [SQLValue],
    isKept: Bool,
    decode: (Row) throws -> Result
  ) throws -> [Result] {
    let statement = try prepared(sql, isKept: isKept)
    return try statement.stepping(values) { step in
      var results: [Result] = []
      while try step() {
        results.append(try decode(Row(statement.handle)))
      }
      return results
    }
  }

  /// Whether a statement that answers one row, 1 or 0, answers 1.
  public func holds(_ sql: String, _ values: [SQLValue]) throws -> Bool {
    try first(sql, values) { $0.bool(0) } ?? false
  }

  /// Runs a statement that changes rows.
  ///
  /// - Returns: How many rows it inserted, updated or deleted itself.
  /// - Throws: `DatabaseFailure`, whose `constraint` says what was violated.
  @discardableResult
  public func execute(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
    let statement = try prepared(sql)
    try statement.stepping(values) { step in
      while try step() {}
    }
    return Int(sqlite3_changes(statement.connection))
  }

  /// Runs statements without values, separated by semicolons: those of a migration.
  public func run(_ script: String) throws {
    do {
      try attached().execute(sql: script)
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// Undoes what `body` did when it throws, and leaves what came before.
  public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
    let connection = try attached()
    var result: Result?
    try connection.inSavepoint {
      result = try body()
      return .commit
    }
    guard let result else { throw DatabaseFailure.detached }
    return result
  }

  private func attached() throws -> GRDB.Database {
    guard let connection else { throw DatabaseFailure.detached }
    return connection
  }

  private func prepared(_ sql: String, isKept: Bool = true) throws -> PreparedStatement {
    let connection = try attached()
    do {
      let statement = try isKept ? connection.cachedStatement(sql: sql) : connection.makeStatement(sql: sql)
      guard let handle = connection.sqliteConnection else { throw DatabaseFailure.detached }
      return PreparedStatement(owner: statement, connection: handle)
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }
}

/// A statement of one connection, ready to be bound and stepped.
private struct PreparedStatement {
  /// Keeps the handle alive.
  let owner: GRDB.Statement
  let connection: OpaquePointer

  var handle: OpaquePointer { owner.sqliteStatement }

  /// Binds, hands over a function that goes to the next row, and leaves the statement as it was found.
  func stepping<Result>(_ values: [SQLValue], _ body: (() throws -> Bool) throws -> Result) throws -> Result {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    try bind(values)
    return try body(step)
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  private func bind(_ values: [SQLValue]) throws {
    precondition(
      values.count == Int(sqlite3_bind_parameter_count(handle)),
      "a statement is run with as many values as it has places: \(owner.sql)"
    )
    var index: Int32 = 0
    for value in values {
      index += 1
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(handle, index)
      case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
      case .real(let number): code = sqlite3_bind_double(handle, index, number)
      case .text(let text): code = bind(text, at: index)
      case .blob(let bytes): code = bind(bytes, at: index)
      }
      guard code == SQLITE_OK else { throw failure() }
    }
  }

  private func bind(_ text: String, at index: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { utf8 in
      // Without an address SQLite would bind null.
      guard let start = utf8.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, transientText) }
      return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { characters in
        sqlite3_bind_text64(handle, index, characters, UInt64(utf8.count), transientText, UInt8(SQLITE_UTF8))
      }
    }
  }

  private func bind(_ bytes: [UInt8], at index: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      // Without an address SQLite would bind null.
      guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, index, 0) }
      return sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), transientText)
    }
  }

  private func failure() -> any Error {
    DatabaseFailure.translated(
      DatabaseFailure(
        code: sqlite3_extended_errcode(connection),
        message: String(cString: sqlite3_errmsg(connection)),
        sql: owner.sql
      )
    )
  }
}

/// Tells SQLite to copy the text before the call returns: `SQLITE_TRANSIENT`, a cast that C macros cannot export.
private let transientText = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
