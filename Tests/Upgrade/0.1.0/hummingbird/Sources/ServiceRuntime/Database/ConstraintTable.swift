/// What the violations that the database reports about one table mean to a client.
public struct ConstraintTable: Sendable {
  /// A member that a check guards, and the code of a violation.
  public struct Check: Sendable {
    let pointer: String
    let code: ErrorDetail.Code
    let message: String

    /// Names the member as it is spelled on the wire; without one, the record as a whole is meant.
    public init(
      _ member: String?,
      _ code: ErrorDetail.Code,
      _ message: String = "is not what the database accepts"
    ) {
      pointer = member.map { JSONPointer.member($0) } ?? ""
      self.code = code
      self.message = message
    }
  }

  private let uniques: [String: [String]]
  private let checks: [String: Check]

  /// - Parameters:
  ///   - unique: The members of each unique index, by the columns as SQLite reports them: `books.isbn`.
  ///   - checks: What each check guards, by its name.
  public init(unique: [String: [String]] = [:], checks: [String: Check] = [:]) {
    uniques = unique
    self.checks = checks
  }

  func error(for failure: DatabaseFailure) -> ServiceError? {
    switch failure.constraint {
    case .unique(let columns):
      uniques[columns].map { members in .notUnique(members.map { JSONPointer.member($0) }) }
    case .check(let name):
      checks[name].map { .validation($0.pointer, $0.code, $0.message) }
    case .foreignKey, nil: nil
    }
  }
}

/// A key in a record, and how to see whether it names one.
public struct Reference {
  let pointer: String
  let key: SQLValue
  let exists: String
  let isDeleted: String?

  /// - Parameters:
  ///   - member: The key's member as it is spelled on the wire.
  ///   - key: What the record holds.
  ///   - exists: A statement that binds the key and answers 1 or 0.
  ///   - isDeleted: Where records can be hidden: the same for those.
  public init(_ member: String, _ key: SQLValue, exists: String, isDeleted: String? = nil) {
    pointer = JSONPointer.member(member)
    self.key = key
    self.exists = exists
    self.isDeleted = isDeleted
  }
}

/// Records that keep others from being deleted, and how to see whether there are any.
public struct Restriction: Sendable {
  let others: String
  let exists: String

  /// - Parameters:
  ///   - others: What the records are called in an answer.
  ///   - exists: A statement that binds the id of the record to be deleted and answers 1 or 0.
  public init(_ others: String, exists: String) {
    self.others = others
    self.exists = exists
  }
}

extension Transaction {
  /// Runs an insert or an update, and says in the client's words what the database refused.
  ///
  /// - Throws: `ServiceError` for a value that is taken, a check that fails or a key that names no record.
  @discardableResult
  public func execute(
    _ sql: String,
    _ values: [SQLValue],
    constraints: ConstraintTable = ConstraintTable(),
    references: @autoclosure () -> [Reference] = []
  ) throws -> Int {
    try explaining(constraints, references) { try execute(sql, values) }
  }

  /// Runs an insert that answers the number of its record, and says in the client's words what the database refused.
  ///
  /// - Throws: `ServiceError` for a value that is taken, a check that fails or a key that names no record.
  public func insert(
    _ sql: String,
    _ values: [SQLValue],
    constraints: ConstraintTable = ConstraintTable(),
    references: @autoclosure () -> [Reference] = []
  ) throws -> Int {
    let id = try explaining(constraints, references) { try first(sql, values) { $0.integer(0) } }
    guard let id else { preconditionFailure("an insert answers the number of its record: \(sql)") }
    return id
  }

  /// Deletes one record, unless others hold on to it.
  ///
  /// - Parameters:
  ///   - sql: Binds the record's key.
  ///   - key: What the key is called in a record.
  /// - Returns: Whether it was there.
  /// - Throws: `ServiceError` when other records refer to it.
  public func delete(
    _ sql: String,
    _ id: SQLValue,
    key: String = "id",
    restrictions: [Restriction] = []
  ) throws -> Bool {
    do {
      return try execute(sql, [id]) > 0
    } catch let failure as DatabaseFailure where failure.constraint == .foreignKey {
      for restriction in restrictions where try holds(restriction.exists, [id]) {
        throw ServiceError.inUse(by: restriction.others, key: key)
      }
      throw failure
    } catch let failure as DatabaseFailure {
      throw failure.asNeeded
    }
  }

  // The questions are asked after the fact, so that what succeeds pays nothing for them.
  private func explaining<Result>(
    _ constraints: ConstraintTable,
    _ references: () -> [Reference],
    _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let failure as DatabaseFailure {
      if let error = constraints.error(for: failure) { throw error }
      guard failure.constraint == .foreignKey else { throw failure }
      let missing = try missing(of: references())
      throw missing.isEmpty ? failure : ServiceError.missingReference(missing)
    }
  }
}
