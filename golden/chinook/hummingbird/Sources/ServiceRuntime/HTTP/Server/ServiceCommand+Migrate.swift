extension ServiceCommand {
  /// Runs one of the commands about migrations and returns the exit code.
  func migrate(_ arguments: MigrateArguments) async throws -> Int32 {
    let (service, _, _) = try await makeService()
    do {
      let code = try await migrate(arguments, service.migrator)
      await service.close()
      return code
    } catch {
      await service.close()
      throw error
    }
  }

  private func migrate(_ arguments: MigrateArguments, _ migrator: Migrator) async throws -> Int32 {
    switch arguments {
    case .up(let number, let isDry):
      guard isKnown(number, migrator) else { return 64 }
      if isDry {
        show(try await migrator.pending(to: number), \.up)
      } else {
        for migration in try await migrator.up(to: number) { print("applied \(migration.label)") }
        sayWhereItIs(try await migrator.status())
      }
      return 0
    case .down(let number, let isDry, let isConfirmed):
      guard isKnown(number, migrator) else { return 64 }
      let chosen = try await migrator.undoable(to: number)
      if isDry {
        show(chosen, \.down)
        return 0
      }
      guard isConfirmed || chosen.isEmpty else {
        complain(Self.warning(of: chosen))
        return 64
      }
      for migration in try await migrator.down(to: number) { print("undid \(migration.label)") }
      sayWhereItIs(try await migrator.status())
      return 0
    case .status:
      let status = try await migrator.status()
      print(Self.table(of: status))
      if let failure = status.failure { throw failure }
      return status.pending.isEmpty ? 0 : 3
    case .verify:
      let differences = try await migrator.verify()
      differences.forEach(complain)
      if differences.isEmpty { print("history and tables are what the scripts make them") }
      return differences.isEmpty ? 0 : 1
    }
  }

  private func isKnown(_ number: Int?, _ migrator: Migrator) -> Bool {
    guard let number, number > migrator.migrations.count else { return true }
    complain("there is no migration \(number), the last is \(migrator.migrations.count)")
    return false
  }

  private func show(_ migrations: [Migration], _ script: KeyPath<Migration, String>) {
    for migration in migrations { print("-- \(migration.label)\n\(migration[keyPath: script])") }
    if migrations.isEmpty { print("-- nothing to run") }
  }

  private func sayWhereItIs(_ status: MigrationStatus) {
    let place = status.applied.last.map { "at \($0.label)" } ?? "empty"
    print(status.pending.isEmpty ? "the database is up to date" : "the database is \(place)")
  }

  private static func warning(of migrations: [Migration]) -> String {
    """
    this would undo, with all that is stored in what they added:
    \(migrations.map { "  \($0.label)" }.joined(separator: "\n"))
    add --yes to do so, or --dry-run to see the SQL
    """
  }

  private static func table(of status: MigrationStatus) -> String {
    let rows = status.rows.map { ["\($0.number)", $0.name, $0.appliedAt.map { "\($0)" } ?? "pending"] }
    let all = [["number", "name", "applied at"]] + rows
    let widths = (0..<2).map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        + "  \(cells[2])"
    }
    .joined(separator: "\n")
  }
}
