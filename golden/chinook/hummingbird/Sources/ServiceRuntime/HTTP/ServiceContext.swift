public import Foundation
public import Hummingbird
public import Logging
import NIOCore

/// What one request carries from the first decision to its handler: its id, its route, its logger, its limits.
public struct ServiceContext: RequestContext {
  /// Hummingbird's part, for middleware written for any Hummingbird service.
  public var coreContext: CoreRequestContextStorage
  /// The request's id: the client's `X-Request-ID` when that is a sane one, otherwise made here. Every log line has it.
  public internal(set) var requestID = ""
  /// The most bytes a request's body may have.
  public internal(set) var bodyLimit = 1 << 20
  /// Who asks, as the service's reader of credentials found; nobody where there is none.
  public internal(set) var requestCaller: (any RequestCaller)?

  var match = RouteMatch.notFound
  var serviceLogger: Logger
  /// Who is connected.
  let peer: SocketAddress?
  var visit: RateVisit?

  /// Starts the context of a request that has just been read.
  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    serviceLogger = source.logger
    peer = source.channel.remoteAddress
  }

  /// Logs with the request's id. Copied when asked for, since most requests log nothing of their own.
  public var logger: Logger {
    get {
      var logger = serviceLogger
      logger[metadataKey: "request_id"] = .string(requestID)
      return logger
    }
    set { serviceLogger = newValue }
  }

  /// The request's id, under the name that Hummingbird's middleware uses.
  public var id: String { requestID }

  /// The most bytes that Hummingbird's own decoding may read.
  public var maxUploadSize: Int { bodyLimit }

  /// The route's path as it was declared, such as `/api/v1/books/{id}`; `nil` when there is no such route.
  public var route: String? {
    switch match {
    case .endpoint(let endpoint, _): endpoint.template.text
    case .options, .methodNotAllowed, .notFound: nil
    }
  }

  /// A path parameter's decoded text. Asking for one that the route does not declare is a mistake in the program.
  public func parameter(_ name: String) -> String {
    guard case .endpoint(let endpoint, let values) = match,
      let index = endpoint.parameters.firstIndex(of: name)
    else { preconditionFailure("the route \(route ?? "?") has no parameter {\(name)}") }
    return values[index]
  }

  /// A path parameter that is an id; a malformed one names no record and is 404.
  public func uuid(_ name: String) throws(ServiceError) -> UUID {
    guard let id = UUID(strict: parameter(name)) else { throw .notFound }
    return id
  }

  /// A path parameter that is a whole number; a malformed one names no record and is 404.
  public func integer(_ name: String) throws(ServiceError) -> Int {
    let text = parameter(name)
    // `Int` also reads "+1" and "007": two spellings of one address.
    guard let value = Int(text), String(value) == text else { throw .notFound }
    return value
  }

  /// A path parameter as a value of another type, by its rule's type alone; a malformed one names no record and is 404.
  public func value<Rule: ValueRule>(_ name: String, _ rule: Rule) throws(ServiceError) -> Rule.Value {
    guard let value = rule.read(text: parameter(name)) else { throw .notFound }
    return value
  }
}
