extension MigrationStep {
  var created: SchemaSnapshot.Table? {
    if case .createTable(let table) = self { table } else { nil }
  }

  var dropped: SchemaSnapshot.Table? {
    if case .dropTable(let table) = self { table } else { nil }
  }

  var changed: TableChange? {
    if case .changeTable(let change) = self { change } else { nil }
  }
}

extension Sequence<MigrationStep> {
  /// What a table is called behind the steps.
  func finalName(of table: String) -> String {
    reduce(table) { name, step in
      if case .renameTable(name, let new) = step { new } else { name }
    }
  }
}
