/// Statements of one migration by the steps that they run in.
struct PostgreSQLScript {
  /// What takes a lock for a moment: names, columns, what is no longer asked of rows.
  var prepare: [String] = []
  /// Tables, which nobody uses yet.
  var create: [String] = []
  /// What rows are given.
  var fill: [String] = []
  /// What is asked of rows that are written from now on, and what makes tables anew.
  var constrain: [String] = []
  /// What looks at all rows, while others read and write them.
  var validate: [String] = []
  /// What can be said once that has been looked at, and what nothing needs any more.
  var settle: [String] = []
  /// Statements that no transaction may hold, those together that are safe to run again together.
  var apart: [[String]] = []

  init(_ steps: [MigrationStep], from former: SchemaSnapshot) {
    var plan = PostgreSQLPlan(steps, from: former)
    self = plan.script()
  }

  init() {}

  var text: String {
    let lock = prepare.isEmpty && fill.isEmpty && validate.isEmpty ? [] : ["SET LOCAL lock_timeout = '5s'"]
    let inTransactions = phases.filter { !$0.isEmpty }.map { ("in a transaction", lock + $0) }
    let parts = inTransactions + apart.map { ("on its own", $0) }
    return parts.enumerated().map { number, part in
      "-- step \(number + 1): \(part.0)\n" + part.1.map { "\($0);\n" }.joined()
    }.joined(separator: "\n")
  }

  /// What needs no transaction of its own joins the one before.
  private var phases: [[String]] {
    let start = prepare + create
    let checks = fill.isEmpty ? [start + constrain] : [start, fill, constrain]
    guard validate.isEmpty else { return checks + [validate, settle] }
    return checks.dropLast() + [(checks.last ?? []) + settle]
  }
}
