public import Hummingbird
public import Logging

/// A service as the command line runs it: what it is called, how it is put together, what it can do.
///
/// The value is made once, from the configuration; making it opens the database.
public protocol ServiceDefinition: Sendable {
  /// The name of the service and of its command.
  static var name: String { get }
  /// The version of the service.
  static var version: String { get }
  /// Where the data is when `DATABASE_URL` is not set.
  static var defaultDatabaseURL: String { get }
  /// The description of the API, an OpenAPI document as JSON, for `/openapi.json` and `/docs`.
  static var openAPI: String { get }
  /// The HTTP status of a body that breaks a rule: 422, or 400.
  static var validationStatus: Int { get }

  /// Puts the service together. It does not migrate.
  init(configuration: ServiceConfiguration, logger: Logger) async throws

  /// Every route of the service.
  var routes: RouteTable { get }
  /// The service's own middleware, the first outermost.
  var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] { get }

  /// Brings the database up to date and returns the names of the migrations it applied, in order.
  func migrate() async throws -> [String]
  /// Fills an empty database with rows to look at and says in a line what it did.
  func seed() async throws -> String
  /// Throws while the service cannot do its work.
  func checkReadiness() async throws
  /// Lets go of what the service holds, after the last answer.
  func close() async
}

extension ServiceDefinition {
  /// 422, which says that the body was read.
  public static var validationStatus: Int { 422 }

  /// No middleware of its own.
  public var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] { [] }

  /// Nothing to let go of.
  public func close() async {}
}
