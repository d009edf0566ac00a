import Model

extension QueryCompiler {
  func related(_ relation: Relation, of resource: Resource) -> RelatedQuery? {
    let parent = slot(.parent, resource)
    switch relation {
    case .belongsTo, .hasOne: return nil
    case .hasMany(let relation):
      return RelatedQuery(
        relation: relation.name.spelled,
        target: relation.target,
        scope: Fragment("\(quoted(key(relation.inverse, of: relation.target).column)) = ?", [parent])
      )
    case .manyToMany(let relation):
      return RelatedQuery(
        relation: relation.name.spelled,
        target: relation.target,
        scope: Fragment(
          """
          \(quoted(model.resource(relation.target).key.first.column)) IN (SELECT \(quoted(relation.targetColumn)) FROM \(quoted(relation.joinTable)) \
          WHERE \(quoted(relation.ownColumn)) = ?)
          """,
          [parent]
        )
      )
    }
  }

  func links(_ relation: ManyToMany, of resource: Resource) -> LinkQueries {
    let related = model.resource(relation.target)
    let parent = slot(.parent, resource)
    let other = slot(.other, related)
    let given = slot(.identifiers, related)
    let table = quoted(relation.joinTable)
    let own = quoted(relation.ownColumn)
    let target = quoted(relation.targetColumn)
    let both = "FROM \(table) WHERE \(own) = ? AND \(target) = ?"
    let isRecord = relation.through != nil
    return LinkQueries(
      relation: relation.name.spelled,
      member: relation.keys.spelled,
      target: relation.target,
      exists: Statement("SELECT EXISTS (SELECT 1 \(both))", [parent, other]),
      link: isRecord
        ? nil
        : Statement(
          "INSERT INTO \(table) (\(own), \(target)) VALUES (?, ?) ON CONFLICT DO NOTHING",
          [parent, other]
        ),
      unlink: Statement("DELETE \(both)", [parent, other]),
      retain: Statement(
        "DELETE FROM \(table) WHERE \(own) = ? AND NOT \(dialect.isOneOfBoundArray(target))",
        [parent, given]
      ),
      // Without its WHERE, the grammar would take ON for the beginning of a join's condition.
      add: isRecord
        ? nil
        : Statement(
          """
          INSERT INTO \(table) (\(own), \(target)) SELECT ?, "value" FROM \(dialect.boundArray()) WHERE true \
          ON CONFLICT DO NOTHING
          """,
          [parent, given]
        ),
      unlinked: isRecord
        ? Statement(
          """
          SELECT "given.ids"."value" FROM \(dialect.boundArray(named: "given.ids")) WHERE NOT EXISTS \
          (SELECT 1 FROM \(table) WHERE \(own) = ? AND \(target) = "given.ids"."value") \
          ORDER BY "given.ids"."key"
          """,
          [given, parent]
        ) : nil,
      missing: Statement(
        """
        SELECT "given.ids"."key" FROM \(dialect.boundArray(named: "given.ids")) WHERE NOT EXISTS \
        (SELECT 1 FROM \(quoted(related.table)) \
        WHERE \(quoted(related.key.first.column)) = "given.ids"."value"\(living(related, "AND"))) \
        ORDER BY "given.ids"."key"
        """,
        [given]
      )
    )
  }

  func includes(of resource: Resource) -> [IncludeQuery] {
    graph.includedRelations(of: resource).map { include($0, of: resource) }
  }

  private func include(_ relation: Relation, of resource: Resource) -> IncludeQuery {
    let target = model.resource(relation.target)
    let owners = slot(.identifiers, resource)
    switch relation {
    case .belongsTo:
      return IncludeQuery(
        relation: relation.name.spelled,
        target: relation.target,
        isToMany: false,
        isByOwnKey: true,
        cut: findAll(target)
      )
    case .hasOne(let hasOne):
      let key = quoted(key(hasOne.inverse, of: hasOne.target).column)
      let columns = target.columns.map { quoted($0.name) }.joined(separator: ", ")
      return IncludeQuery(
        relation: relation.name.spelled,
        target: relation.target,
        isToMany: false,
        isByOwnKey: false,
        cut: CutStatement(
          Statement(
            """
            SELECT \(key), \(columns) FROM \(quoted(target.table)) \
            WHERE \(dialect.isOneOfBoundArray(key))\(living(target, "AND"))
            """,
            [owners]
          ),
          Statement(" ORDER BY \(key)")
        )
      )
    case .hasMany(let hasMany):
      let key = quoted(key(hasMany.inverse, of: hasMany.target).column)
      return includeMany(
        relation,
        of: target,
        from: quoted(target.table),
        target: target.key.parts.map { quoted($0.column) },
        own: key,
        owners,
        living: living(target, "AND")
      )
    case .manyToMany(let pairs):
      return includeMany(
        relation,
        of: target,
        from: quoted(pairs.joinTable),
        target: [quoted(pairs.targetColumn)],
        own: quoted(pairs.ownColumn),
        owners,
        living: living(target, throughPairs: pairs),
        pairs: pairs
      )
    }
  }

  /// The limit stands inside, per parent: what a page costs does not grow with the number of rows behind its parents.
  private func includeMany(
    _ relation: Relation,
    of target: Resource,
    from pairs: String,
    target targetColumns: [String],
    own ownColumn: String,
    _ owners: Slot,
    living: String,
    pairs joined: ManyToMany? = nil
  ) -> IncludeQuery {
    let table = quoted(target.table)
    let columns = target.columns.map { "\(table).\(quoted($0.name))" }
    let keys = target.key.parts.map { "\(table).\(quoted($0.column))" }.joined(separator: ", ")
    let wanted = targetColumns.joined(separator: ", ")
    // A rule about the target's records asks them, and pairs are none.
    let related: (before: String, after: String)? =
      joined.flatMap { joined in
        guard target.policy(for: .list).readsRecord else { return nil }
        let key = quoted(target.key.first.column)
        let pair = "\(pairs).\(quoted(joined.targetColumn))"
        return (" AND EXISTS (SELECT 1 FROM \(table) WHERE \(table).\(key) = \(pair)", ")")
      }
    return IncludeQuery(
      relation: relation.name.spelled,
      target: relation.target,
      isToMany: true,
      isByOwnKey: false,
      cut: CutStatement(
        Statement(
          """
          SELECT "given.ids"."value", \(columns.joined(separator: ", ")) \
          FROM (SELECT DISTINCT "value" FROM \(dialect.boundArray())) AS "given.ids" \
          CROSS JOIN \(table) WHERE \(target.key.isComposite ? "(\(keys))" : keys) IN \
          (SELECT \(wanted) FROM \(pairs) WHERE \(ownColumn) = "given.ids"."value"\(living)\(related?.before ?? "")
          """,
          [owners]
        ),
        Statement(
          """
          \(related?.after ?? "") ORDER BY \(wanted) LIMIT ?) \
          ORDER BY "given.ids"."value", \(keys)
          """,
          [.limit]
        )
      )
    )
  }

  private func key(_ name: String, of resource: String) -> BelongsTo {
    guard let found = model.resource(resource).belongsTo.first(where: { $0.name.spelled == name }) else {
      preconditionFailure("'\(resource)' has no belongs_to named '\(name)'")
    }
    return found
  }
}
