/// What a request asks of a list, read from its query and checked: ready to become one statement.
public struct ListQuery<Record: Sendable>: Sendable {
  let plan: ListPlan
  private let definition: ListDefinition<Record>

  /// Reads the query of a request, refusing everything wrong with it at once.
  ///
  /// - Parameter scope: what the list is narrowed to before; its values take part in what a cursor belongs to.
  public init(
    _ parameters: QueryParameters,
    _ definition: ListDefinition<Record>,
    scope: ListScope? = nil
  ) throws(ServiceError) {
    plan = try ListPlan(parameters, definition.shape, scope)
    self.definition = definition
  }

  /// How many records a page has at most.
  public var limit: Int { plan.limit }

  /// Which members of the records are written, and which records beside them.
  public var selection: RecordSelection { plan.selection }

  /// The one statement that finds the records of the page, and one more when there are more.
  public var statement: SQLStatement { plan.statement(visible: .everything) }

  /// The same of the records that whoever asks may see; no cursor depends on it.
  func statement(visible: PolicyScope) -> SQLStatement { plan.statement(visible: visible) }

  /// The records of a page out of those that the statement found, and the cursor behind them.
  public func page(_ found: [Record]) -> ListPage<Record> {
    guard found.count > limit else { return ListPage(records: found, limit: limit, next: nil) }
    let records = Array(found.prefix(limit))
    guard let last = records.last else { return ListPage(records: records, limit: limit, next: nil) }
    var position: [SQLValue] = []
    for key in plan.keys { position.append(definition.values[key.terms.member]?(last) ?? .null) }
    return ListPage(records: records, limit: limit, next: plan.cursor(position))
  }
}

/// One page of a list.
public struct ListPage<Record: Sendable>: Sendable {
  /// In the order asked for.
  public let records: [Record]
  /// How many there could have been.
  public let limit: Int
  /// The cursor of the next page, while there is one.
  public let next: String?

  /// A page by its parts.
  public init(records: [Record], limit: Int, next: String?) {
    self.records = records
    self.limit = limit
    self.next = next
  }
}
