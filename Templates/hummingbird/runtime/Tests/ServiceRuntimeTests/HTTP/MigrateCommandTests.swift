import Testing

@testable import ServiceRuntime

@Suite("Commands about migrations", .serialized)
struct MigrateCommandTests {
  private let file: TemporaryDatabase

  init() throws {
    file = try TemporaryDatabase()
  }

  private func run(_ arguments: String...) async -> Outcome {
    await Outcome.of(["migrate"] + arguments, environment: ["DATABASE_URL": "sqlite:\(file.path)"])
  }

  @Test("up and down say what they did and where the database is")
  func upAndDown() async {
    let done = ["applied 0001_initial", "applied 0002_books", "the database is up to date"]
    #expect(await run() == Outcome(code: 0, printed: done))
    #expect(await run("up") == Outcome(code: 0, printed: [done[2]]))
    #expect(
      await run("down", "--yes") == Outcome(code: 0, printed: ["undid 0002_books", "the database is at 0001_initial"])
    )
    #expect(
      await run("down", "0", "--yes") == Outcome(code: 0, printed: ["undid 0001_initial", "the database is empty"])
    )
    #expect(await run("up", "1") == Outcome(code: 0, printed: [done[0], "the database is at 0001_initial"]))
  }

  @Test("down undoes nothing without --yes, and says what it would")
  func unconfirmed() async {
    _ = await run()
    let warning = """
      this would undo, with all that is stored in what they added:
        0002_books
        0001_initial
      add --yes to do so, or --dry-run to see the SQL
      """
    #expect(await run("down", "0") == Outcome(code: 64, complained: [warning]))
    #expect(await run("up") == Outcome(code: 0, printed: ["the database is up to date"]))
  }

  @Test("a dry run prints the SQL and runs nothing")
  func dry() async {
    let shelves = "-- 0001_initial\n\(Migration.shelves.up)"
    let books = "-- 0002_books\n\(Migration.books.up)"
    #expect(await run("--dry-run") == Outcome(code: 0, printed: [shelves, books]))
    #expect(await run("up", "1", "--dry-run") == Outcome(code: 0, printed: [shelves]))
    #expect(await run("down", "--dry-run") == Outcome(code: 0, printed: ["-- nothing to run"]))
    _ = await run()
    let undone = ["-- 0002_books\n\(Migration.books.down)", "-- 0001_initial\n\(Migration.shelves.down)"]
    #expect(await run("down", "0", "--dry-run") == Outcome(code: 0, printed: undone))
    #expect(await run("up", "--dry-run") == Outcome(code: 0, printed: ["-- nothing to run"]))
  }

  @Test("status ends with 3 until everything has run")
  func status() async throws {
    let pending = "number  name     applied at\n1       initial  pending\n2       books    pending"
    #expect(await run("status") == Outcome(code: 3, printed: [pending]))
    _ = await run("1")
    #expect(await run("status").code == 3)
    _ = await run()
    let status = await run("status")
    let lines = try #require(status.printed.first).split(separator: "\n")
    #expect(status.code == 0 && status.printed.count == 1 && lines.count == 3)
    #expect(lines.dropFirst().allSatisfy { $0.wholeMatch(of: #/\d       \w+ +\d{4}-\d\d-\d\dT[\d:.]+Z/#) != nil })
  }

  @Test("verify names each difference and ends with 1")
  func verify() async throws {
    _ = await run()
    let alike = "history and tables are what the scripts make them"
    #expect(await run("verify") == Outcome(code: 0, printed: [alike]))
    try await file.open().write { try $0.run("DROP INDEX books_title; CREATE TABLE more (id INTEGER)") }
    let differences = ["index books_title is missing", "table more is of no migration"]
    #expect(await run("verify") == Outcome(code: 1, complained: differences))
  }

  @Test("a history that is another is said after the table of the status")
  func otherHistory() async throws {
    _ = await run()
    try await file.open().write {
      try $0.run("UPDATE \"schema_migrations\" SET \"checksum\" = 'x' WHERE \"number\" = 1")
    }
    let status = await run("status")
    let problem = "test: \(MigrationFailure.changed(number: 1, name: "initial"))"
    #expect(status.code == 1 && status.printed.count == 1 && status.complained == [problem])
    for arguments in [["up"], ["down", "--yes"], ["down", "--dry-run"], ["verify"]] {
      let outcome = await Outcome.of(["migrate"] + arguments, environment: ["DATABASE_URL": "sqlite:\(file.path)"])
      #expect(outcome == Outcome(code: 1, complained: [problem]))
    }
  }

  @Test("a number that no migration has is refused")
  func unknownNumber() async {
    let outcome = Outcome(code: 64, complained: ["there is no migration 3, the last is 2"])
    #expect(await run("up", "3") == outcome)
    #expect(await run("down", "3", "--yes") == outcome)
  }

  @Test(
    "arguments that make no sense are a usage error",
    arguments: [
      ["sideways"], ["up", "-1"], ["up", "one"], ["up", "1", "2"], ["up", "--yes"], ["down", "--force"],
      ["status", "1"], ["verify", "--dry-run"],
    ]
  )
  func misunderstood(arguments: [String]) async {
    let outcome = await Outcome.of(["migrate"] + arguments)
    let complaint =
      "unknown command: migrate \(arguments.joined(separator: " "))\n\n\(ServiceCommand<TestService>.usage)"
    #expect(outcome == Outcome(code: 64, complained: [complaint]))
  }
}
