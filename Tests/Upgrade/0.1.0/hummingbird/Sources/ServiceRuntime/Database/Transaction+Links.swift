extension Transaction {
  /// Links two records, which may be linked already.
  ///
  /// - Parameter living: Ids of records that can be hidden, each with a statement that answers whether one is there.
  /// - Returns: Whether they were not linked before.
  /// - Throws: 404 when one of them is not there.
  @discardableResult
  public func link(
    _ sql: String,
    _ id: SQLValue,
    _ other: SQLValue,
    living: [(exists: String, id: SQLValue)] = []
  ) throws -> Bool {
    for record in living {
      guard try holds(record.exists, [record.id]) else { throw ServiceError.notFound }
    }
    do {
      return try execute(sql, [id, other]) > 0
    } catch let failure as DatabaseFailure where failure.constraint == .foreignKey {
      throw ServiceError.notFound
    }
  }

  /// Makes a set of ids what a record is linked to, and nothing else.
  ///
  /// - Parameters:
  ///   - id: The record's.
  ///   - ids: A JSON array.
  ///   - member: What the set is called in a body.
  ///   - missing: Binds the set; answers the places in it of ids without a record.
  ///   - retain: Binds the record and the set; unlinks everything else.
  ///   - add: Binds the record and the set; links what is not linked yet.
  /// - Throws: 422 `reference` for each id without a record.
  public func replaceLinks(
    of id: SQLValue,
    with ids: SQLValue,
    named member: String,
    missing: String,
    retain: String,
    add: String
  ) throws {
    let places = try all(missing, [ids]) { $0.integer(0) }
    guard places.isEmpty else {
      throw ServiceError.missingReference(places.map { "\(JSONPointer.member(member))/\($0)" })
    }
    try execute(retain, [id, ids])
    try execute(add, [id, ids])
  }
}
