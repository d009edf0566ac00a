import Model

/// Statements over records that a delete only hides, and over what goes with them.
extension QueryCompiler {
  /// The condition that a record is not hidden, behind `word`; empty where records never are.
  func living(_ resource: Resource, _ word: String) -> String {
    resource.deletion.map { " \(word) \(quoted($0.snake)) IS NULL" } ?? ""
  }

  /// The condition that a pair's target is not hidden.
  func living(_ target: Resource, throughPairs pairs: ManyToMany) -> String {
    guard let deletion = target.deletion else { return "" }
    return """
       AND EXISTS (SELECT 1 FROM \(quoted(target.table)) AS "given.target" \
      WHERE "given.target".\(key(target)) = \(quoted(pairs.joinTable)).\(quoted(pairs.targetColumn)) \
      AND "given.target".\(quoted(deletion.snake)) IS NULL)
      """
  }

  func delete(_ resource: Resource) -> Statement {
    let table = quoted(resource.table)
    guard let deletion = resource.deletion else {
      let own = condition(on: resource.key.parts)
      return Statement("DELETE FROM \(table) WHERE \(own.sql)", own.slots)
    }
    let column = quoted(deletion.snake)
    return Statement(
      "UPDATE \(table) SET \(column) = ? WHERE \(key(resource)) = ? AND \(column) IS NULL",
      [moment, slot(.identifier, resource)]
    )
  }

  func deletion(of resource: Resource, list: ListQuery) -> DeletionQueries? {
    guard let deletion = resource.deletion else { return nil }
    let table = quoted(resource.table)
    let column = quoted(deletion.snake)
    let identifier = slot(.identifier, resource)
    let hidden = "\(key(resource)) = ? AND \(column) IS NOT NULL"
    let doomed = Doomed(with: resource, graph)
    return DeletionQueries(
      find: Statement("\(list.base) WHERE \(hidden)", [identifier]),
      isDeleted: Statement("SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(hidden))", [identifier]),
      moment: Statement("SELECT \(column) FROM \(table) WHERE \(hidden)", [identifier]),
      cascades: doomed.resources.indices.dropFirst().compactMap { cascade(to: $0, of: doomed) }
        + (doomed.leadsToItself ? [cascade(to: 0, of: doomed)].compactMap { $0 } : []),
      detachments: detachments(from: doomed),
      restore: Statement("UPDATE \(table) SET \(column) = NULL WHERE \(hidden)", [identifier]),
      dangling: dangling(in: doomed),
      purge: Statement("DELETE FROM \(table) WHERE \(hidden)", [identifier]),
      purgeRestrictions: restrictions(on: resource)
    )
  }

  /// What stands in the way of hiding a record: living ones that hold on to it or to what went along with it, and went
  /// not along themselves. Asked afterwards, when all that goes is hidden.
  func livingRestrictions(on resource: Resource) -> [RestrictionCheck] {
    let doomed = Doomed(with: resource, graph)
    return doomed.resources.indices.flatMap { kind in
      graph.belongings(to: doomed.resources[kind]).filter { $0.relation.onDelete == .restrict }.map { step in
        let rows = "FROM \(quoted(step.resource.table)) WHERE \(quoted(step.relation.column)) \(doomed.keys(of: kind))"
        return RestrictionCheck(
          resource: step.resource.name.spelled,
          plural: step.resource.plural.kebab,
          statement: over(doomed, "SELECT EXISTS (SELECT 1 \(rows)\(living(step.resource, "AND")))")
        )
      }
    }
  }

  /// The column of the resource's key, which has one member: records that go along, and those that they lead to, do.
  private func key(_ resource: Resource) -> String { quoted(resource.key.first.column) }

  private var moment: Slot { Slot(.moment, "deleted_at", .datetime) }

  private func cascade(to kind: Int, of doomed: Doomed) -> DeletionQueries.Cascade? {
    let resource = doomed.resources[kind]
    guard let deletion = resource.deletion else { return nil }
    let table = quoted(resource.table)
    let column = quoted(deletion.snake)
    let rows = "\(key(resource)) \(doomed.keys(of: kind))"
    return DeletionQueries.Cascade(
      resource: resource.name.spelled,
      hide: over(doomed, "UPDATE \(table) SET \(column) = ? WHERE \(column) IS NULL AND \(rows)", [moment]),
      reveal: over(doomed, "UPDATE \(table) SET \(column) = NULL WHERE \(column) = ? AND \(rows)", [moment])
    )
  }

