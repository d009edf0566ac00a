/// SQL with the values of its `?`, in their order.
public struct SQLStatement: Sendable, Equatable {
  /// The text, the same for requests of the same shape.
  public let sql: String
  /// As many as it has `?`.
  public let values: [SQLValue]
}

/// A list as it is to be read: what holds of its records, how they are ordered, and where the page begins.
struct ListPlan: Sendable {
  struct Condition: Sendable {
    let name: String
    let sql: String
    let values: [SQLValue]
  }

  struct Key: Sendable {
    let terms: ListSortTerms
    let isDescending: Bool

    var direction: ListSortDirection { isDescending ? terms.descending : terms.ascending }
  }

  let shape: ListShape
  let scope: ListScope?
  /// In the order of the request.
  let conditions: [Condition]
  /// The order of the records, total: the parts of the record's key are among the keys.
  let keys: [Key]
  let limit: Int
  /// One value per key: where the page before ended.
  private(set) var position: [SQLValue]?

  let selection: RecordSelection

  init(_ parameters: QueryParameters, _ shape: ListShape, _ scope: ListScope?) throws(ServiceError) {
    var reader = QueryReader(parameters)
    var limit = shape.defaultLimit
    var conditions: [Condition] = []
    var keys: [Key] = []
    var cursor: String?
    while let parameter = reader.next() {
      switch parameter.name {
      case "limit": limit = reader.limit(parameter, shape)
      case "sort": keys = reader.keys(parameter, shape)
      case "cursor": cursor = parameter.value
      default:
        if let filter = shape.filter(parameter.name) {
          switch filter.read(parameter) {
          case .condition(let sql, let values):
            conditions.append(Condition(name: filter.name, sql: sql, values: values))
          case .refusal(let violation): reader.fail(parameter.name, violation.code, violation.message)
          }
        } else if !reader.readSelection(parameter, shape.selection) {
          reader.unknown(parameter)
        }
      }
    }
    selection = reader.selection(shape.selection, showing: shape.view)
    try reader.finish()

    self.shape = shape
    self.scope = scope
    self.conditions = conditions
    self.keys = Self.total(keys, shape.identifiers)
    self.limit = limit
    guard let cursor else { return }
    position = Cursor.values(of: cursor, for: digest, types: self.keys.map(\.terms.accepts))
    if position == nil { throw .invalidCursor }
  }

  /// The keys up to where the parts of the record's key are among them; those that are not are appended in the
  /// direction of the last.
  private static func total(_ keys: [Key], _ identifiers: [ListSortTerms]) -> [Key] {
    var missing = identifiers
    for (index, key) in keys.enumerated() {
      missing.removeAll { $0.member == key.terms.member }
      if missing.isEmpty { return Array(keys[...index]) }
    }
    let isDescending = keys.last?.isDescending ?? false
    return keys + missing.map { Key(terms: $0, isDescending: isDescending) }
  }

  func cursor(_ values: [SQLValue]) -> String {
    Cursor.text(digest, values)
  }

  /// What a cursor of this list is bound to: the resource, the scope, the sort and the filters, whatever their order.
  private var digest: UInt64 {
    var digest = Digest()
    digest.add(shape.base)
    digest.add(scope?.condition ?? "")
    digest.add(scope?.values ?? [])
    for key in keys {
      digest.add(key.isDescending ? "-" : "+")
      digest.add(key.terms.member)
    }
    for condition in conditions.sorted(by: { $0.name < $1.name }) {
      digest.add(condition.sql)
      digest.add(condition.values)
    }
    return digest.value
  }

  /// The records of the page and one more, of those that may be seen.
  func statement(visible: PolicyScope) -> SQLStatement {
    var sql = shape.base
    var values: [SQLValue] = []
    var word = " WHERE "
    func add(_ condition: String, _ bound: [SQLValue]) {
      sql += word
      sql += condition
      values += bound
      word = " AND "
    }
    if let condition = shape.condition { add(condition, []) }
    if let condition = visible.condition { add("(\(condition))", visible.values) }
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
    if keys.allSatisfy({ !$0.terms.isNullable && $0.isDescending == first.isDescending }) {
      let columns = keys.map(\.terms.column).joined(separator: ", ")
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
    if value == .null { return ("(\(key.terms.equalNull ?? key.terms.equal) AND \(rest))", values) }
    return ("(\(key.direction.after) OR \(key.terms.equal) AND \(rest))", [value, value] + values)
  }
}

extension QueryReader {
  fileprivate mutating func limit(_ parameter: QueryParameters.Parameter, _ shape: ListShape) -> Int {
    let text = parameter.value ?? ""
    let reading =
      JSONNumber.isValid(text)
      ? IntegerRule(min: 1, max: shape.maximumLimit).read(.number(text))
      : .violation(.type, "must be an integer")
    switch reading {
    case .value(let value): return value
    case .violations(let violations):
      for violation in violations { fail(parameter.name, violation.code, violation.message) }
      return shape.defaultLimit
    }
  }

  fileprivate mutating func keys(_ parameter: QueryParameters.Parameter, _ shape: ListShape) -> [ListPlan.Key] {
    var keys: [ListPlan.Key] = []
    for name in names(parameter) {
      let isDescending = name.hasPrefix("-")
      let member = isDescending ? String(name.dropFirst()) : name
      guard let terms = shape.sorts.first(where: { $0.member == member }) else {
        let known = shape.sorts.map(\.member).joined(separator: ", ")
        let help = known.isEmpty ? "there is nothing to sort by" : "can sort by \(known)"
        fail(parameter.name, .unknown, "cannot sort by '\(member)'; \(help)")
        continue
      }
      if keys.contains(where: { $0.terms.member == member }) {
        fail(parameter.name, .format, "must name '\(member)' once")
      } else {
        keys.append(ListPlan.Key(terms: terms, isDescending: isDescending))
      }
    }
    return keys
  }
}
