/// What a list of records can be asked, and the SQL that answers it; generated, one per resource.
public struct ListDefinition<Record: Sendable>: Sendable {
  /// `SELECT … FROM …`, without conditions.
  public let base: String
  /// Every allowed comparison of every member that can be filtered by.
  public let filters: [ListFilter]
  /// What can be sorted by.
  public let sorts: [ListSortKey<Record>]
  /// The id, which settles ties and is the order without `sort`.
  public let identifier: ListSortKey<Record>
  /// How many records a page has when the request does not say.
  public let defaultLimit: Int
  /// How many it may have at most.
  public let maximumLimit: Int
  /// What can be selected and included.
  public let selection: SelectionDefinition

  let filtersByName: [String: ListFilter]

  /// A list by its parts.
  public init(
    base: String,
    filters: [ListFilter] = [],
    sorts: [ListSortKey<Record>] = [],
    identifier: ListSortKey<Record>,
    limit: (default: Int, max: Int),
    selection: SelectionDefinition
  ) {
    self.base = base
    self.filters = filters
    self.sorts = sorts
    self.identifier = identifier
    defaultLimit = limit.default
    maximumLimit = limit.max
    self.selection = selection
    filtersByName = Dictionary(uniqueKeysWithValues: filters.map { ($0.name, $0) })
  }
}

/// How a filter compares.
public enum ListOperator: String, Sendable, CaseIterable {
  case eq, ne, gt, gte, lt, lte
  case `in`
  case contains
  case startsWith = "starts_with"
  case isNull = "is_null"
}

/// One comparison that a list allows: how its operand is read, and the condition that it becomes.
public struct ListFilter: Sendable {
  /// The member's name on the wire.
  public let member: String
  /// How it compares.
  public let comparison: ListOperator
  let read: @Sendable (QueryParameters.Parameter) -> Operand

  /// What an operand came to.
  enum Operand: Sendable {
    case condition(String, [SQLValue])
    case refusal(Violation)
  }

  /// The parameter's full name.
  var name: String { Self.name(member, comparison) }

  static func name(_ member: String, _ comparison: ListOperator) -> String {
    "filter[\(member)][\(comparison.rawValue)]"
  }

  /// A comparison with one value, or with several for `in`.
  ///
  /// - Parameters:
  ///   - condition: the SQL; its every `?` takes the value. For `in` the value is a JSON array of what columns hold.
  ///   - rule: how the operand is read, by its type alone.
  public init(_ member: String, _ comparison: ListOperator, _ condition: String, _ rule: some ValueRule) {
    self.member = member
    self.comparison = comparison
    let places = condition.utf8.count { $0 == UInt8(ascii: "?") }
    @Sendable func value(_ text: String?) -> SQLValue? {
      text.flatMap { rule.read(text: $0) }.flatMap { rule.sql($0) }
    }
    switch comparison {
    case .in:
      read = { parameter in
        // Commas divide before escapes are decoded, so that `%2C` is a comma within a value.
        let pieces = parameter.rawValue.split(separator: ",", omittingEmptySubsequences: false)
        let values = pieces.map { value(PercentEncoding.decode($0, plusIsSpace: true)) }
        guard !values.contains(nil) else { return .refusal(rule.refusal) }
        return .condition(condition, Array(repeating: .array(values.compactMap { $0 }), count: places))
      }
    case .eq, .ne, .gt, .gte, .lt, .lte, .contains, .startsWith, .isNull:
      read = { parameter in
        guard let value = value(parameter.value) else { return .refusal(rule.refusal) }
        return .condition(condition, Array(repeating: value, count: places))
      }
    }
  }

  /// `is_null`, by the conditions of its two answers.
  public init(_ member: String, isNull: String, isNotNull: String) {
    self.member = member
    comparison = .isNull
    read = { parameter in
      let rule = BooleanRule()
      guard let value = parameter.value.flatMap({ rule.read(text: $0) }) else { return .refusal(rule.refusal) }
      return .condition(value ? isNull : isNotNull, [])
    }
  }
}

/// One member that a list can be ordered by, and how to go on after a record.
public struct ListSortKey<Record: Sendable>: Sendable {
  /// The SQL of one direction.
  public struct Direction: Sendable {
    let order: String
    let comparison: String
    let after: String
    let bound: String?

    /// - Parameters:
    ///   - order: the term of `ORDER BY`.
    ///   - comparison: `>` or `<`.
    ///   - after: what comes behind a value.
    ///   - bound: what comes at or behind a value; only where it is never null.
    public init(order: String, comparison: String, after: String, bound: String? = nil) {
      self.order = order
      self.comparison = comparison
      self.after = after
      self.bound = bound
    }
  }

  /// The member's name on the wire.
  public let member: String
  let column: String
  let equal: String
  let equalNull: String?
  let ascending: Direction
  let descending: Direction
  let value: @Sendable (Record) -> SQLValue
  let accepts: @Sendable (SQLValue) -> Bool

  var isNullable: Bool { equalNull != nil }

  /// - Parameters:
  ///   - member: its name on the wire.
  ///   - column: quoted.
  ///   - equal: what has the same value.
  ///   - equalNull: what has none; only where there may be none.
  ///   - ascending: the SQL of `sort=member`.
  ///   - descending: the SQL of `sort=-member`.
  ///   - rule: the member's.
  ///   - value: the member of a record.
  public init<Rule: ValueRule>(
    _ member: String,
    column: String,
    equal: String,
    equalNull: String? = nil,
    ascending: Direction,
    descending: Direction,
    _ rule: Rule,
    value: @escaping @Sendable (Record) -> Rule.Value?
  ) {
    self.member = member
    self.column = column
    self.equal = equal
    self.equalNull = equalNull
    self.ascending = ascending
    self.descending = descending
    self.value = { value($0).flatMap { rule.sql($0) } ?? .null }
    accepts = { $0 == .null ? equalNull != nil : rule.accepts($0) }
  }
}

/// A condition that narrows a list before the request does: that of a related list, say.
public struct ListScope: Sendable {
  let condition: String
  let values: [SQLValue]

  /// A condition and the values of its `?`.
  public init(_ condition: String, _ values: [SQLValue]) {
    self.condition = condition
    self.values = values
  }
}
