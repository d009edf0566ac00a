package import Model

extension Model {
  /// The schema that the model's records are kept in.
  package var snapshot: SchemaSnapshot {
    let names = IndexNames(of: self)
    let records = resources.map { $0.snapshot(self, names) }
    let pairs = resources.flatMap { owner in
      owner.manyToMany.filter(\.ownsTable).map { $0.snapshot(owner, self, names) }
    }
    let own = serviceTables.map { $0.snapshot(self, names) }
    return SchemaSnapshot(tables: (records + pairs + own).sorted { $0.name < $1.name })
  }
}

extension Resource {
  /// A unique index with what the spec calls its columns.
  struct Unique {
    var columns: [String]
    var members: [String]
    /// What holds of the records that count.
    var condition: RecordCondition?
    /// Tells its name from those of other indexes over the same columns.
    var mark: String?

    /// What its name is made from, behind the table's.
    var nameParts: [String] { columns + (mark.map { [$0] } ?? []) }
  }

  /// The key, where the spec declares it: no two records have it, and no index of its own is needed.
  var uniqueKey: Unique? {
    key.isIssued ? nil : Unique(columns: key.parts.map(\.column), members: key.parts.map(\.name.spelled))
  }

  /// Fields, then relations, then sets, in the order of the spec.
  var uniqueIndexes: [Unique] {
    let single =
      fields.filter(\.isUnique).map { Unique(columns: [$0.column], members: [$0.name.spelled]) }
      + belongsTo.filter(\.isUnique).map { Unique(columns: [$0.column], members: [$0.key.spelled]) }
    let sets = uniques.map {
      Unique(columns: $0.columns, members: $0.members.map(wireName), condition: $0.condition)
    }
    return (single + sets).reduce(into: []) { kept, index in
      if index.condition == nil, index.columns == uniqueKey?.columns { return }
      let others = kept.filter { $0.columns == index.columns }
      guard !others.contains(where: { $0.condition == index.condition }) else { return }
      var index = index
      if index.condition != nil { index.mark = others.isEmpty ? "some" : "some_\(others.count + 1)" }
      kept.append(index)
    }
  }

  /// The columns of every index of the table that lists can be read from, the primary key's first.
  package var indexedColumns: [[String]] {
    [key.parts.map(\.column)] + uniqueIndexes.filter { $0.condition == nil }.map(\.columns)
      + plainIndexes.map(\.columns)
  }

  /// What a body calls a member that an index names: relations by their key.
  private func wireName(of member: String) -> String {
    belongsTo.first { $0.name.spelled == member }?.key.spelled ?? member
  }

  /// The declared indexes and one for each foreign key, each with the record's key behind it, so that lists in its order, and
  /// lists of what belongs to a record, are read from it and need no sorting.
  var plainIndexes: [(named: [String], columns: [String])] {
    let wanted = belongsTo.map { [$0.column] } + indexes.map(\.columns)
    // A unique index that leaves out records is of no use where the database follows keys to all of them.
    let uniques = deletion == nil ? uniqueIndexes.filter { $0.condition == nil }.map(\.columns) : []
    let key = key.parts.map(\.column)
    return wanted.reduce(into: []) { kept, named in
      let columns = named + key.filter { !named.contains($0) }
      guard columns != key, !uniques.contains(named), !kept.contains(where: { $0.columns == columns }) else { return }
      kept.append((named, columns))
    }
  }

  fileprivate func snapshot(_ model: Model, _ names: IndexNames) -> SchemaSnapshot.Table {
    let uniques = uniqueIndexes.map {
      SchemaSnapshot.Index(
        name: names.unique(table, $0.nameParts),
        columns: $0.columns,
        isUnique: true,
        deletion: deletion?.snake,
        condition: $0.condition?.inSchema
      )
    }
    let plain = plainIndexes.map {
      SchemaSnapshot.Index(name: names.plain(table, $0.named), columns: $0.columns, isUnique: false)
    }
    return SchemaSnapshot.Table(
      name: table,
      columns: storedColumns(of: model, isNumbered: key.isIssued && model.database.identifiers == .int64),
      primaryKey: key.parts.map(\.column),
      checks: fields.flatMap { checks(on: $0, model).map(\.check) }.sorted { $0.name < $1.name },
      rules: checks.indices.map { SchemaSnapshot.Rule(name: ruleName($0), condition: checks[$0].condition.inSchema) },
      indexes: (uniques + plain).sorted { $0.name < $1.name },
      foreignKeys: belongsTo.map {
        SchemaSnapshot.ForeignKey(
          name: ConstraintName(table, [$0.column], "reference").text,
          column: $0.column,
          table: model.resource($0.target).table,
          targetColumn: model.resource($0.target).key.first.column,
          onDelete: $0.onDelete
        )
      }.sorted { $0.column < $1.column }
    )
  }

