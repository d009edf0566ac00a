import GRDB

/// What a database is made of: its tables, indexes, views and triggers, each as the statement that makes it.
struct Catalogue {
  /// What one of them is called: `table books`.
  private let order: [String]
  private let definitions: [String: SQLDefinition]

  /// What stands in a database, without what SQLite and migrating keep there.
  init(in transaction: Transaction) throws {
    let sql = """
      SELECT "type" || ' ' || lower("name"), "sql" FROM "sqlite_schema"
      WHERE "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND "tbl_name" <> 'schema_migrations'
      ORDER BY "type" DESC, lower("name")
      """
    let rows = try transaction.all(sql) { (name: $0.text(0), definition: SQLDefinition($0.text(1))) }
    order = rows.map(\.name)
    definitions = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.definition) })
  }

  /// What scripts make of an empty database.
  init(ofScripts scripts: [String]) throws {
    var configuration = GRDB.Configuration()
    configuration.foreignKeysEnabled = false
    do {
      self = try DatabaseQueue(configuration: configuration).write { connection in
        let transaction = Transaction(connection)
        for script in scripts { try transaction.run(script) }
        return try Catalogue(in: transaction)
      }
    } catch {
      throw DatabaseFailure.translated(error)
    }
  }

  /// In what this one is another, each in a line.
  func differences(from expected: Catalogue) -> [String] {
    let known = expected.order.flatMap { name in
      guard let wanted = expected.definitions[name] else { preconditionFailure("'\(name)' is no definition") }
      return definitions[name].map { $0.differences(from: wanted, in: name) } ?? ["\(name) is missing"]
    }
    let others = order.filter { expected.definitions[$0] == nil }
    return known + others.map { "\($0) is of no migration" }
  }
}
