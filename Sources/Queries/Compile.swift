package import Model

extension Model {
  /// The statements of every resource, in the order of the model.
  package func queries(for dialect: Dialect) -> [ResourceQueries] {
    let compiler = QueryCompiler(model: self, graph: RelationGraph(of: self), dialect: dialect)
    return resources.map(compiler.queries)
  }
}

/// Writes the statements of one resource after the other.
struct QueryCompiler {
  let model: Model
  let graph: RelationGraph
  let dialect: Dialect

  var identifiers: ValueType { model.database.identifierType }

  func queries(of resource: Resource) -> ResourceQueries {
    let columns = resource.columns(identifiers: identifiers)
    let list = ListQuery(resource, columns: columns, identifiers: identifiers, dialect: dialect)
    let table = dialect.quoted(resource.table)
    return ResourceQueries(
      resource: resource.name.spelled,
      columns: columns,
      find: Statement("\(list.base) WHERE \"id\" = ?\(living(resource, "AND"))", [identifier]),
      exists: exists(resource),
      insert: insert(into: table, columns),
      returnsIdentifier: isNumberedByDatabase,
      update: update(resource, columns),
      touch: resource.isLocked ? touch(resource) : nil,
      delete: delete(resource),
      deletion: deletion(of: resource, list: list),
      list: list,
      references: resource.belongsTo.map(reference),
      restrictions: resource.deletion == nil ? restrictions(on: resource) : livingRestrictions(on: resource),
      related: resource.relations.compactMap(related),
      links: resource.linkable.map(links),
      slugs: resource.fields.filter { $0.isMade && $0.isUnique }.map { slug($0, of: resource) },
      includes: includes(of: resource)
    )
  }

  var identifier: Slot { Slot(.identifier, "id", identifiers) }
  var parent: Slot { Slot(.parent, "id", identifiers) }
  var other: Slot { Slot(.other, "id", identifiers) }
  var givenIdentifiers: Slot { Slot(.identifiers, "id", identifiers) }

  private var isNumberedByDatabase: Bool {
    switch model.database.identifiers {
    case .int64: true
    case .uuid7, .uuid4: false
    }
  }

  func quoted(_ name: String) -> String { dialect.quoted(name) }

  private func exists(_ resource: Resource) -> Statement {
    Statement(
      "SELECT EXISTS (SELECT 1 FROM \(quoted(resource.table)) WHERE \"id\" = ?\(living(resource, "AND")))",
      [identifier]
    )
  }

  private func slug(_ field: Field, of resource: Resource) -> SlugQuery {
    let column = quoted(field.column)
    return SlugQuery(
      member: field.name.spelled,
      taken: Statement(
        "SELECT EXISTS (SELECT 1 FROM \(quoted(resource.table)) WHERE \(column) = ?)",
        [Slot(.operand, field.name.spelled, field.type)]
      )
    )
  }

  private func insert(into table: String, _ all: [Column]) -> Statement {
    let columns = isNumberedByDatabase ? Array(all.dropFirst()) : all
    let answer = isNumberedByDatabase ? " RETURNING \"id\"" : ""
    guard !columns.isEmpty else { return Statement("INSERT INTO \(table) DEFAULT VALUES\(answer)") }
    let names = columns.map { quoted($0.name) }.joined(separator: ", ")
    let values = columns.map { _ in "?" }.joined(separator: ", ")
    return Statement("INSERT INTO \(table) (\(names)) VALUES (\(values))\(answer)", columns.map(\.slot))
  }

  private func update(_ resource: Resource, _ all: [Column]) -> Statement? {
    let columns = all.filter(\.isMutable)
    let version = all.last { $0.source == .version }
    let assignments = columns.map { "\(quoted($0.name)) = ?" } + (version == nil ? [] : [count])
    guard !assignments.isEmpty else { return nil }
    let guarded = version.map { " AND \(quoted($0.name)) = ?" } ?? ""
    return Statement(
      """
      UPDATE \(quoted(resource.table)) SET \(assignments.joined(separator: ", ")) \
      WHERE "id" = ?\(guarded)\(living(resource, "AND"))
      """,
      columns.map(\.slot) + [identifier] + (version.map { [$0.slot] } ?? [])
    )
  }

  private func touch(_ resource: Resource) -> Statement {
    Statement("UPDATE \(quoted(resource.table)) SET \(count) WHERE \"id\" = ?", [identifier])
  }

  /// The assignment that counts a change.
  private var count: String {
    let version = quoted(Resource.lock.snake)
    return "\(version) = \(version) + 1"
  }

  private func reference(_ relation: BelongsTo) -> ReferenceCheck {
    ReferenceCheck(
      relation: relation.name.spelled,
      member: relation.key.spelled,
      target: relation.target,
      statement: exists(model.resource(relation.target))
    )
  }
}

extension Column {
  fileprivate var slot: Slot { Slot(.member, member, type, isNullable: isNullable) }
}
