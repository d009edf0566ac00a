import Model

/// Steps as one transaction's statements, run while foreign keys are not enforced.
struct SQLiteScript {
  private let dialect = Dialect.sqlite
  /// Statements that belong together.
  private var groups: [[String]] = []
  /// What waits until no table has an index of the same name from before.
  private var indexes: [String] = []
  /// Renamed tables with checks that are called by the former name still, which only a table that is made anew gets rid of.
  private var stale: Set<String> = []
  /// Tables whose checks are called as they are to be at the end.
  private var settled: Set<String> = []
  private let steps: [MigrationStep]

  var text: String {
    (groups + [indexes]).filter { !$0.isEmpty }.map { $0.map { "\($0);\n" }.joined() }.joined(separator: "\n")
  }

  init(_ steps: [MigrationStep], from former: SchemaSnapshot) {
    self.steps = steps
    let isFresh = steps.allSatisfy { if case .createTable = $0 { true } else { false } }
    var schema = EvolvingSchema(former)
    for (position, step) in steps.enumerated() {
      switch step {
      case .createTable(let table): create(table, isFresh: isFresh)
      case .dropTable(let table): drop(table, isFirst: position == 0 || steps[position - 1].dropped == nil)
      case .renameTable(let old, let new): rename(old, to: new, in: schema)
      case .changeTable(let change): take(rebuild(change, at: position))
      }
      schema.follow(step)
    }
    for table in schema.snapshot.tables where stale.contains(table.name) {
      let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.name) })
      let rebuild = rebuild(TableChange(former: table, table: table, columns: columns), at: steps.endIndex - 1)
      // Those of the table as it was before go with it.
      let again = Set(rebuild.indexes)
      indexes.removeAll(where: again.contains)
      take(rebuild)
    }
  }

  private mutating func create(_ table: SchemaSnapshot.Table, isFresh: Bool) {
    let statements = table.indexes.map { dialect.createIndex($0, on: table.name) }
    groups.append([dialect.createTable(table, keys: table.foreignKeys)] + (isFresh ? statements : []))
    if !isFresh { indexes += statements }
  }

  private mutating func drop(_ table: SchemaSnapshot.Table, isFirst: Bool) {
    if isFirst { groups.append([]) }
    groups[groups.count - 1].append("DROP TABLE \(dialect.quoted(table.name))")
  }

  /// Keys of other tables lead to the table by its new name from then on.
  private mutating func rename(_ old: String, to new: String, in schema: EvolvingSchema) {
    groups.append(["ALTER TABLE \(dialect.quoted(old)) RENAME TO \(dialect.quoted(new))"])
    let hasFlags = schema.tables[old]?.columns.contains { $0.type == .bool } ?? false
    if settled.remove(old) != nil {
      settled.insert(new)
    } else if stale.remove(old) != nil || hasFlags {
      stale.insert(new)
    }
  }

  private mutating func rebuild(_ change: TableChange, at position: Int) -> TableRebuild {
    let later = steps[(position + 1)...]
    let rebuild = TableRebuild(change, before: later, isStale: stale.remove(change.table.name) != nil)
    if rebuild.isWhole { settled.insert(change.table.name) }
    return rebuild
  }

  private mutating func take(_ rebuild: TableRebuild) {
    groups.append(rebuild.statements)
    indexes += rebuild.indexes
  }
}
