package import Model

/// What remains risky about steps, in their order.
package func risks(of steps: [MigrationStep], for dialect: Dialect) -> [MigrationRisk] {
  steps.indices.flatMap { position -> [MigrationRisk] in
    switch steps[position] {
    case .createTable: []
    case .dropTable(let table):
      // What the service keeps for itself is no loss.
      (table.isOfService
        ? []
        : [MigrationRisk(.loss, table: table.name, "the table goes with its rows, which a way down cannot bring back")])
        + [
          MigrationRisk(
            .instances,
            table: table.name,
            "running instances of the former version ask for the table still"
          )
        ]
    case .renameTable(let old, let new):
      [
        MigrationRisk(
          .instances,
          table: steps[(position + 1)...].finalName(of: new),
          "running instances of the former version ask for the table as '\(old)'"
        )
      ]
    case .changeTable(let change):
      ChangeRisks(
        change,
        name: steps[(position + 1)...].finalName(of: change.table.name),
        dialect: dialect
      ).all
    }
  }
}
