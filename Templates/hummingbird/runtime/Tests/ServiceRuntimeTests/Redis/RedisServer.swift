import Foundation

@testable import ServiceRuntime

/// A Redis of a test's own, on loopback, with its data in a folder of its own; stopped by its process id, and started again on the
/// same port.
actor RedisServer {
  nonisolated let port: Int
  private let folder: URL
  private let options: [String]
  private var process: Process?

  struct NotStarted: Error {}

  init(_ options: [String] = []) throws {
    port = try TestListener().port
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("redis-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.options = options
  }

  nonisolated var url: RedisURL { RedisURL(host: "127.0.0.1", port: port) }

  /// Starts it, and waits until it takes connections.
  func start() async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "redis-server", "--bind", "127.0.0.1", "--port", "\(port)", "--dir", folder.path, "--save", "", "--appendonly",
        "no",
      ]
      + options
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    self.process = process
    let client = RedisClient(url)
    for _ in 0..<1000 where process.isRunning {
      if (try? await client.send(["PING"])) != nil { return await client.close() }
      try await Task.sleep(for: .milliseconds(20))
    }
    // Debian's package `redis-server` is what scripts/install brings.
    throw NotStarted()
  }

  /// Ends it at once: what the tests' threads block, such as SIGTERM, is blocked for their children too.
  func stop() async {
    guard let process else { return }
    self.process = nil
    kill(process.processIdentifier, SIGKILL)
    while process.isRunning { try? await Task.sleep(for: .milliseconds(5)) }
  }

  /// Lets it neither answer nor hang up.
  func hold() {
    if let process { kill(process.processIdentifier, SIGSTOP) }
  }

  func goOn() {
    if let process { kill(process.processIdentifier, SIGCONT) }
  }

  func remove() async {
    await stop()
    try? FileManager.default.removeItem(at: folder)
  }
}

/// Hands a running Redis to a test, and stops it when that is done.
func withRedis(_ options: [String] = [], _ test: (RedisServer) async throws -> Void) async throws {
  let server = try RedisServer(options)
  do {
    try await server.start()
    try await test(server)
  } catch {
    await server.remove()
    throw error
  }
  await server.remove()
}
