/// Why migrations were not run, or did not succeed; whatever the reason, the schema is as it was.
public enum MigrationFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The service's own scripts are not numbered from 1 without gaps.
  case misnumbered(label: String)
  /// The service's own scripts do not belong together.
  case unlinked(label: String, predecessor: String)
  /// A script was edited after it ran.
  case changed(number: Int, name: String)
  /// The database was brought further by a newer version of the service.
  case unknown(number: Int, name: String)
  /// A later script ran, this one did not.
  case skipped(number: Int, name: String)
  /// A script was refused by the database, or left it with keys that lead nowhere.
  case undone(label: String, reason: String)

  /// What happened, for the person who starts the service.
  public var description: String {
    switch self {
    case .misnumbered(let label):
      "migration \(label) is out of place: numbers count from 1 without gaps"
    case .unlinked(let label, let predecessor):
      "migration \(label) was written to come after '\(predecessor)', which is not what stands before it"
    case .changed(let number, let name):
      "migration \(number) (\(name)) was changed after it ran on this database; restore its file, "
        + "or start with an empty database"
    case .unknown(let number, let name):
      "this database was migrated further than this version of the service knows: \(number) (\(name))"
    case .skipped(let number, let name):
      "migration \(number) (\(name)) did not run on this database, although a later one did"
    case .undone(let label, let reason):
      "migration \(label) was undone: \(reason)"
    }
  }
}
