import Foundation
import GRDB
import GRDBSQLite

/// The service's database: one SQLite file, many readers, one writer.
///
/// Reads see the last commit and never wait for a write. Writes queue for the only writer, in this process and between
/// processes, for at most `busyTimeout`.
public final class Database: TransactionSource {
  private let pool: DatabasePool
  private let shapes = StatementShapes()

  /// Opens the file, creating it when there is none.
  ///
  /// - Parameters:
  ///   - path: Where the file is; its folder has to be there.
  ///   - readers: How many reads can run at the same time.
  ///   - busyTimeout: Seconds to wait for another process that is writing.
  /// - Throws: `DatabaseFailure` when the file cannot be opened or is no database.
  public init(path: String, readers: Int = 4, busyTimeout: Double = 5) throws {
    var configuration = GRDB.Configuration()
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    pool = try Self.opened(path, configuration, within: busyTimeout)
  }

  /// Opens the file that a URL such as `sqlite:library.sqlite` names, relative to the working folder unless it is
  /// absolute.
  ///
  /// - Throws: `DatabaseFailure` as `init(path:)` does, and for any other kind of URL.
  public convenience init(url: String) throws {
    let scheme = "sqlite:"
    guard url.hasPrefix(scheme), url.count > scheme.count else {
      throw DatabaseFailure.unknownURL(url)
    }
    let path = url.dropFirst(scheme.count)
    try self.init(path: path.hasPrefix("///") ? String(path.dropFirst(2)) : String(path))
  }

  // The switch to a write-ahead log fails at once, whatever the timeout, while another process makes the same switch.
  private static func opened(
    _ path: String,
    _ configuration: GRDB.Configuration,
    within seconds: Double
  ) throws -> DatabasePool {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      do {
        return try DatabasePool(path: path, configuration: configuration)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline {
        Thread.sleep(forTimeInterval: 0.02)
      } catch {
        throw DatabaseFailure(error)
      }
    }
  }

  /// Runs one quick statement, such as a read by key, on the calling thread.
  public func lookup<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    do {
      return try pool.unsafeRead { try body(Transaction($0, shapes: shapes)) }
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// Runs statements that see one state of the database, on a thread of its own.
  public func read<Result: Sendable>(
    _ body: @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    do {
      return try await pool.read { try body(Transaction($0, shapes: shapes)) }
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// Runs statements that happen together or not at all: whatever `body` throws undoes them.
  @discardableResult
  public func write<Result: Sendable>(
    _ body: @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    do {
      return try await pool.write { try body(Transaction($0, shapes: shapes)) }
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// Runs statements that may rebuild tables, which happen together or not at all: no foreign key is enforced within,
  /// so that none cascades. Whoever is writing is waited for, at most so many seconds.
  func alter<Value: Sendable>(
    patience: Double,
    _ body: @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.writeWithoutTransaction { connection in
        // Neither can be changed within a transaction.
        try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = OFF")
        let result = Result {
          try Self.begin(connection, within: patience)
          return try Self.finish(connection) { try body(Transaction(connection, shapes: shapes)) }
        }
        // Past the driver, which runs nothing any more where the task was cancelled.
        sqlite3_exec(connection.sqliteConnection, "PRAGMA foreign_keys = ON", nil, nil, nil)
        return try result.get()
      }
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// Takes the writer's place, however often that needs the timeout.
  private static func begin(_ connection: GRDB.Database, within seconds: Double) throws {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      do {
        return try connection.beginTransaction(.immediate)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < deadline {
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  private static func finish<Value>(_ connection: GRDB.Database, _ body: () throws -> Value) throws -> Value {
    do {
      let value = try body()
      try connection.commit()
      return value
    } catch {
      try? connection.rollback()
      throw error
    }
  }

  /// Waits for what is running and closes the file.
  public func close() throws {
    do {
      try pool.close()
    } catch {
      throw DatabaseFailure(error)
    }
  }
}
