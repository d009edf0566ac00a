/// How a record is deleted so that it is only hidden, and what goes with it; generated, one per resource.
public struct SoftDeletion: Sendable {
  let hide: String
  let cascades: [String]
  let detachments: [String]
  let restrictions: [Restriction]

  /// - Parameters:
  ///   - hide: Hides a record that is not hidden: binds the time and the id.
  ///   - cascades: Each hides records that go along: binds the id and the time.
  ///   - detachments: Each clears keys that lead to what goes: binds the id.
  ///   - restrictions: What then must not be left over.
  public init(hide: String, cascades: [String] = [], detachments: [String] = [], restrictions: [Restriction] = []) {
    self.hide = hide
    self.cascades = cascades
    self.detachments = detachments
    self.restrictions = restrictions
  }
}

/// How a hidden record comes back, with what went along with it; generated, one per resource that can be restored.
public struct Restoration: Sendable {
  /// Records of one kind that come back along with others.
  public struct Cascade: Sendable {
    let reveal: String
    let constraints: ConstraintTable

    /// - Parameters:
    ///   - reveal: Brings back what went at a time: binds the id and the time.
    ///   - constraints: What the violations of those records' table mean.
    public init(_ reveal: String, constraints: ConstraintTable = ConstraintTable()) {
      self.reveal = reveal
      self.constraints = constraints
    }
  }

  /// Keys that would lead to records which stay hidden.
  public struct Dangling: Sendable {
    let pointer: String
    let exists: String

    /// - Parameters:
    ///   - member: The restored record's key as it is spelled on the wire; nothing for a key of what comes back along.
    ///   - exists: A statement that binds the id of the restored record and answers 1 or 0.
    public init(_ member: String? = nil, exists: String) {
      pointer = member.map { JSONPointer.member($0) } ?? ""
      self.exists = exists
    }
  }

  let moment: String
  let reveal: String
  let constraints: ConstraintTable
  let cascades: [Cascade]
  let dangling: [Dangling]

  /// - Parameters:
  ///   - moment: When the record was hidden: binds the id; no row if it is not.
  ///   - reveal: Brings back the record itself: binds the id.
  ///   - constraints: What the violations of its table mean.
  ///   - cascades: What comes back along.
  ///   - dangling: What then must not be left over.
  public init(
    moment: String,
    reveal: String,
    constraints: ConstraintTable = ConstraintTable(),
    cascades: [Cascade] = [],
    dangling: [Dangling] = []
  ) {
    self.moment = moment
    self.reveal = reveal
    self.constraints = constraints
    self.cascades = cascades
    self.dangling = dangling
  }
}

extension ServiceError {
  /// 409: only what is deleted can be removed for good.
  public static let notDeleted = conflict(
    "The record is not deleted.",
    details: [ErrorDetail(.field("/id"), .state, "has to be deleted first")]
  )
}

extension Transaction {
  /// Hides one record and what goes along, unless others hold on to them.
  ///
  /// - Returns: Whether it was there.
  /// - Throws: `ServiceError` when other records refer to it.
  public func delete(_ id: SQLValue, at time: Timestamp, _ deletion: SoftDeletion) throws -> Bool {
    guard try execute(deletion.hide, [time.sql, id]) > 0 else { return false }
    for statement in deletion.cascades { try execute(statement, [id, time.sql]) }
    do {
      for statement in deletion.detachments { try execute(statement, [id]) }
    } catch let failure as DatabaseFailure {
      throw failure.asNeeded
    }
    for restriction in deletion.restrictions where try holds(restriction.exists, [id]) {
      throw ServiceError.inUse(by: restriction.others)
    }
    return true
  }

  /// Brings back one hidden record and what went along with it.
  ///
  /// - Throws: `ServiceError` when a value is taken meanwhile, or when a key leads to a record that stays hidden.
  public func restore(_ id: SQLValue, _ restoration: Restoration) throws {
    guard let time = try first(restoration.moment, [id], decode: { $0.timestamp(0) }) else { return }
    try execute(restoration.reveal, [id], constraints: restoration.constraints)
    for cascade in restoration.cascades {
      try execute(cascade.reveal, [id, time.sql], constraints: cascade.constraints)
    }
    let dangling = try restoration.dangling.filter { try holds($0.exists, [id]) }
    guard dangling.isEmpty else {
      throw ServiceError.validation(
        dangling.map { ErrorDetail(.field($0.pointer), .reference, "leads to a deleted record") }
      )
    }
  }

  /// Refuses keys that lead to hidden records, whose rows satisfy the database.
  ///
  /// - Throws: 422 `reference` for every key that names no record.
  public func requireLiving(_ references: [Reference]) throws {
    let isRefused = try references.contains { reference in
      guard let isDeleted = reference.isDeleted, reference.key != .null else { return false }
      return try holds(isDeleted, [reference.key])
    }
    guard isRefused else { return }
    throw ServiceError.missingReference(try missing(of: references))
  }

  /// Pointers to the keys that name no record.
  func missing(of references: [Reference]) throws -> [String] {
    try references.filter { try $0.key != .null && !holds($0.exists, [$0.key]) }.map(\.pointer)
  }
}
