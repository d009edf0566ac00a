import Model

extension QueryCompiler {
  func restrictions(on resource: Resource) -> [RestrictionCheck] {
    graph.restrictions(on: resource).compactMap { way in
      guard let last = way.last else { return nil }
      let rows = way.reduce("") { rows, step in
        let key = quoted(model.resource(step.relation.target).key.first.column)
        let keys = rows.isEmpty ? "= \(Self.given)" : "IN (SELECT \(key) \(rows))"
        return "FROM \(quoted(step.resource.table)) WHERE \(quoted(step.relation.column)) \(keys)"
      }
      // A record that belongs to itself doesn't stand in its own way.
      let key = quoted(resource.key.first.column)
      let others = last.resource.name == resource.name ? " AND \(key) <> \(Self.given)" : ""
      return RestrictionCheck(
        resource: last.resource.name.spelled,
        plural: last.resource.plural.kebab,
        statement: check("SELECT EXISTS (SELECT 1 \(rows)\(others))", slot(.identifier, resource))
      )
    }
  }

  private static let given = #"(SELECT "value" FROM "given.id")"#

  /// Binds the id once, however often the text compares with it.
  private func check(_ sql: String, _ identifier: Slot) -> Statement {
    let places = sql.split(separator: Self.given, omittingEmptySubsequences: false)
    return places.count == 2
      ? Statement(places.joined(separator: "?"), [identifier])
      : Statement("WITH \"given.id\" AS (SELECT ? AS \"value\") \(sql)", [identifier])
  }
}
