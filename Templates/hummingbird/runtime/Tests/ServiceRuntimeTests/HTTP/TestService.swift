import Hummingbird
import Logging

@testable import ServiceRuntime

/// A service made of the routes a test needs, with no generator behind it, and a database for those who ask for it.
struct TestService: ServiceDefinition {
  static let name = "test"
  static let version = "1.2.3"
  static let defaultDatabaseURL = "sqlite:test.sqlite"
  static let openAPI = #"{"openapi": "3.1.0"}"#

  var routes = RouteTable()
  var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] = []
  var readiness: @Sendable () async throws -> Void = {}
  var databaseURL = defaultDatabaseURL

  init(routes: RouteTable) {
    self.routes = routes
  }

  init(configuration: ServiceConfiguration, logger: Logger) async throws {
    databaseURL = configuration.databaseURL
  }

  var migrator: Migrator { get throws { Migrator([.shelves, .books], on: try Database(url: databaseURL)) } }
  func seed() async throws -> String { "12 rows" }
  func checkReadiness() async throws { try await readiness() }
}
