package import Model

/// The pieces of a list, each with its own slots, out of which the service joins one statement per request.
///
/// The statement is, with a space between its parts:
///
///     base  [WHERE condition AND condition …]  ORDER BY order, order …  limit
///
/// and its values are those of the parts' slots, in the same order as the text.
///
/// **Conditions** are, in this order: the list's own if there is one (`condition`), the scope of a related list if there is one (`RelatedQuery.scope`), one fragment
/// per filter of the request, and the keyset when the request carries a cursor.
///
/// **Keys.** Take the sort keys of the request in their order, each with its direction; none means no key. A member is
/// named at most once. Append those of `identifiers` that are not among them, in the direction of the last key,
/// ascending when there is none; if all are among them, drop what follows the last. The keys now hold a unique set, so
/// they order rows totally.
/// `ORDER BY` lists `direction.order` of each.
///
/// **Position.** A cursor holds one stored value per key: those of the last row of the page before.
///
/// **Keyset**, with keys k₁ … kₙ and position v₁ … vₙ:
/// 1. If no key is nullable and all have one direction, it is one comparison of rows: `(` `column` of each, joined by
///    `, ` `) ` `direction.comparison` ` (` one `?` for each, joined by `, ` `)`. Its slots are `key.position` of each.
/// 2. Otherwise it is after(1), preceded, if v₁ is there and `direction.bound` of k₁ is, by that bound and ` AND `,
///    which changes nothing but lets an index find the place. after(i) is
///    - `direction.after` of kₙ when i = n;
///    - `(` `equalNull` of kᵢ ` AND ` after(i+1) `)` when vᵢ is null, since nothing sorts behind null;
///    - `(` `direction.after` of kᵢ ` OR ` `equal` of kᵢ ` AND ` after(i+1) `)` when it is not.
///
/// **Limit.** Bind one more than the page holds: the row too many says that there is a next page, and is dropped.
package struct ListQuery: Sendable, Equatable {
  package var base: String
  /// What holds of every record of the list, without slots: that it is not deleted.
  package var condition: Fragment?
  package var filters: [FilterCondition]
  /// What the resource may be sorted by, in the order of the spec.
  package var sorts: [SortKey]
  /// The parts of the record's key, which settle ties.
  package var identifiers: [SortKey]
  package var limit: Fragment
}

/// What one operator on one member asks of a row.
package struct FilterCondition: Sendable, Equatable {
  package var member: Query.Member
  package var comparison: Query.Operator
  /// The condition; for `is_null` that of the value `true`.
  package var fragment: Fragment
  /// For `is_null` the condition of the value `false`.
  package var negation: Fragment?
}

/// One member that rows are ordered by, and how to go on after a row.
package struct SortKey: Sendable, Equatable {
  package struct Direction: Sendable, Equatable {
    /// The term of `ORDER BY`.
    package var order: String
    /// `>` or `<`: what later rows' values are, compared with earlier ones'.
    package var comparison: String
    /// Rows behind a value that is not null, including those with none.
    package var after: Fragment
    /// Rows at or behind a value; only where the key is never null.
    package var bound: Fragment?
  }

  /// The member's name on the wire.
  package var member: String
  /// The column, quoted.
  package var column: String
  package var position: Slot
  package var equal: Fragment
  /// Rows without a value; only where the key may be null.
  package var equalNull: Fragment?
  package var ascending: Direction
  package var descending: Direction

  package var isNullable: Bool { position.isNullable }
}

extension ListQuery {
  init(_ resource: Resource, columns: [Column], dialect: Dialect) {
    let selected = columns.map { dialect.quoted($0.name) }.joined(separator: ", ")
    base = "SELECT \(selected) FROM \(dialect.quoted(resource.table))"
    condition = resource.deletion.map { Fragment("\(dialect.quoted($0.snake)) IS NULL") }
    filters = resource.query.filters.flatMap { filter in
      filter.operators.map { FilterCondition(filter.member, $0, of: resource.table, dialect: dialect) }
    }
    sorts = resource.query.sorts.map {
      SortKey($0.name.spelled, column: $0.column, type: $0.type, isNullable: $0.isNullable, dialect: dialect)
    }
    identifiers = resource.key.parts.map {
      SortKey($0.name.spelled, column: $0.column, type: $0.type, isNullable: false, dialect: dialect)
    }
    limit = Fragment("LIMIT ?", [.limit])
  }
}

extension FilterCondition {
  init(_ member: Query.Member, _ comparison: Query.Operator, of table: String, dialect: Dialect) {
    self.member = member
    self.comparison = comparison
    let column = dialect.quoted(member.column)
    let operand = Slot(.operand, member.name.spelled, member.type)
    switch comparison {
    case .eq: fragment = Fragment("\(column) = ?", [operand])
    case .ne: fragment = Fragment(dialect.differs(column, isNullable: member.isNullable), [operand])
    case .gt: fragment = Fragment("\(column) > ?", [operand])
    case .gte: fragment = Fragment("\(column) >= ?", [operand])
    case .lt: fragment = Fragment("\(column) < ?", [operand])
    case .lte: fragment = Fragment("\(column) <= ?", [operand])
    case .in:
      fragment = Fragment(
        dialect.isOneOfBoundArray(column),
        [Slot(.operands, member.name.spelled, member.type)]
      )
    case .contains:
      if case .list(let item) = member.type {
        fragment = Fragment(
          dialect.holds(dialect.quoted(table), column),
          [Slot(.operand, member.name.spelled, item)]
        )
      } else {
        fragment = Fragment(dialect.contains(column), [operand])
      }
    case .startsWith: fragment = Fragment(dialect.startsWith(column), [operand, operand])
    case .isNull:
      fragment = Fragment("\(column) IS NULL")
      negation = Fragment("\(column) IS NOT NULL")
    }
  }
}

extension SortKey {
  init(_ member: String, column name: String, type: ValueType, isNullable: Bool, dialect: Dialect) {
    let column = dialect.quoted(name)
    let value = Slot(.position, member, type)

    func direction(_ keyword: String, _ comparison: String) -> Direction {
      let later = "\(column) \(comparison) ?"
      return Direction(
        order: dialect.order(column, keyword, isNullable: isNullable),
        comparison: comparison,
        after: Fragment(isNullable ? "(\(later) OR \(column) IS NULL)" : later, [value]),
        bound: isNullable ? nil : Fragment("\(column) \(comparison)= ?", [value])
      )
    }

    self.member = member
    self.column = column
    position = Slot(.position, member, type, isNullable: isNullable)
    equal = Fragment("\(column) = ?", [value])
    equalNull = isNullable ? Fragment("\(column) IS NULL") : nil
    ascending = direction("ASC", ">")
    descending = direction("DESC", "<")
  }
}

extension Slot {
  static let limit = Slot(.limit, "limit", .int)
}
