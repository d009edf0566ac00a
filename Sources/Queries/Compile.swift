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

  func queries(of resource: Resource) -> ResourceQueries {
    let columns = resource.columns
    let list = ListQuery(resource, columns: columns, dialect: dialect)
    let table = dialect.quoted(resource.table)
    let own = condition(on: resource.key.parts)
    return ResourceQueries(
      resource: resource.name.spelled,
      columns: columns,
      find: Statement("\(list.base) WHERE \(own.sql)\(living(resource, "AND"))", own.slots),
      lookUp: resource.lookup.map { lookup in
        let condition = condition(on: [lookup])
        return Statement("\(list.base) WHERE \(condition.sql)\(living(resource, "AND"))", condition.slots)
      },
      exists: exists(resource),
      insert: insert(resource, into: table, columns, isNumbered: isNumberedByDatabase(resource)),
      returnsIdentifier: isNumberedByDatabase(resource),
      update: update(resource, columns),
      touch: resource.isLocked ? touch(resource) : nil,
      delete: delete(resource),
      deletion: deletion(of: resource, list: list),
      list: list,
      references: resource.keys.map(reference),
      restrictions: resource.deletion == nil ? restrictions(on: resource) : livingRestrictions(on: resource),
      related: resource.relations.compactMap { related($0, of: resource) },
      links: resource.linkable.map { links($0, of: resource) },
      slugs: resource.fields.filter { $0.isMade && $0.isUnique }.map { slug($0, of: resource) },
      transitions: resource.transitions.compactMap { transition($0, of: resource, columns) },
      includes: includes(of: resource),
      permitted: permitted(resource),
      principal: principal(resource),
      tests: tests(of: resource)
    )
  }

  /// A record, or many of them, by the only part of the resource's key.
  func slot(_ role: Slot.Role, _ resource: Resource) -> Slot {
    Slot(role, resource.key.first.name.spelled, resource.key.first.type)
  }

  /// The table's columns by its name.
  func columns(of resource: Resource) -> String {
    resource.columns.map { "\(quoted(resource.table)).\(quoted($0.name))" }.joined(separator: ", ")
  }

  /// Whether a row has all these values.
  func condition(on parts: [RecordKey.Part]) -> Fragment {
    Fragment(
      parts.map { "\(quoted($0.column)) = ?" }.joined(separator: " AND "),
      parts.map { Slot(.identifier, $0.name.spelled, $0.type) }
    )
  }

  private func isNumberedByDatabase(_ resource: Resource) -> Bool {
    switch model.database.identifiers {
    case .int64: resource.key.isIssued
    case .uuid7, .uuid4: false
    }
  }

  func quoted(_ name: String) -> String { dialect.quoted(name) }

  private func exists(_ resource: Resource) -> Statement {
    let own = condition(on: resource.key.parts)
    return Statement(
      "SELECT EXISTS (SELECT 1 FROM \(quoted(resource.table)) WHERE \(own.sql)\(living(resource, "AND")))",
      own.slots
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

  private func insert(_ resource: Resource, into table: String, _ all: [Column], isNumbered: Bool) -> Statement {
    let columns = isNumbered ? Array(all.dropFirst()) : all
    if let password = resource.password {
      // Behind all others, as no record has it.
      let names = (columns.map(\.name) + [password.column]).map(quoted).joined(separator: ", ")
      let values = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
      return Statement(
        "INSERT INTO \(table) (\(names)) VALUES (\(values))\(isNumbered ? " RETURNING \"id\"" : "")",
        columns.map(\.slot) + [Slot(.password, password.name.spelled, .string)]
      )
    }
    let answer = isNumbered ? " RETURNING \"id\"" : ""
    guard !columns.isEmpty else { return Statement("INSERT INTO \(table) DEFAULT VALUES\(answer)") }
    let names = columns.map { quoted($0.name) }.joined(separator: ", ")
    let values = columns.map { _ in "?" }.joined(separator: ", ")
    return Statement("INSERT INTO \(table) (\(names)) VALUES (\(values))\(answer)", columns.map(\.slot))
  }

  /// The same update, for a record that is in one of the states that the transition begins in.
  private func transition(_ transition: Transition, of resource: Resource, _ all: [Column]) -> Statement? {
    guard let field = resource.states?.field else { return nil }
    let states = transition.from.map { dialect.stored(.enumCase($0)) }.joined(separator: ", ")
    return update(resource, all, guarded: " AND \(quoted(field.snake)) IN (\(states))")
  }

  /// - Parameter guarded: What else has to hold of the row.
  private func update(_ resource: Resource, _ all: [Column], guarded guardText: String = "") -> Statement? {
    let columns = all.filter(\.isMutable)
    let version = all.last { $0.source == .version }
    let assignments = columns.map { "\(quoted($0.name)) = ?" } + (version == nil ? [] : [count])
    guard !assignments.isEmpty else { return nil }
    let counted = version.map { " AND \(quoted($0.name)) = ?" } ?? ""
    let own = condition(on: resource.key.parts)
    return Statement(
      """
      UPDATE \(quoted(resource.table)) SET \(assignments.joined(separator: ", ")) \
      WHERE \(own.sql)\(counted)\(guardText)\(living(resource, "AND"))
      """,
      columns.map(\.slot) + own.slots + (version.map { [$0.slot] } ?? [])
    )
  }

  private func touch(_ resource: Resource) -> Statement {
    let own = condition(on: resource.key.parts)
    return Statement("UPDATE \(quoted(resource.table)) SET \(count) WHERE \(own.sql)", own.slots)
  }

  /// The assignment that counts a change.
  var count: String {
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
