import Model

extension QueryCompiler {
  /// Hidden records too: what may be done with them is asked of them as of others.
  func permitted(_ resource: Resource) -> CutStatement {
    let own = condition(on: resource.key.parts)
    return CutStatement(
      Statement("SELECT EXISTS (SELECT 1 FROM \(quoted(resource.table)) WHERE \(own.sql)", own.slots),
      Statement(")")
    )
  }

  func findAll(_ resource: Resource) -> CutStatement {
    let columns = resource.columns.map { quoted($0.name) }.joined(separator: ", ")
    let key = quoted(resource.key.first.column)
    return CutStatement(
      Statement(
        """
        SELECT \(columns) FROM \(quoted(resource.table)) \
        WHERE \(dialect.isOneOfBoundArray(key))\(living(resource, "AND"))
        """,
        [slot(.identifiers, resource)]
      ),
      Statement(" ORDER BY \(key)")
    )
  }

  func tests(of resource: Resource) -> [PolicyTest] {
    var seen: Set<RecordTest> = []
    return resource.allPolicies.flatMap(\.tests).filter { seen.insert($0).inserted }.map {
      PolicyTest(test: $0, condition: condition($0, on: resource))
    }
  }

  func principal(_ resource: Resource) -> PrincipalQueries? {
    guard let auth = model.auth, auth.principal == resource.name.spelled,
      let identifier = resource.fields.first(where: { $0.name == auth.identifier })
    else { return nil }
    let table = quoted(resource.table)
    let hash = quoted(auth.password.column)
    let key = quoted(resource.key.first.column)
    let own = condition(on: resource.key.parts)
    return PrincipalQueries(
      findPassword: Statement(
        "SELECT \(key), \(hash) FROM \(table) WHERE \(quoted(identifier.column)) = ?\(living(resource, "AND"))",
        [Slot(.operand, identifier.name.spelled, identifier.type)]
      ),
      password: Statement("SELECT \(hash) FROM \(table) WHERE \(own.sql)\(living(resource, "AND"))", own.slots),
      setPassword: set(Slot(.password, auth.password.name.spelled, .string), in: auth.password.column, of: resource),
      setRole: auth.role.map { role in
        set(Slot(.member, role.field.spelled, .enumeration(role.type)), in: role.field.snake, of: resource)
      },
      findBySession: Statement(
        """
        SELECT \(columns(of: resource)) FROM "auth_sessions" JOIN \(table) ON \(table).\(key) = "auth_sessions"."user_id" \
        WHERE "auth_sessions"."id" = ? AND "auth_sessions"."user_id" = ? AND "auth_sessions"."expires_at" > ?\
        \(resource.deletion.map { " AND \(table).\(quoted($0.snake)) IS NULL" } ?? "")
        """,
        [Slot(.session, "session_id", .uuid), slot(.identifier, resource), Slot(.moment, "expires_at", .datetime)]
      )
    )
  }

  /// Changes one column of a record, which counts as a change of it.
  private func set(_ value: Slot, in column: String, of resource: Resource) -> Statement {
    let own = condition(on: resource.key.parts)
    var assignments = ["\(quoted(column)) = ?"]
    var slots = [value]
    if let updated = resource.timestamps?.updated {
      assignments.append("\(quoted(updated.snake)) = ?")
      slots.append(Slot(.moment, updated.spelled, .datetime))
    }
    if resource.isLocked { assignments.append(count) }
    return Statement(
      "UPDATE \(quoted(resource.table)) SET \(assignments.joined(separator: ", ")) WHERE \(own.sql)",
      slots + own.slots
    )
  }
}
