import Model

extension QueryCompiler {
  /// The checks before a delete, found by following `on_delete: cascade` from the resource, each resource once.
  func restrictions(on resource: Resource) -> [RestrictionCheck] {
    var checks: [RestrictionCheck] = []
    var seen: Set = [resource.name.spelled]
    var doomed = [(resource: resource, condition: "= ?")]
    while !doomed.isEmpty {
      let (parent, condition) = doomed.removeFirst()
      for child in model.resources {
        for relation in child.belongsTo where relation.target == parent.name.spelled {
          let rows = "FROM \(quoted(child.table)) WHERE \(quoted(relation.column)) \(condition)"
          let isSelf = child.name == resource.name
          switch relation.onDelete {
          case .restrict:
            checks.append(
              RestrictionCheck(
                resource: child.name.spelled,
                plural: child.plural.spelled,
                // A record that belongs to itself doesn't stand in its own way.
                statement: isSelf
                  ? Statement("SELECT EXISTS (SELECT 1 \(rows) AND \"id\" <> ?)", [identifier, identifier])
                  : Statement("SELECT EXISTS (SELECT 1 \(rows))", [identifier])
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
}
