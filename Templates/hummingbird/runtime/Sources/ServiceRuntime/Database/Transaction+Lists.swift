import Synchronization

extension Transaction {
  /// One page of a list.
  ///
  /// - Parameter visible: The records that whoever asks may see.
  public func page<Record>(
    _ query: ListQuery<Record>,
    visible: PolicyScope = .everything,
    decode: (Row) throws -> Record
  ) throws -> ListPage<Record> {
    let statement = query.statement(visible: visible)
    return query.page(try all(statement.sql, statement.values, isKept: shapes.admit(statement.sql), decode: decode))
  }
}

/// The assembled statements that are kept prepared: the first that come.
///
/// Requests choose the shape of a list's statement, and there are more shapes than there is memory. Those beyond the
/// capacity are prepared anew each time.
final class StatementShapes: Sendable {
  private let capacity: Int
  private let admitted = Mutex<Set<String>>([])

  init(capacity: Int = 512) {
    self.capacity = capacity
  }

  /// Whether the statement is one of those to keep.
  func admit(_ sql: String) -> Bool {
    admitted.withLock { admitted in
      if admitted.contains(sql) { return true }
      guard admitted.count < capacity else { return false }
      admitted.insert(sql)
      return true
    }
  }
}
