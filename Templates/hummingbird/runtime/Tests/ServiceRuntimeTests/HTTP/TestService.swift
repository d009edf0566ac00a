import Hummingbird
import Logging

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
