import Model

/// The parts that an alteration of PostgreSQL is put together from.
extension TableAlteration {
  // MARK: New columns

  var added: [SchemaSnapshot.Column] { change.table.columns.filter { change.columns[$0.name] == nil } }

  /// A column that all rows have one value in takes it at once, and without writing them.
  func add(_ column: SchemaSnapshot.Column) -> [String] {
    let definition = "ADD COLUMN \(dialect.define(column, of: change.table))"
    if column.isNumbered || column.isNullable && constant(of: column) == nil { return [definition] }
    if let constant = constant(of: column) {
      return ["\(definition) DEFAULT \(constant)", "ALTER COLUMN \(dialect.quoted(column.name)) DROP DEFAULT"]
    }
    var nullable = column
    nullable.isNullable = true
    return ["ADD COLUMN \(dialect.define(nullable, of: change.table))"]
  }

  private func constant(of column: SchemaSnapshot.Column) -> String? {
    guard change.columns[column.name] == nil else { return nil }
    switch change.backfills[column.name] {
    case .value?, .now?: return rows.filler(of: column)
    case .column?, .first?, .joined?, .before?, .after?, .lookup?, nil: return nil
    }
  }

  // MARK: What rows need

  /// The columns that need values from now on, and that rows may lack them in.
  var required: [SchemaSnapshot.Column] {
    change.table.columns.filter { column in
      guard !column.isNullable, !column.isNumbered else { return false }
      guard let former = change.columns[column.name].flatMap(change.former.column) else {
        return constant(of: column) == nil
      }
      return former.isNullable
    }
  }

  /// What says so before the column can.
  func isPresent(_ column: SchemaSnapshot.Column) -> TableConstraint {
    TableConstraint(
      name: ConstraintName(change.table.name, [column.name], "present").text,
      rule: "CHECK (\(dialect.quoted(column.name)) IS NOT NULL)",
      columns: [column.name],
      dialect: dialect
    )
  }

  var relieved: [String] {
    change.table.columns.filter { column in
      column.isNullable && change.columns[column.name].flatMap(change.former.column)?.isNullable == false
    }.map { "ALTER COLUMN \(dialect.quoted($0.name)) DROP NOT NULL" }
  }

  var retyped: [String] {
    change.table.columns.filter { change.retyped.contains($0.name) }.map { column in
      let quoted = dialect.quoted(column.name)
      return "ALTER COLUMN \(quoted) TYPE \(dialect.storage(column.type)) USING \(rows.converted(quoted, of: column))"
    }
  }

  // MARK: Rows

  /// One statement for all that rows are given, so that each value is made from what the row was.
  func fillAtOnce(_ columns: [SchemaSnapshot.Column]) -> [String] {
    let filled = columns.compactMap(filling)
    guard !filled.isEmpty else { return [] }
    let conditions = filled.compactMap(\.condition)
    let condition = conditions.count == filled.count ? "\nWHERE \(conditions.joined(separator: " OR "))" : ""
    let update = "UPDATE \(dialect.quoted(name))\nSET \(filled.map(\.value).joined(separator: ",\n  "))\(condition)"
    return [update] + columns.filter { change.changingPlaces.contains($0.name) }.map(removeMark)
  }

  /// Stands before values until all have theirs.
  private static let mark = "ashlar:"

  private func removeMark(from column: SchemaSnapshot.Column) -> String {
    let (quoted, mark) = (dialect.quoted(column.name), dialect.literal(Self.mark))
    return """
      UPDATE \(dialect.quoted(name))
      SET \(quoted) = substr(\(quoted), \(Self.mark.utf8.count + 1))
      WHERE starts_with(\(quoted), \(mark))
      """
  }

  /// What a column of every row is set to, and which rows that changes; all of them where it is new.
  private func filling(_ column: SchemaSnapshot.Column) -> (value: String, condition: String?)? {
    let quoted = dialect.quoted(column.name)
    let filler = constant(of: column) == nil ? rows.filler(of: column) : nil
    guard change.columns[column.name] != nil else { return filler.map { ("\(quoted) = \($0)", nil) } }
    let mark = change.changingPlaces.contains(column.name) ? Self.mark : ""
    switch (rows.mappedValue(of: column, mark: mark), filler) {
    case (let mapped?, let filler?):
      return ("\(quoted) = COALESCE(\(mapped), \(filler))", "\(quoted) IS NULL OR \(isRenamed(column))")
    case (let mapped?, nil): return ("\(quoted) = \(mapped)", isRenamed(column))
    case (nil, let filler?): return ("\(quoted) = COALESCE(\(quoted), \(filler))", "\(quoted) IS NULL")
    case (nil, nil): return nil
    }
  }

  func fillWhatLacks(_ column: SchemaSnapshot.Column) -> [String] {
    guard let filler = rows.filler(of: column) else { return [] }
    let quoted = dialect.quoted(column.name)
    return ["UPDATE \(dialect.quoted(name))\nSET \(quoted) = \(filler)\nWHERE \(quoted) IS NULL"]
  }

  private func isRenamed(_ column: SchemaSnapshot.Column) -> String {
    let values = (change.values[column.name] ?? [:]).keys.sorted().map(dialect.literal).joined(separator: ", ")
    let quoted = dialect.quoted(column.name)
    if case .list = column.type { return "\(quoted) && ARRAY[\(values)]::\(dialect.nativeName(column.type))" }
    return "\(quoted) IN (\(values))"
  }

  // MARK: Names

  var columnNames: [(old: String, new: String)] {
    change.former.columns.map { ($0.name, change.interimName(of: $0.name)) }.filter { $0.0 != $0.1 }
  }

  var renamedSequences: [String] {
    change.table.columns.filter(\.isNumbered).compactMap { column in
      guard let former = change.columns[column.name].flatMap(change.former.column), former.isNumbered else {
        return nil
      }
      let (old, new) = (dialect.sequenceName(change.table, former), dialect.sequenceName(change.table, column))
      return old == new ? nil : "ALTER SEQUENCE \(dialect.quoted(old)) RENAME TO \(dialect.quoted(new))"
    }
  }

  /// Names one after the other, so that none is given twice: first those that make way go.
  func inTurn(_ names: [(old: String, new: String)]) -> [(old: String, new: String)] {
    let taken = Set(names.map(\.old))
    let late = names.filter { taken.contains($0.new) }
    return names.map { (old: $0.old, new: taken.contains($0.new) ? ConstraintName.interim($0.new, ".new") : $0.new) }
      + late.map { (old: ConstraintName.interim($0.new, ".new"), new: $0.new) }
  }

  // MARK: The key

  var isRekeyed: Bool { change.former.primaryKey.map(change.interimName) != change.table.primaryKey }

  var dropKey: String { "DROP CONSTRAINT \(dialect.quoted(dialect.keyName(change.table)))" }

  var addKey: String {
    "ADD CONSTRAINT \(dialect.quoted(dialect.keyName(change.table))) PRIMARY KEY (\(dialect.list(change.table.primaryKey)))"
  }
}