  private func storedColumns(of model: Model, isNumbered: Bool) -> [SchemaSnapshot.Column] {
    func column(_ name: String, _ type: SchemaSnapshot.ColumnType, _ isNullable: Bool) -> SchemaSnapshot.Column {
      SchemaSnapshot.Column(name: name, type: type, isNullable: isNullable, isNumbered: false)
    }
    let keys = key.parts.map {
      SchemaSnapshot.Column(name: $0.column, type: $0.type.columnType, isNullable: false, isNumbered: isNumbered)
    }
    let moments = timestamps.map { [$0.created, $0.updated] } ?? []
    let fields = fieldsBesideKey.map { field in
      var stored = column(field.column, field.type.columnType, field.isNullable)
      if case .list(.enumeration(let name)) = field.type {
        stored.cases = model.enumType(name).cases.map(\.name.spelled)
      }
      return stored
    }
    return keys + fields
      + belongsToBesideKey.map { column($0.column, $0.type.columnType, $0.isNullable) }
      + moments.map { column($0.snake, .datetime, false) }
      + (deletion.map { [column($0.snake, .datetime, true)] } ?? [])
      + (isLocked ? [column(Resource.lock.snake, .int64, false)] : [])
      + (password.map { [column($0.column, .text, false)] } ?? [])
  }

  /// The name of the check that keeps a rule, by the rule's place.
  func ruleName(_ position: Int) -> String { ConstraintName(table, ["rule\(position + 1)"], "check").text }

  /// The checks on a field's column, each with the code that a body breaking it is answered with.
  func checks(on field: Field, _ model: Model) -> [(check: SchemaSnapshot.Check, code: ConstraintMap.Code)] {
    var rules: [(rule: SchemaSnapshot.Check.Rule, code: ConstraintMap.Code)] = []
    if case .enumeration(let name) = field.type {
      rules.append((.oneOf(model.enumType(name).cases.map(\.name.spelled)), .enum))
    }
    let constraints = field.constraints
    if constraints.minimumLength != nil || constraints.maximumLength != nil {
      rules.append((.length(minimum: constraints.minimumLength, maximum: constraints.maximumLength), .length))
    }
    // What is kept as text has no order that a database knows.
    if field.type.isLongDecimal { return named(rules, field) }
    if let minimum = constraints.minimum { rules.append((.minimum(minimum), .min)) }
    if let maximum = constraints.maximum { rules.append((.maximum(maximum), .max)) }
    return named(rules, field)
  }

  private func named(
    _ rules: [(rule: SchemaSnapshot.Check.Rule, code: ConstraintMap.Code)],
    _ field: Field
  ) -> [(check: SchemaSnapshot.Check, code: ConstraintMap.Code)] {
    rules.map { rule, code in
      let name = ConstraintName(table, [field.column], code.rawValue).text
      return (SchemaSnapshot.Check(name: name, column: field.column, rule: rule), code)
    }
  }
}

extension ManyToMany {
  fileprivate func snapshot(_ owner: Resource, _ model: Model, _ names: IndexNames) -> SchemaSnapshot.Table {
    func end(_ column: String, _ resource: Resource) -> SchemaSnapshot.ForeignKey {
      SchemaSnapshot.ForeignKey(
        name: ConstraintName(joinTable, [column], "reference").text,
        column: column,
        table: resource.table,
        targetColumn: resource.key.first.column,
        onDelete: .cascade
      )
    }
    let related = model.resource(target)
    let columns = [ownColumn, targetColumn]
    return SchemaSnapshot.Table(
      name: joinTable,
      columns: zip(columns, [owner, related]).map { column, end in
        SchemaSnapshot.Column(name: column, type: end.key.first.type.columnType, isNullable: false, isNumbered: false)
      },
      primaryKey: columns,
      checks: [],
      indexes: [
        SchemaSnapshot.Index(
          name: names.plain(joinTable, [targetColumn]),
          columns: [targetColumn, ownColumn],
          isUnique: false
        )
      ],
      foreignKeys: [end(ownColumn, owner), end(targetColumn, related)]
        .sorted { $0.column < $1.column }
    )
  }
}

/// The names of all indexes: databases keep them, and the tables', in one space.
struct IndexNames {
  private let taken: [String: Int]

  init(of model: Model) {
    var names = model.resources.map(\.table)
    for resource in model.resources {
      names += resource.uniqueIndexes.map { Self.unique(resource.table, $0.nameParts).text }
      names += resource.plainIndexes.map { Self.plain(resource.table, $0.named).text }
      for pairs in resource.manyToMany where pairs.ownsTable {
        names += [pairs.joinTable, Self.plain(pairs.joinTable, [pairs.targetColumn]).text]
      }
    }
    for table in model.serviceTables {
      names += [table.name] + table.indexes.map { Self.plain(table.name, ServiceTable.named($0)).text }
    }
    taken = names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  func unique(_ table: String, _ columns: [String]) -> String { own(Self.unique(table, columns)) }
  func plain(_ table: String, _ columns: [String]) -> String { own(Self.plain(table, columns)) }

  private func own(_ name: ConstraintName) -> String {
    taken[name.text, default: 0] > 1 ? name.withDigest : name.text
  }

  private static func unique(_ table: String, _ columns: [String]) -> ConstraintName {
    ConstraintName(table, columns, "unique")
  }

  private static func plain(_ table: String, _ columns: [String]) -> ConstraintName {
    ConstraintName(table, columns, "index")
  }
}

extension ValueType {
  var columnType: SchemaSnapshot.ColumnType {
    switch self {
    case .string, .text, .email, .url, .slug, .enumeration: .text
    case .int: .int
    case .int64: .int64
    case .float: .float
    case .decimal(let precision, let scale): .decimal(precision: precision, scale: scale)
    case .bool: .bool
    case .date: .date
    case .datetime: .datetime
    case .duration: .duration
    case .bytes: .bytes
    case .json: .json
    case .list(let item): .list(of: item.columnType)
    case .uuid: .uuid
    }
  }
}
