import Foundation
import Logging
import ServiceLifecycle
import ServiceRuntime

/// Starts a service on a free port, hands a client to the test, and stops the service when it is done.
///
/// - Returns: Every line that was logged meanwhile.
@discardableResult
func serving<Service: ServiceDefinition>(
  _ service: Service,
  configuration: ServiceConfiguration = ServiceConfiguration(databaseURL: Service.defaultDatabaseURL),
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
