/// What a request asks of a list, read from its query and checked: ready to become one statement.
public struct ListQuery<Record: Sendable>: Sendable {
  /// How many records a page has at most.
  public let limit: Int
  /// Which members of the records are written, and which records beside them.
  public let selection: RecordSelection

  let definition: ListDefinition<Record>
  let scope: ListScope?
  /// In the order of the request.
  let conditions: [Condition]
  /// The order of the records, total: the last key is the id.
  let keys: [Key]
  /// One value per key: where the page before ended.
  private(set) var position: [SQLValue]?

  struct Condition: Sendable {
    let name: String
    let sql: String
    let values: [SQLValue]
  }

  struct Key: Sendable {
    let key: ListSortKey<Record>
    let isDescending: Bool

    var direction: ListSortKey<Record>.Direction { isDescending ? key.descending : key.ascending }
  }

  /// Reads the query of a request, refusing everything wrong with it at once.
  ///
  /// - Parameter scope: what the list is narrowed to before; its values take part in what a cursor belongs to.
  public init(
    _ parameters: QueryParameters,
    _ definition: ListDefinition<Record>,
    scope: ListScope? = nil
  ) throws(ServiceError) {
    var reader = QueryReader(parameters)
    var limit = definition.defaultLimit
    var conditions: [Condition] = []
    var sorts: [Key] = []
    var cursor: String?
    while let parameter = reader.next() {
      switch parameter.name {
      case "limit": limit = Self.limit(parameter, definition, &reader)
      case "sort": sorts = Self.sorts(parameter, definition, &reader)
      case "cursor": cursor = parameter.value
      default:
        if let filter = Self.filter(parameter.name, definition) {
          switch filter.read(parameter) {
          case .condition(let sql, let values):
            conditions.append(Condition(name: filter.name, sql: sql, values: values))
          case .refusal(let violation): reader.fail(parameter.name, violation.code, violation.message)
          }
        } else if !reader.readSelection(parameter, definition.selection) {
          reader.unknown(parameter)
        }
      }
    }
    selection = reader.selection(definition.selection)
    try reader.finish()

    self.definition = definition
    self.scope = scope
    self.limit = limit
    self.conditions = conditions
    let keys = Self.total(sorts, definition.identifier)
    self.keys = keys
    guard let cursor else { return }
    position = Cursor.values(of: cursor, for: digest, types: keys.map(\.key.accepts))
    if position == nil { throw .invalidCursor }
  }

  /// The records of a page out of those that the statement found, and the cursor behind them.
  public func page(_ found: [Record]) -> ListPage<Record> {
    guard found.count > limit else { return ListPage(records: found, limit: limit, next: nil) }
    let records = Array(found.prefix(limit))
    let next = records.last.map { last in Cursor.text(digest, keys.map { $0.key.value(last) }) }
    return ListPage(records: records, limit: limit, next: next)
  }

  /// What a cursor of this list is bound to: the resource, the scope, the sort and the filters, whatever their order.
  private var digest: UInt64 {
    var digest = Digest()
    digest.add(definition.base)
    digest.add(scope?.condition ?? "")
    digest.add(scope?.values ?? [])
    for key in keys {
      digest.add(key.isDescending ? "-" : "+")
      digest.add(key.key.member)
    }
    for condition in conditions.sorted(by: { $0.name < $1.name }) {
      digest.add(condition.sql)
      digest.add(condition.values)
    }
    return digest.value
  }

  private static func filter(_ name: String, _ definition: ListDefinition<Record>) -> ListFilter? {
    definition.filtersByName[name] ?? definition.filtersByName["\(name)[eq]"]
  }

  private static func limit(
    _ parameter: QueryParameters.Parameter,
    _ definition: ListDefinition<Record>,
    _ reader: inout QueryReader
  ) -> Int {
    let text = parameter.value ?? ""
    let reading =
      JSONNumber.isValid(text)
      ? IntegerRule(min: 1, max: definition.maximumLimit).read(.number(text))
      : .violation(.type, "must be an integer")
    switch reading {
    case .value(let value): return value
    case .violations(let violations):
      for violation in violations { reader.fail(parameter.name, violation.code, violation.message) }
      return definition.defaultLimit
    }
  }

  private static func sorts(
    _ parameter: QueryParameters.Parameter,
    _ definition: ListDefinition<Record>,
    _ reader: inout QueryReader
  ) -> [Key] {
    var keys: [Key] = []
    for name in reader.names(parameter) {
      let isDescending = name.hasPrefix("-")
      let member = isDescending ? String(name.dropFirst()) : name
      guard let key = definition.sorts.first(where: { $0.member == member }) else {
        let known = definition.sorts.map(\.member).joined(separator: ", ")
        let help = known.isEmpty ? "there is nothing to sort by" : "can sort by \(known)"
        reader.fail(parameter.name, .unknown, "cannot sort by '\(member)'; \(help)")
        continue
      }
      if keys.contains(where: { $0.key.member == member }) {
        reader.fail(parameter.name, .format, "must name '\(member)' once")
      } else {
        keys.append(Key(key: key, isDescending: isDescending))
      }
    }
    return keys
  }

  /// The keys up to the id, which is appended in the direction of the last when it is not among them.
  private static func total(_ keys: [Key], _ identifier: ListSortKey<Record>) -> [Key] {
    if let place = keys.firstIndex(where: { $0.key.member == identifier.member }) { return Array(keys[...place]) }
    return keys + [Key(key: identifier, isDescending: keys.last?.isDescending ?? false)]
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
