/// SQL with the values of its `?`, in their order.
public struct SQLStatement: Sendable, Equatable {
  /// The text, the same for requests of the same shape.
  public let sql: String
  /// As many as it has `?`.
  public let values: [SQLValue]
}

extension ListQuery {
  /// The one statement that finds the records of the page, and one more when there are more.
  public var statement: SQLStatement {
    var sql = definition.base
    var values: [SQLValue] = []
    var word = " WHERE "
    func add(_ condition: String, _ bound: [SQLValue]) {
      sql += word
      sql += condition
      values += bound
      word = " AND "
    }
    if let scope { add(scope.condition, scope.values) }
    for condition in conditions { add(condition.sql, condition.values) }
    if let position {
      let (condition, bound) = keyset(position)
      add(condition, bound)
    }
    sql += " ORDER BY "
    sql += keys.map(\.direction.order).joined(separator: ", ")
    sql += " LIMIT ?"
    values.append(.integer(Int64(limit) + 1))
    return SQLStatement(sql: sql, values: values)
  }

  /// What comes behind the position: one comparison of rows where every key has a value and one direction, otherwise
  /// key by key.
  private func keyset(_ position: [SQLValue]) -> (sql: String, values: [SQLValue]) {
    let first = keys[0]
    if keys.allSatisfy({ !$0.key.isNullable && $0.isDescending == first.isDescending }) {
      let columns = keys.map(\.key.column).joined(separator: ", ")
      let places = keys.map { _ in "?" }.joined(separator: ", ")
      return ("(\(columns)) \(first.direction.comparison) (\(places))", position)
    }
    let (condition, values) = after(0, position)
    guard let bound = first.direction.bound, position[0] != .null else { return (condition, values) }
    // It changes nothing, but lets an index find the place.
    return ("\(bound) AND \(condition)", [position[0]] + values)
  }

  private func after(_ index: Int, _ position: [SQLValue]) -> (sql: String, values: [SQLValue]) {
    let key = keys[index]
    let value = position[index]
    if index == keys.count - 1 { return (key.direction.after, [value]) }
    let (rest, values) = after(index + 1, position)
    // Nulls are last, so nothing of another value comes behind one.
    if value == .null { return ("(\(key.key.equalNull ?? key.key.equal) AND \(rest))", values) }
    return ("(\(key.direction.after) OR \(key.key.equal) AND \(rest))", [value, value] + values)
  }
}
