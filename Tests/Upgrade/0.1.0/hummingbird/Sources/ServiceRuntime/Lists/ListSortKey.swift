/// One member that a list can be ordered by, and how to go on after a record.
public struct ListSortKey<Record: Sendable>: Sendable {
  /// The SQL of one direction.
  public typealias Direction = ListSortDirection

  let terms: ListSortTerms
  let value: @Sendable (Record) -> SQLValue

  /// The member's name on the wire.
  public var member: String { terms.member }

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
    terms = ListSortTerms(
      member: member,
      column: column,
      equal: equal,
      equalNull: equalNull,
      ascending: ascending,
      descending: descending,
      accepts: { $0 == .null ? equalNull != nil : rule.accepts($0) }
    )
    self.value = { value($0).flatMap { rule.sql($0) } ?? .null }
  }
}

/// The SQL of ordering by one member in one direction.
public struct ListSortDirection: Sendable {
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

/// What a sort key is but for its record: shared, and the same type for every resource, since every list passes it on.
final class ListSortTerms: Sendable {
  let member: String
  let column: String
  let equal: String
  let equalNull: String?
  let ascending: ListSortDirection
  let descending: ListSortDirection
  let accepts: @Sendable (SQLValue) -> Bool

  var isNullable: Bool { equalNull != nil }

  init(
    member: String,
    column: String,
    equal: String,
    equalNull: String?,
    ascending: ListSortDirection,
    descending: ListSortDirection,
    accepts: @escaping @Sendable (SQLValue) -> Bool
  ) {
    self.member = member
    self.column = column
    self.equal = equal
    self.equalNull = equalNull
    self.ascending = ascending
    self.descending = descending
    self.accepts = accepts
  }
}
