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
  /// How often each client may ask when `RATE_LIMIT` is not set; absent for as often as it likes.
  static var rateLimit: RateLimit? { get }
  /// The most bytes that a request's body may have when `BODY_LIMIT` is not set.
  static var bodyLimit: Int { get }

  /// Puts the service together. It does not migrate.
  init(configuration: ServiceConfiguration, logger: Logger) async throws

  /// Every route of the service.
  var routes: RouteTable { get }
  /// The service's own middleware, the first outermost.
  var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] { get }

  /// Finds out who asks; absent where everybody is anybody.
  var credentials: (any CredentialReader)? { get }

  /// Further words of the command line.
  static var commands: [CommandWord<Self>] { get }

  /// Makes ready to answer requests, which no other command needs.
  ///
  /// - Throws: `ConfigurationError` when a setting is missing or cannot be read.
  func start() throws

  /// What brings the service's database along its history.
  var migrator: Migrator { get throws }
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

  /// None.
  public static var rateLimit: RateLimit? { nil }

  /// A megabyte.
  public static var bodyLimit: Int { 1 << 20 }

  /// No middleware of its own.
  public var middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] { [] }

  /// Everybody is anybody.
  public var credentials: (any CredentialReader)? { nil }

  /// No further words.
  public static var commands: [CommandWord<Self>] { [] }

  /// Nothing to make ready.
  public func start() throws {}

  /// Nothing to let go of.
  public func close() async {}
}
