import Model

extension QueryCompiler {
  /// The checks before a delete, found by following `on_delete: cascade` from the resource, each resource once.
  func restrictions(on resource: Resource) -> [RestrictionCheck] {
    var checks: [RestrictionCheck] = []
    var seen: Set = [resource.name.spelled]
    var doomed = [(resource: resource, keys: "= \(Self.given)")]
    while !doomed.isEmpty {
      let (parent, keys) = doomed.removeFirst()
      for child in model.resources {
        for relation in child.belongsTo where relation.target == parent.name.spelled {
          let rows = "FROM \(quoted(child.table)) WHERE \(quoted(relation.column)) \(keys)"
          switch relation.onDelete {
          case .restrict:
            // A record that belongs to itself doesn't stand in its own way.
            let others = child.name == resource.name ? " AND \"id\" <> \(Self.given)" : ""
            checks.append(
              RestrictionCheck(
                resource: child.name.spelled,
                plural: child.plural.kebab,
                statement: check("SELECT EXISTS (SELECT 1 \(rows)\(others))")
              )
            )
          case .cascade:
            guard seen.insert(child.name.spelled).inserted else { continue }
            doomed.append((child, "IN (SELECT \"id\" \(rows))"))
          case .setNull: continue
          }
        }
      }
    }
    return checks
  }

  private static let given = #"(SELECT "value" FROM "given.id")"#

  /// Binds the id once, however often the text compares with it.
  private func check(_ sql: String) -> Statement {
    let places = sql.split(separator: Self.given, omittingEmptySubsequences: false)
    return places.count == 2
      ? Statement(places.joined(separator: "?"), [identifier])
      : Statement("WITH \"given.id\" AS (SELECT ? AS \"value\") \(sql)", [identifier])
  }
}
