extension MigrationRisk.Kind {
  /// Why it is a risk.
  package var explanation: String {
    switch self {
    case .rewrite:
      """
      Every row is written again while nobody else can use the table: on PostgreSQL under an ACCESS EXCLUSIVE lock, on SQLite \
      under the one lock that writers have. It takes as long as the table is large.
      """
    case .validation:
      """
      Rows that were there before are looked at, and one that does not fit stops the migration. Nothing is lost: SQLite goes \
      back to where it was, PostgreSQL waits at the step.
      """
    case .duplicates:
      """
      A unique index cannot be made while two rows have the same in its columns. On PostgreSQL it is made last, and is made \
      again when the migration is run again.
      """
    case .loss:
      """
      What a column or a table held goes with it, and merged values can no longer be told apart. The way down makes the table \
      as it was and fills in what it must.
      """
    case .values:
      """
      A value of an enum was removed, and nothing says what becomes of rows that have it. If there are any, the migration \
      stops at the new check.
      """
    case .instances:
      """
      A service of the former version that still runs asks for tables and columns by the names that they had, and writes what \
      it knows. Its requests fail from the migration until it is replaced.
      """
    }
  }

  /// What can be done about it, as a clause without a full stop.
  package var remedy: String {
    switch self {
    case .rewrite:
      """
      where that is too long, add a column of the new type, let the service fill it, and remove the former one in a later \
      version of the spec
      """
    case .validation:
      """
      ask the database for such rows before, and mend them or give 'backfill'; a migration that was stopped goes on where it \
      was when it is run again
      """
    case .duplicates: "ask the database for them before: SELECT … GROUP BY … HAVING count(*) > 1"
    case .loss: "make a copy of the database before; nothing else brings the data back"
    case .values: "name the value that takes them over with 'was' at its case"
    case .instances:
      """
      stop it before, or go in two versions: first add what is new and serve both, then remove what is old
      """
    }
  }
}
