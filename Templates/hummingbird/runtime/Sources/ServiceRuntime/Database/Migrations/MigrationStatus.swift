/// The service's migrations beside those that ran on its database.
public struct MigrationStatus: Sendable {
  /// One of them.
  public struct Row: Sendable, Equatable {
    /// Its place in the history, from 1.
    public let number: Int
    /// What it does.
    public let name: String
    /// When it ran; absent while it is pending.
    public let appliedAt: Timestamp?
  }

  /// All of them by their numbers, also those that only the database knows.
  public let rows: [Row]
  /// What has run, in the order of the history.
  public let applied: [Migration]
  /// What has still to run.
  public let pending: [Migration]
  /// Why nothing would be run: the database's history is not a beginning of the service's.
  public let failure: MigrationFailure?

  init(of migrations: [Migration], in history: MigrationHistory) {
    let recorded = history.entries.map { Row(number: $0.number, name: $0.name, appliedAt: $0.appliedAt) }
    pending = migrations.filter { !history.contains($0) }
    applied = migrations.filter(history.contains)
    let others = pending.map { Row(number: $0.number, name: $0.name, appliedAt: nil) }
    rows = (recorded + others).sorted { $0.number < $1.number }
    do {
      try history.verify(against: migrations)
      failure = nil
    } catch {
      failure = error
    }
  }
}
