import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The service's command line: `serve`, `migrate`, `seed`, `version`, `help`.
public struct ServiceCommand<Definition: ServiceDefinition>: Sendable {
  private let environment: @Sendable () throws -> [String: String]
  let print: @Sendable (String) -> Void
  let complain: @Sendable (String) -> Void
  private let readSecret: @Sendable (String) -> String?

  /// A command that reads the process's environment and writes to its standard output and error.
  public init(
    environment: @escaping @Sendable () throws -> [String: String] = { try EnvironmentFile.valuesOfProcess() },
    print: @escaping @Sendable (String) -> Void = { Swift.print($0) },
    complain: (@Sendable (String) -> Void)? = nil,
    readSecret: @escaping @Sendable (_ prompt: String) -> String? = Self.readUnseen
  ) {
    self.readSecret = readSecret
    self.environment = environment
    self.print = print
    self.complain = complain ?? { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
  }

  /// Runs with the process's arguments and ends it: 0 when all went well, 64 when the arguments make no sense (after
  /// `sysexits.h`), 78 when a setting does not, 3 when `migrate status` finds migrations that have not run, 1 when the
  /// work failed.
  public static func main() async -> Never {
    exit(await ServiceCommand().run(arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command and returns the exit code.
  public func run(arguments: [String]) async -> Int32 {
    do {
      switch arguments {
      case [], ["serve"]: try await serve()
      case _ where arguments.first == "migrate":
        guard let chosen = MigrateArguments(arguments.dropFirst()) else { return misunderstood(arguments) }
        return try await migrate(chosen)
      case ["seed"]: try await seed()
      case ["version"], ["--version"]: print("\(Definition.name) \(Definition.version)")
      case ["help"], ["--help"], ["-h"]: print(Self.usage)
      default:
        guard let word = Definition.commands.first(where: { $0.word == arguments.first }),
          let job = word.job(Array(arguments.dropFirst()))
        else { return misunderstood(arguments) }
        try await perform(job)
      }
      return 0
    } catch let failure as CommandFailure {
      failure.lines.forEach(complain)
      return 1
    } catch let error as ConfigurationError {
      complain("\(error)")
      return 78
    } catch {
      complain("\(Definition.name): \(error)")
      return 1
    }
  }

  static var usage: String {
    """
    usage: \(Definition.name) [command]

      serve                answer requests; also without a command
      migrate [up] [N]     bring the database up to date, or to migration N
      migrate down [N]     undo the last migration, or all behind N; asks for --yes
      migrate status       show which have run; ends with 3 when some have not
      migrate verify       compare history and tables with the scripts
      seed                 fill an empty database with rows to look at
    \(Definition.commands.map { "\($0.usage)\n" }.joined())  version              print the version
      help                 print this

    With --dry-run, migrate prints the SQL that it would run.
    Settings are read from the environment and from a .env file beside it, see .env.example.
    """
  }

  private func misunderstood(_ arguments: [String]) -> Int32 {
    complain("unknown command: \(arguments.joined(separator: " "))\n\n\(Self.usage)")
    return 64
  }

  private func serve() async throws {
    let (service, configuration, logger) = try await makeService()
    try await start(service)
    defer { LogSink.standardOutput.flush() }
    if configuration.migrateOnStart { try await migrate(service, logger) }
    let server = HTTPServer(service, configuration: configuration, logger: logger)
    var group = ServiceGroupConfiguration(
      services: [server],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    group.maximumGracefulShutdownDuration = configuration.shutdownTimeout
    do {
      try await ServiceGroup(configuration: group).run()
    } catch {
      await service.close()
      throw error
    }
    await service.close()
    logger.info("\(Definition.name) has stopped")
  }

  private func perform(_ job: CommandWord<Definition>.Job) async throws {
    let (service, configuration, logger) = try await makeService()
    do {
      if configuration.migrateOnStart { try await migrate(service, logger) }
      try await job(service, CommandConsole(print: print, readSecret: readSecret))
    } catch {
      await service.close()
      throw error
    }
    await service.close()
  }

  /// A line of the standard input; at a terminal after a prompt, and without an echo.
  public static func readUnseen(_ prompt: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() }
    return getpass(prompt).map { String(cString: $0) }
  }

  private func migrate(_ service: Definition, _ logger: Logger) async throws {
    for migration in try await service.migrator.up() { logger.info("applied migration \(migration.name)") }
  }

  private func start(_ service: Definition) async throws {
    do {
      try service.start()
    } catch {
      await service.close()
      throw error
    }
  }

  private func seed() async throws {
    let (service, configuration, logger) = try await makeService()
    if configuration.migrateOnStart { try await migrate(service, logger) }
    let done = try await service.seed()
    await service.close()
    LogSink.standardOutput.flush()
    print(done)
  }

  func makeService() async throws -> (Definition, ServiceConfiguration, Logger) {
    let configuration = try ServiceConfiguration(
      values: environment(),
      databaseURL: Definition.defaultDatabaseURL,
      rateLimit: Definition.rateLimit,
      bodyLimit: Definition.bodyLimit
    )
    let handler = ServiceLogHandler(level: configuration.logLevel, format: configuration.logFormat)
    let logger = Logger(label: Definition.name, factory: { _ in handler })
    return (try await Definition(configuration: configuration, logger: logger), configuration, logger)
  }
}
