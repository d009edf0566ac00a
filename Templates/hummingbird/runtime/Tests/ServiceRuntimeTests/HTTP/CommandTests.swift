import Synchronization
import Testing

@testable import ServiceRuntime

@Suite("Commands")
struct CommandTests {
  /// What a command said and how it ended.
  private struct Outcome: Equatable {
    var code: Int32
    var printed: [String] = []
    var complained: [String] = []
  }

  private static func run(_ arguments: String..., environment: [String: String] = [:]) async -> Outcome {
    let said = Mutex(Outcome(code: -1))
    let command = ServiceCommand<TestService>(
      environment: { environment },
      print: { text in said.withLock { $0.printed.append(text) } },
      complain: { text in said.withLock { $0.complained.append(text) } }
    )
    let code = await command.run(arguments: arguments)
    return said.withLock { said in
      said.code = code
      return said
    }
  }

  private static let usage = """
    usage: test [command]

      serve     answer requests; also without a command
      migrate   bring the database up to date
      seed      fill an empty database with rows to look at
      version   print the version
      help      print this

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

  @Test("migrate says what it applied, seed what it did")
  func work() async {
    let migrated = Outcome(code: 0, printed: ["applied 0001_initial", "the database is up to date"])
    #expect(await Self.run("migrate") == migrated)
    #expect(await Self.run("seed", environment: ["LOG_LEVEL": "error"]) == Outcome(code: 0, printed: ["12 rows"]))
  }

  @Test("a setting that cannot be read ends any command before it starts")
  func misconfigured() async {
    let problem = "PORT is 'x', but has to be a number from 0 to 65535"
    #expect(await Self.run("migrate", environment: ["PORT": "x"]) == Outcome(code: 78, complained: [problem]))
  }

  @Test("serving on a port that is taken fails with a sentence about it")
  func portTaken() async throws {
    try await serving(TestService(routes: RouteTable())) { client, _ in
      let outcome = await Self.run("serve", environment: ["PORT": "\(client.port)", "LOG_LEVEL": "error"])
      let problem = "test: cannot listen on 127.0.0.1 port \(client.port): Address already in use"
      #expect(outcome == Outcome(code: 1, complained: [problem]))
    }
  }
}
