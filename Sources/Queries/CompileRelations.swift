import Model

extension QueryCompiler {
  func related(_ relation: Relation) -> RelatedQuery? {
    switch relation {
    case .belongsTo, .hasOne: nil
    case .hasMany(let relation):
      RelatedQuery(
        relation: relation.name.spelled,
        target: relation.target,
        scope: Fragment("\(quoted(key(relation.inverse, of: relation.target).column)) = ?", [parent])
      )
    case .manyToMany(let relation):
      RelatedQuery(
        relation: relation.name.spelled,
        target: relation.target,
        scope: Fragment(
          """
          "id" IN (SELECT \(quoted(relation.targetColumn)) FROM \(quoted(relation.joinTable)) \
          WHERE \(quoted(relation.ownColumn)) = ?)
          """,
          [parent]
        )
      )
    }
  }

  func links(_ relation: ManyToMany) -> LinkQueries {
    let table = quoted(relation.joinTable)
    let own = quoted(relation.ownColumn)
    let other = quoted(relation.targetColumn)
    let target = model.resource(relation.target)
    let both = "FROM \(table) WHERE \(own) = ? AND \(other) = ?"
    let isRecord = relation.through != nil
    return LinkQueries(
      relation: relation.name.spelled,
      member: relation.keys.spelled,
      target: relation.target,
      exists: Statement("SELECT EXISTS (SELECT 1 \(both))", [parent, self.other]),
      link: isRecord
        ? nil
        : Statement(
          "INSERT INTO \(table) (\(own), \(other)) VALUES (?, ?) ON CONFLICT DO NOTHING",
          [parent, self.other]
        ),
      unlink: Statement("DELETE \(both)", [parent, self.other]),
      retain: Statement(
        "DELETE FROM \(table) WHERE \(own) = ? AND NOT \(dialect.isOneOfBoundArray(other))",
        [parent, givenIdentifiers]
      ),
      // Without its WHERE, the grammar would take ON for the beginning of a join's condition.
      add: isRecord
        ? nil
        : Statement(
          """
          INSERT INTO \(table) (\(own), \(other)) SELECT ?, "value" FROM \(dialect.boundArray) WHERE true \
          ON CONFLICT DO NOTHING
          """,
          [parent, givenIdentifiers]
        ),
      unlinked: isRecord
        ? Statement(
          """
          SELECT "given.ids"."value" FROM \(dialect.boundArray) AS "given.ids" WHERE NOT EXISTS \
          (SELECT 1 FROM \(table) WHERE \(own) = ? AND \(other) = "given.ids"."value") \
          ORDER BY "given.ids"."key"
          """,
          [givenIdentifiers, parent]
        ) : nil,
      missing: Statement(
        """
        SELECT "given.ids"."key" FROM \(dialect.boundArray) AS "given.ids" WHERE NOT EXISTS \
        (SELECT 1 FROM \(quoted(target.table)) WHERE "id" = "given.ids"."value"\(living(target, "AND"))) \
        ORDER BY "given.ids"."key"
        """,
        [givenIdentifiers]
      )
    )
  }

  func includes(of resource: Resource) -> [IncludeQuery] {
    graph.includedRelations(of: resource).map(include)
  }

  private func include(_ relation: Relation) -> IncludeQuery {
    let target = model.resource(relation.target)
    switch relation {
    case .belongsTo:
      let columns = target.columns(identifiers: identifiers).map { quoted($0.name) }.joined(separator: ", ")
      return IncludeQuery(
        relation: relation.name.spelled,
        target: relation.target,
        isToMany: false,
        isByOwnKey: true,
        statement: Statement(
          """
          SELECT \(columns) FROM \(quoted(target.table)) \
          WHERE \(dialect.isOneOfBoundArray("\"id\""))\(living(target, "AND")) ORDER BY "id"
          """,
          [givenIdentifiers]
        )
      )
    case .hasOne(let hasOne):
      let key = quoted(key(hasOne.inverse, of: hasOne.target).column)
      let columns = target.columns(identifiers: identifiers).map { quoted($0.name) }.joined(separator: ", ")
      return IncludeQuery(
        relation: relation.name.spelled,
        target: relation.target,
        isToMany: false,
        isByOwnKey: false,
        statement: Statement(
          """
          SELECT \(key), \(columns) FROM \(quoted(target.table)) \
          WHERE \(dialect.isOneOfBoundArray(key))\(living(target, "AND")) ORDER BY \(key)
          """,
          [givenIdentifiers]
        )
      )
    case .hasMany(let hasMany):
      let key = quoted(key(hasMany.inverse, of: hasMany.target).column)
      return includeMany(
        relation,
        of: target,
        from: quoted(target.table),
        target: "\"id\"",
        own: key,
        living: living(target, "AND")
      )
    case .manyToMany(let pairs):
      return includeMany(
        relation,
        of: target,
        from: quoted(pairs.joinTable),
        target: quoted(pairs.targetColumn),
        own: quoted(pairs.ownColumn),
        living: living(target, throughPairs: pairs)
      )
    }
  }

  /// The limit stands inside, per parent: what a page costs does not grow with the number of rows behind its parents.
  private func includeMany(
    _ relation: Relation,
    of target: Resource,
    from pairs: String,
    target targetColumn: String,
    own ownColumn: String,
    living: String
  ) -> IncludeQuery {
    let table = quoted(target.table)
    let columns = target.columns(identifiers: identifiers).map { "\(table).\(quoted($0.name))" }
    return IncludeQuery(
      relation: relation.name.spelled,
      target: relation.target,
      isToMany: true,
      isByOwnKey: false,
      statement: Statement(
        """
        SELECT "given.ids"."value", \(columns.joined(separator: ", ")) \
        FROM (SELECT DISTINCT "value" FROM \(dialect.boundArray)) AS "given.ids" \
        CROSS JOIN \(table) WHERE \(table)."id" IN \
        (SELECT \(targetColumn) FROM \(pairs) WHERE \(ownColumn) = "given.ids"."value"\(living) \
        ORDER BY \(targetColumn) LIMIT ?) \
        ORDER BY "given.ids"."value", \(table)."id"
        """,
        [givenIdentifiers, .limit]
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
