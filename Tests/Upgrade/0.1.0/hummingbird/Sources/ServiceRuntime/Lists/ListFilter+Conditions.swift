extension ListFilter {
  /// Everything that one member can be compared with.
  ///
  /// - Parameters:
  ///   - rule: how operands are read.
  ///   - conditions: the SQL of each comparison, as `init(_:_:_:_:)` takes it.
  ///   - isNull: the SQL of `is_null` when it is true; only where the member may be null.
  ///   - isNotNull: that of `is_null` when it is false.
  public static func of(
    _ member: String,
    _ rule: some ValueRule,
    _ conditions: KeyValuePairs<ListOperator, String>,
    isNull: String? = nil,
    isNotNull: String? = nil
  ) -> [ListFilter] {
    var filters = conditions.map { ListFilter(member, $0.key, $0.value, rule) }
    if let isNull, let isNotNull {
      filters.append(ListFilter(member, isNull: isNull, isNotNull: isNotNull))
    }
    return filters
  }
}