  private func detachments(from doomed: Doomed) -> [Statement] {
    doomed.resources.indices.flatMap { kind in
      graph.belongings(to: doomed.resources[kind]).filter { $0.relation.onDelete == .setNull }.map { step in
        let key = quoted(step.relation.column)
        return over(
          doomed,
          "UPDATE \(quoted(step.resource.table)) SET \(key) = NULL WHERE \(key) \(doomed.keys(of: kind))"
        )
      }
    }
  }

  private func dangling(in doomed: Doomed) -> [DeletionQueries.Dangling] {
    doomed.resources.enumerated().flatMap { kind, resource in
      resource.belongsTo.compactMap { key -> DeletionQueries.Dangling? in
        let target = model.resource(key.target)
        guard let deletion = target.deletion else { return nil }
        let sql = """
          SELECT EXISTS (SELECT 1 FROM \(quoted(resource.table)) \
          WHERE \(quoted(resource.table)).\(self.key(resource)) \(doomed.keys(of: kind))\(living(resource, "AND")) \
          AND EXISTS (SELECT 1 FROM \(quoted(target.table)) AS "given.target" \
          WHERE "given.target".\(self.key(target)) = \(quoted(resource.table)).\(quoted(key.column)) \
          AND "given.target".\(quoted(deletion.snake)) IS NOT NULL))
          """
        return DeletionQueries.Dangling(
          resource: resource.name.spelled,
          member: key.key.spelled,
          isOwn: kind == 0,
          statement: over(doomed, sql)
        )
      }
    }
  }

  /// A statement over all that goes with a record: binds the id of that one first.
  private func over(_ doomed: Doomed, _ sql: String, _ slots: [Slot] = []) -> Statement {
    let identifier = slot(.identifier, doomed.resources[0])
    guard !doomed.edges.isEmpty else { return Statement(sql, [identifier] + slots) }
    let steps = doomed.edges.map { edge in
      let table = quoted(edge.step.resource.table)
      return """
         UNION SELECT \(edge.child), \(table).\(key(edge.step.resource)) FROM "given.doomed" CROSS JOIN \(table) \
        WHERE "given.doomed"."kind" = \(edge.parent) \
        AND \(table).\(quoted(edge.step.relation.column)) = "given.doomed"."id"
        """
    }
    return Statement(
      "WITH RECURSIVE \"given.doomed\" (\"kind\", \"id\") AS (SELECT 0, ?\(steps.joined())) \(sql)",
      [identifier] + slots
    )
  }
}

/// What goes with a deleted record: by `cascade`, each kind of records once.
///
/// Ways lead through records that are hidden already, too: they keep no living ones, so this finds no more, and the
/// order in which kinds are hidden or brought back doesn't matter.
private struct Doomed {
  /// The resource of the deleted record, then those that records go along of.
  private(set) var resources: [Resource]
  private(set) var edges: [(parent: Int, child: Int, step: RelationGraph.Belonging)] = []

  init(with resource: Resource, _ graph: RelationGraph) {
    resources = [resource]
    var kinds = [resource.name.spelled: 0]
    var next = 0
    while next < resources.count {
      // Nothing leads to keys of several members, so nothing goes along with their records, and they are never hidden.
      for step in graph.belongings(to: resources[next])
      where step.relation.onDelete == .cascade && !step.resource.key.isComposite {
        let name = step.resource.name.spelled
        let kind = kinds[name] ?? resources.count
        if kinds.updateValue(kind, forKey: name) == nil { resources.append(step.resource) }
        edges.append((next, kind, step))
      }
      next += 1
    }
  }

  /// Whether other records of the same resource may go along.
  var leadsToItself: Bool { edges.contains { $0.child == 0 } }

  /// What a key to records of a kind that go is equal to.
  func keys(of kind: Int) -> String {
    edges.isEmpty ? "= ?" : "IN (SELECT \"id\" FROM \"given.doomed\" WHERE \"kind\" = \(kind))"
  }
}
