import Testing

@testable import ServiceRuntime

@Suite("Commands")
struct CommandTests {
  private static func run(_ arguments: String..., environment: [String: String] = [:]) async -> Outcome {
    await Outcome.of(arguments, environment: environment)
  }

  private static let usage = """
    usage: test [command]

      serve                answer requests; also without a command
      migrate [up] [N]     bring the database up to date, or to migration N
      migrate down [N]     undo the last migration, or all behind N; asks for --yes
      migrate status       show which have run; ends with 3 when some have not
      migrate verify       compare history and tables with the scripts
      seed                 fill an empty database with rows to look at
      version              print the version
      help                 print this

    With --dry-run, migrate prints the SQL that it would run.
    Settings are read from the environment and from a .env file beside it, see .env.example.
    """

  @Test("version and help print and do nothing else")
  func printing() async {
    #expect(await Self.run("version") == Outcome(code: 0, printed: ["test 1.2.3"]))
    #expect(await Self.run("help") == Outcome(code: 0, printed: [Self.usage]))
  }

  @Test("an unknown command is a usage error")
  func unknown() async {
    let expected = Outcome(code: 64, complained: ["unknown command: dance now\n\n" + Self.usage])
    #expect(await Self.run("dance", "now") == expected)
  }

  @Test("seed migrates and says what it did")
  func seeding() async throws {
    let file = try TemporaryDatabase()
    let environment = ["LOG_LEVEL": "error", "DATABASE_URL": "sqlite:\(file.path)"]
    #expect(await Self.run("seed", environment: environment) == Outcome(code: 0, printed: ["12 rows"]))
    let again = Outcome(code: 0, printed: ["the database is up to date"])
    #expect(await Self.run("migrate", environment: environment) == again)
  }

  @Test("a setting that cannot be read ends any command before it starts")
  func misconfigured() async {
    let problem = "PORT is 'x', but has to be a number from 0 to 65535"
    #expect(await Self.run("migrate", environment: ["PORT": "x"]) == Outcome(code: 78, complained: [problem]))
  }

  @Test("serving on a port that is taken fails with a sentence about it")
  func portTaken() async throws {
    try await serving(TestService(routes: RouteTable())) { client, _ in
      let outcome = await Self.run(
        "serve",
        environment: [
          "PORT": "\(client.port)", "LOG_LEVEL": "error", "MIGRATE_ON_START": "false",
        ]
      )
      let problem = "test: cannot listen on 127.0.0.1 port \(client.port): Address already in use"
      #expect(outcome == Outcome(code: 1, complained: [problem]))
    }
  }
}
