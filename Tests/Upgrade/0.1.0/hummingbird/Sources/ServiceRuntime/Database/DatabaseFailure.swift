import GRDB
import GRDBSQLite

/// A statement that the database refused or could not finish.
public struct DatabaseFailure: Error, Sendable, CustomStringConvertible {
  /// A rule of the schema that a statement broke.
  public enum Constraint: Sendable, Hashable {
    /// A unique index, by its columns: `books.isbn`, or `albums.title, albums.artist_id`.
    case unique(String)
    /// A check, by its name.
    case check(String)
    /// A foreign key; SQLite does not say which.
    case foreignKey
  }

  /// SQLite's extended result code.
  public let code: Int32
  /// SQLite's own words.
  public let message: String
  /// The statement, without the values that were bound to it.
  public let sql: String?

  init(code: Int32, message: String, sql: String?) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// What was violated, when that was the reason.
  public var constraint: Constraint? {
    switch ResultCode(rawValue: code) {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique(subject)
    case .SQLITE_CONSTRAINT_CHECK: .check(subject)
    // A restricted delete is reported as if a trigger had refused it.
    case .SQLITE_CONSTRAINT_FOREIGNKEY, .SQLITE_CONSTRAINT_TRIGGER: .foreignKey
    default: nil
    }
  }

  /// Whether the writer was taken for longer than the timeout: the same request may succeed later.
  public var isBusy: Bool { code & 0xFF == SQLITE_BUSY }

  /// Message, code and statement, for the log.
  public var description: String {
    "\(message) (SQLite \(code))" + (sql.map { " in: \($0)" } ?? "")
  }

  /// What stands behind the colon of `UNIQUE constraint failed: books.isbn`.
  private var subject: String {
    guard let colon = message.firstIndex(of: ":") else { return message }
    return String(message[colon...].dropFirst(2))
  }
}

extension DatabaseFailure {
  /// What a delete is answered with that could only clear a key, where a rule of the other record needs it.
  var asNeeded: any Error {
    if case .check = constraint { ServiceError.inUse(by: "records whose rules need it") } else { self }
  }

  static let detached = DatabaseFailure(
    code: SQLITE_MISUSE,
    message: "a statement was run in a transaction without a database",
    sql: nil
  )

  static func unknownURL(_ url: String) -> DatabaseFailure {
    DatabaseFailure(
      code: SQLITE_CANTOPEN,
      message: "DATABASE_URL is '\(url)', but has to be such as sqlite:service.sqlite",
      sql: nil
    )
  }

  init(_ error: any Error) {
    if let error = error as? DatabaseError {
      self.init(
        code: error.extendedResultCode.rawValue,
        message: error.message ?? "\(error.resultCode)",
        sql: error.sql
      )
    } else {
      self.init(code: SQLITE_ERROR, message: "\(error)", sql: nil)
    }
  }

  /// The error as callers know it: nothing of the driver's, and a cancellation where a statement was interrupted.
  static func translated(_ error: any Error) -> any Error {
    switch error {
    case let failure as DatabaseFailure where failure.code == SQLITE_INTERRUPT: CancellationError()
    case let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT: CancellationError()
    case let error as DatabaseError: DatabaseFailure(error)
    default: error
    }
  }
}
