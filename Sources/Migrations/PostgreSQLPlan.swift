import Model

/// Leads steps, one after the other, over what databases hold, and puts what each asks for into its place of a script.
struct PostgreSQLPlan {
  private let dialect = Dialect.postgresql
  private let steps: [MigrationStep]
  private var schema: EvolvingSchema
  /// Tables of the steps so far that were not there before, by the names that they were made with.
  private var created: Set<String> = []
  private var result = PostgreSQLScript()
  /// Names that indexes have to be given last, since others have them at first.
  private var lateNames: [String] = []
  /// Foreign keys, for which both sides have to be of one type.
  private var lateKeys: [String] = []

  init(_ steps: [MigrationStep], from former: SchemaSnapshot) {
    self.steps = steps
    schema = EvolvingSchema(former)
  }

  mutating func script() -> PostgreSQLScript {
    dropKeys()
    for position in steps.indices {
      switch steps[position] {
      case .createTable(let table): create(table, at: position)
      case .dropTable(let table): drop(table)
      case .renameTable(let old, let new): rename(old, to: new)
      case .changeTable(let change): alter(change, at: position)
      }
      schema.follow(steps[position])
    }
    result.prepare += lateNames
    result.constrain += lateKeys
    return result
  }

  // MARK: Keys that stand in the way

  /// Foreign keys that change or go are dropped before anything that they lead to does.
  private mutating func dropKeys() {
    var gone: Set<String> = []
    for (position, step) in steps.enumerated() {
      switch step {
      case .createTable, .renameTable: break
      case .dropTable(let table):
        for key in table.foreignKeys where key.table != table.name && gone.contains(key.table) {
          result.prepare.append(dropConstraint(key.name, of: original(table.name, before: position)))
        }
        gone.insert(table.name)
      case .changeTable(let change):
        let names = alteration(of: change, at: position).keys.dropped
        let table = original(change.former.name, before: position)
        result.prepare += names.map { dropConstraint($0, of: table) }
      }
    }
  }

  private func dropConstraint(_ name: String, of table: String) -> String {
    "ALTER TABLE \(dialect.quoted(table)) DROP CONSTRAINT \(dialect.quoted(name))"
  }

  // MARK: Steps

  private mutating func create(_ table: SchemaSnapshot.Table, at position: Int) {
    created.insert(table.name)
    let (early, late) = (
      table.foreignKeys.filter { created.contains($0.table) }, table.foreignKeys.filter { !created.contains($0.table) }
    )
    result.create.append(dialect.createTable(table, keys: early))
    result.create += table.indexes.map { dialect.createIndex($0, on: table.name) }
    lateKeys += late.map { key in
      var key = key
      key.table = final(key.table, after: position)
      return "ALTER TABLE \(dialect.quoted(table.name)) ADD \(dialect.define(key))"
    }
  }

  private mutating func drop(_ table: SchemaSnapshot.Table) {
    result.prepare.append("DROP TABLE \(dialect.quoted(table.name))")
  }

  private mutating func rename(_ old: String, to new: String) {
    result.prepare.append("ALTER TABLE \(dialect.quoted(old)) RENAME TO \(dialect.quoted(new))")
    guard let former = schema.tables[old] else { return }
    var table = former
    table.name = new
    result.prepare.append(renameIndex(dialect.keyName(former), to: dialect.keyName(table)))
    for column in former.columns where column.isNumbered {
      let names = (dialect.sequenceName(former, column), dialect.sequenceName(table, column))
      result.prepare.append("ALTER SEQUENCE \(dialect.quoted(names.0)) RENAME TO \(dialect.quoted(names.1))")
    }
  }

  private func renameIndex(_ old: String, to new: String) -> String {
    "ALTER INDEX \(dialect.quoted(old)) RENAME TO \(dialect.quoted(new))"
  }

  private mutating func alter(_ change: TableChange, at position: Int) {
    let alteration = alteration(of: change, at: position)
    result.prepare += alteration.prepare
    for (old, new) in alteration.indexes.renamed {
      if takenIndexNames.contains(new) {
        let interim = ConstraintName.interim(new, ".new")
        result.prepare.append(renameIndex(old, to: interim))
        lateNames.append(renameIndex(interim, to: new))
      } else {
        result.prepare.append(renameIndex(old, to: new))
      }
    }
    result.fill += alteration.fill
    result.constrain += alteration.constrain
    lateKeys += alteration.refer
    result.validate += alteration.validate
    result.settle += alteration.settle
    result.apart += alteration.apart
  }

  private func alteration(of change: TableChange, at position: Int) -> TableAlteration {
    TableAlteration(change, named: final(change.table.name, after: position)) { table, column in
      let name = final(table, after: position)
      guard let other = self.change(of: name) else {
        return TableAlteration.Target(table: name, column: column, isRetyped: false)
      }
      let now = other.columns.first { $0.value == column }?.key ?? column
      return TableAlteration.Target(table: name, column: now, isRetyped: other.retyped.contains(now))
    }
  }

  // MARK: What things are called

  /// The names that indexes of changed tables have at first.
  private var takenIndexNames: Set<String> {
    steps.reduce(into: []) { names, step in
      names.formUnion(step.changed?.former.indexes.map(\.name) ?? [])
    }
  }

  /// What becomes of the table that is called so at the end.
  private func change(of table: String) -> TableChange? {
    steps.indices.first { position in
      steps[position].changed.map { final($0.table.name, after: position) } == table
    }.flatMap { steps[$0].changed }
  }

  /// What a table of a step is called at the end.
  private func final(_ name: String, after position: Int) -> String {
    steps[(position + 1)...].finalName(of: name)
  }

  /// What a table of a step was called at first.
  private func original(_ name: String, before position: Int) -> String {
    steps[..<position].reversed().reduce(name) { name, step in
      if case .renameTable(let old, name) = step { old } else { name }
    }
  }
}
