/// What a list of records can be asked, and the SQL that answers it; generated, one per resource.
public struct ListDefinition<Record: Sendable>: Sendable {
  let shape: ListShape
  /// How a record's value is found for each member that it can be ordered by.
  let values: [String: @Sendable (Record) -> SQLValue]

  /// - Parameters:
  ///   - base: `SELECT … FROM …`, without conditions.
  ///   - condition: what holds of every record of the list, if it is not of all in the table.
  ///   - filters: every allowed comparison of every member that can be filtered by.
  ///   - sorts: what can be sorted by.
  ///   - identifiers: the parts of the record's key, which settle ties and are the order without `sort`.
  ///   - limit: how many records a page has when the request does not say, and how many at most.
  ///   - selection: what can be selected and included.
  ///   - view: what records have unless a request selects other members; everything when absent.
  public init(
    base: String,
    condition: String? = nil,
    filters: [ListFilter] = [],
    sorts: [ListSortKey<Record>] = [],
    identifiers: [ListSortKey<Record>],
    limit: (default: Int, max: Int),
    selection: SelectionDefinition,
    view: [String]? = nil
  ) {
    shape = ListShape(
      base: base,
      condition: condition,
      filters: Dictionary(uniqueKeysWithValues: filters.map { ($0.name, $0) }),
      sorts: sorts.map { $0.terms },
      identifiers: identifiers.map { $0.terms },
      defaultLimit: limit.default,
      maximumLimit: limit.max,
      selection: selection,
      view: FieldSelection(names: view.map { Set($0) })
    )
    var values: [String: @Sendable (Record) -> SQLValue] = [:]
    for key in sorts + identifiers { values[key.member] = key.value }
    self.values = values
  }

  /// The same for records whose key has one part.
  public init(
    base: String,
    condition: String? = nil,
    filters: [ListFilter] = [],
    sorts: [ListSortKey<Record>] = [],
    identifier: ListSortKey<Record>,
    limit: (default: Int, max: Int),
    selection: SelectionDefinition,
    view: [String]? = nil
  ) {
    self.init(
      base: base,
      condition: condition,
      filters: filters,
      sorts: sorts,
      identifiers: [identifier],
      limit: limit,
      selection: selection,
      view: view
    )
  }
}

/// A list but for its records, so that all the work on it is done by code that is not generic, which other modules
/// would run slowly.
final class ListShape: Sendable {
  let base: String
  let condition: String?
  /// By the full name of their parameter.
  let filters: [String: ListFilter]
  let sorts: [ListSortTerms]
  /// At least one.
  let identifiers: [ListSortTerms]
  let defaultLimit: Int
  let maximumLimit: Int
  let selection: SelectionDefinition
  let view: FieldSelection

  init(
    base: String,
    condition: String?,
    filters: [String: ListFilter],
    sorts: [ListSortTerms],
    identifiers: [ListSortTerms],
    defaultLimit: Int,
    maximumLimit: Int,
    selection: SelectionDefinition,
    view: FieldSelection
  ) {
    self.base = base
    self.condition = condition
    self.filters = filters
    self.sorts = sorts
    self.identifiers = identifiers
    self.defaultLimit = defaultLimit
    self.maximumLimit = maximumLimit
    self.selection = selection
    self.view = view
  }

  func filter(_ name: String) -> ListFilter? {
    filters[name] ?? filters["\(name)[\(ListOperator.eq.rawValue)]"]
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
        let pieces = parameter.rawValue.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let values = pieces.map { value(PercentEncoding.decode(Substring($0), plusIsSpace: true)) }
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
