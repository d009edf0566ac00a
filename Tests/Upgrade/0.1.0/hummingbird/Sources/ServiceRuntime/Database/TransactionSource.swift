/// Where services get their transactions from: the database, or in tests of rules nothing at all.
public protocol TransactionSource: Sendable {
  /// Runs one quick statement, such as a read by key, on the calling thread.
  func lookup<Result>(_ body: (Transaction) throws -> Result) throws -> Result

  /// Runs statements that see one state of the database.
  func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result

  /// Runs statements that happen together or not at all: whatever `body` throws undoes them.
  @discardableResult
  func write<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result
}

/// Transactions over no database: for repositories that keep their records in memory.
public struct DetachedTransactions: TransactionSource {
  /// Makes a source whose transactions refuse every statement.
  public init() {}

  /// Runs `body` at once.
  public func lookup<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try body(Transaction(nil))
  }

  /// Runs `body` at once.
  public func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
    try body(Transaction(nil))
  }

  /// Runs `body` at once, and undoes nothing when it throws.
  @discardableResult
  public func write<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result {
    try body(Transaction(nil))
  }
}
