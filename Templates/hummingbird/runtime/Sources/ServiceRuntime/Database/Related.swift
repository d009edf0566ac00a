/// The records that a to-many relation leads to from one record, as many of them as are shown.
public struct Related<Record: Sendable>: Sendable {
  /// Ordered by id.
  public var records: [Record]
  /// Whether there are more.
  public var isCut: Bool

  /// No record.
  public init() {
    records = []
    isCut = false
  }
}

extension Related: Equatable where Record: Equatable {}

extension Transaction {
  /// What a relation leads to for several records at once.
  ///
  /// - Parameters:
  ///   - sql: Binds the owners' ids as a JSON array and a limit for each of them; each row is the owner's id, then the
  ///     record.
  ///   - owners: The owners' ids.
  ///   - limit: How many records are shown for each owner.
  ///   - visible: What the statement was narrowed to, which binds its values before the limit.
  ///   - owner: Reads the owner's id.
  ///   - decode: Reads the record from a row that begins behind the owner's id.
  public func related<Owner: Hashable & SQLConvertible, Record: Sendable>(
    _ sql: String,
    to owners: [Owner],
    limit: Int,
    visible: PolicyScope = .everything,
    owner: (Row) throws -> Owner,
    decode: (Row) throws -> Record
  ) throws -> [Owner: Related<Record>] {
    var found: [Owner: Related<Record>] = [:]
    let pairs = try all(sql, [.array(Set(owners))] + visible.values + [(limit + 1).sql]) { row in
      (try owner(row), try decode(row.dropping(1)))
    }
    for (owner, record) in pairs {
      if found[owner, default: Related()].records.count < limit {
        found[owner, default: Related()].records.append(record)
      } else {
        found[owner]?.isCut = true
      }
    }
    return found
  }
}
