package import Model

extension Model {
  /// What the spec says of how its schema came from the one before.
  package var evolution: Evolution {
    var evolution = Evolution(removedTables: Set(removed.map(\.table)))
    for resource in resources {
      evolution.add(resource, of: self)
      for pairs in resource.manyToMany where pairs.ownsTable { evolution.add(pairs) }
    }
    return evolution
  }
}

extension Evolution {
  fileprivate mutating func add(_ resource: Resource, of model: Model) {
    let table = resource.table
    tableOrigins[table] = resource.origin
    if resource.formerTable != table { formerTables[table] = resource.formerTable }
    for (column, backfill) in resource.ownColumns {
      let name = ColumnName(table: table, column: column)
      columnOrigins[name] = resource.origin
      backfills[name] = backfill
    }
    for field in resource.fields {
      let name = ColumnName(table: table, column: field.column)
      columnOrigins[name] = field.origin
      if field.formerColumn != field.column { formerColumns[name] = field.formerColumn }
      backfills[name] = field.backfill ?? field.defaultValue.map(Backfill.value)
      let values = model.formerValues(of: field.type)
      if !values.isEmpty { formerValues[name] = values }
    }
    for relation in resource.belongsTo {
      let name = ColumnName(table: table, column: relation.column)
      columnOrigins[name] = relation.origin
      if let former = relation.formerColumn { formerColumns[name] = former }
      backfills[name] = relation.backfill
    }
    for name in resource.removed {
      removedColumns[table, default: []].formUnion([name.snake, "\(name.snake)_id"])
      removedTables.insert("\(resource.formerTable)_\(name.snake)")
    }
  }

  fileprivate mutating func add(_ pairs: ManyToMany) {
    let table = pairs.joinTable
    let former = pairs.formerPairs ?? pairs.present
    tableOrigins[table] = pairs.origin
    if former.table != table { formerTables[table] = former.table }
    for (column, earlier) in [(pairs.ownColumn, former.ownColumn), (pairs.targetColumn, former.targetColumn)] {
      let name = ColumnName(table: table, column: column)
      columnOrigins[name] = pairs.origin
      if earlier != column { formerColumns[name] = earlier }
    }
  }
}

extension Resource {
  /// The columns that no field and no relation declares, and what they hold of records that were there before them.
  fileprivate var ownColumns: [(column: String, backfill: Backfill?)] {
    var columns: [(String, Backfill?)] = key.isIssued ? [(key.first.column, nil)] : []
    if let timestamps {
      columns += [timestamps.created, timestamps.updated].map { ($0.snake, .now) }
    }
    if let deletion { columns.append((deletion.snake, nil)) }
    if isLocked { columns.append((Resource.lock.snake, .value(.int(1)))) }
    // Who was there before has none, and gets one by the service's command.
    if let password { columns.append((password.column, .value(.string(Password.unusable)))) }
    return columns
  }
}

extension Model {
  /// The values that a column of the type had before and that are called otherwise now.
  fileprivate func formerValues(of type: ValueType) -> [String: String] {
    switch type {
    case .enumeration(let name):
      Dictionary(
        enumType(name).cases.flatMap { item in item.former.map { ($0, item.name.spelled) } },
        uniquingKeysWith: { first, _ in first }
      )
    case .list(let item): formerValues(of: item)
    case .string, .text, .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug,
      .bytes, .json:
      [:]
    }
  }
}
