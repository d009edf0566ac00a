import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization

@testable import ServiceRuntime

/// A service made of the routes a test needs, with neither a database nor a generator behind it.
struct TestService: ServiceDefinition {
  static let name = "test"
  static let version = "1.2.3"
  static let defaultDatabaseURL = "sqlite:test.sqlite"
  static let openAPI = #"{"openapi": "3.1.0"}"#

  var routes = RouteTable()
  var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] = []
  var readiness: @Sendable () async throws -> Void = {}

  init(routes: RouteTable) {
    self.routes = routes
  }

  init(configuration: ServiceConfiguration, logger: Logger) async throws {}

  func migrate() async throws -> [String] { ["0001_initial"] }
  func seed() async throws -> String { "12 rows" }
  func checkReadiness() async throws { try await readiness() }
}

/// Starts a service on a free port, hands a client to the test, and stops the service when it is done.
///
/// - Returns: Every line that was logged meanwhile.
@discardableResult
func serving(
  _ service: TestService,
  configuration: ServiceConfiguration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite"),
  _ test: @escaping @Sendable (TestClient, ServiceGroup) async throws -> Void
) async throws -> [String] {
  var configuration = configuration
  configuration.port = 0
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
  _ = FileManager.default.createFile(atPath: file.path, contents: nil)
  defer { try? FileManager.default.removeItem(at: file) }
  let handle = try FileHandle(forWritingTo: file)
  let sink = LogSink(descriptor: handle.fileDescriptor)
  let handler = ServiceLogHandler(level: configuration.logLevel, format: configuration.logFormat, sink: sink)
  let logger = Logger(label: "test", factory: { _ in handler })

  let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
  let server = HTTPServer(service, configuration: configuration, logger: logger, sink: sink) { port in
    continuation.yield(port)
    continuation.finish()
  }
  let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask {
      defer { continuation.finish() }
      try await group.run()
    }
    for await port in ports { try await test(TestClient(port: port), group) }
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
  }
  sink.flush()
  try handle.close()
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
}
