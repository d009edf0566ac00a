extension TableChange {
  /// The columns that are new, where nothing but them and indexes changes and no row needs a value in them.
  var addedColumns: [SchemaSnapshot.Column]? {
    let added = table.columns.filter { columns[$0.name] == nil }
    let kept = table.columns.filter { columns[$0.name] != nil }
    guard values.allSatisfy(\.value.isEmpty), backfills.isEmpty,
      columns.allSatisfy({ $0 == $1 }), Set(kept) == Set(former.columns),
      // A flag has a check, which only a table that is made anew can be given.
      added.allSatisfy({ $0.isNullable && $0.type != .bool }),
      table.primaryKey == former.primaryKey, table.checks == former.checks, table.rules == former.rules,
      table.foreignKeys == former.foreignKeys
    else { return nil }
    return added
  }
}
