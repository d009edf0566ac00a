public import HTTPTypes
public import Hummingbird

/// Every route of a service, and what is known about a path besides: which methods it has, which it lacks.
///
/// Hummingbird's own router answers a wrong method with 404, takes a trailing slash and leaves path parameters encoded;
/// the wire contract asks otherwise, so the table finds the route and Hummingbird runs it.
public struct RouteTable: Sendable {
  /// Answers a request that reached its route.
  public typealias Handler = @Sendable (Request, ServiceContext) async throws -> Response

  /// What a route's answers are written in, which decides whether `Accept` can refuse them.
  public enum Representation: Sendable {
    /// `application/json`: an `Accept` without it is answered with 406.
    case json
    /// Anything else: `Accept` is left to the handler.
    case other
  }

  /// What a route has to do with who asks.
  enum Audience: Sendable {
    /// Whoever it is finds out by credentials, if there are any.
    case callers
    /// Nobody is asked who they are, and credentials are left alone: one signs in there, say.
    case anyone
    /// It operates the service rather than its data: nor does a rate limit count requests for it.
    case operators
  }

  private(set) var routes: [Route] = []
  private var tree = RouteTree()
  private var indexes: [String: Int] = [:]

  /// A table without routes.
  public init() {}

  /// Adds a route; `{name}` in the path is a parameter. Declaring the same method and path twice is a mistake in the
  /// program and traps.
  ///
  /// - Parameter takesBody: Whether it reads a body of JSON; another media type is then refused before anybody's
  ///   credentials are looked at.
  public mutating func on(
    _ method: HTTPRequest.Method,
    _ path: String,
    takesBody: Bool = false,
    answers representation: Representation = .json,
    _ handler: @escaping Handler
  ) {
    add(method, path, takesBody: takesBody, answers: representation, for: .callers, handler)
  }

  private mutating func add(
    _ method: HTTPRequest.Method,
    _ path: String,
    takesBody: Bool = false,
    answers representation: Representation = .json,
    for audience: Audience,
    _ handler: @escaping Handler
  ) {
    func endpoint(_ template: RouteTemplate, _ route: Int) -> Endpoint {
      Endpoint(
        method,
        template,
        route,
        takesBody: takesBody,
        answers: representation,
        for: audience,
        handler
      )
    }
    let template = RouteTemplate(path)
    let shape = template.shape
    if let index = indexes[shape] {
      precondition(!routes[index].has(method), "the route \(method) \(path) is declared twice")
      routes[index].endpoints.append(endpoint(template, index))
    } else {
      let index = routes.count
      routes.append(Route(template: template.text, endpoints: [endpoint(template, index)]))
      indexes[shape] = index
      tree.insert(template, route: index)
    }
  }

  /// Adds a route that operates the service rather than its data: no rate limit counts requests for it, and nobody is
  /// asked who they are.
  public mutating func addOperation(
    _ method: HTTPRequest.Method,
    _ path: String,
    answers representation: Representation = .json,
    _ handler: @escaping Handler
  ) {
    add(method, path, answers: representation, for: .operators, handler)
  }

  /// Adds a route for POST, with a body, that leaves credentials alone: who signs in may come with some that are good no
  /// more.
  public mutating func addSignIn(_ path: String, _ handler: @escaping Handler) {
    add(.post, path, takesBody: true, for: .anyone, handler)
  }

  /// Adds a route for GET, which answers HEAD too.
  public mutating func get(_ path: String, _ handler: @escaping Handler) {
    on(.get, path, handler)
  }

  /// Adds a route for POST.
  public mutating func post(_ path: String, takesBody: Bool = false, _ handler: @escaping Handler) {
    on(.post, path, takesBody: takesBody, handler)
  }

  /// Adds a route for PUT.
  public mutating func put(_ path: String, takesBody: Bool = false, _ handler: @escaping Handler) {
    on(.put, path, takesBody: takesBody, handler)
  }

  /// Adds a route for PATCH.
  public mutating func patch(_ path: String, takesBody: Bool = false, _ handler: @escaping Handler) {
    on(.patch, path, takesBody: takesBody, handler)
  }

  /// Adds a route for DELETE.
  public mutating func delete(_ path: String, _ handler: @escaping Handler) {
    on(.delete, path, handler)
  }

  /// Every method and path in the order they were declared.
  public var declared: [(method: HTTPRequest.Method, path: String)] {
    routes.flatMap { route in route.endpoints.map { ($0.method, $0.template.text) } }
  }

  /// Which route a request is for, before anything else is decided about it.
  func match(_ method: HTTPRequest.Method, target: String) -> RouteMatch {
    guard let (index, values) = tree.find(target) else { return .notFound }
    let route = routes[index]
    if let endpoint = route.endpoints.first(where: { $0.method == method }) {
      return .endpoint(endpoint, values)
    }
    if method == .head, let endpoint = route.endpoints.first(where: { $0.method == .get }) {
      return .endpoint(endpoint, values)
    }
    return method == .options ? .options(index, allow: route.allow) : .methodNotAllowed(index, allow: route.allow)
  }
}

/// One path and the methods it has.
struct Route: Sendable {
  let template: String
  var endpoints: [Endpoint] {
    didSet { allow = Self.allow(endpoints) }
  }
  private(set) var allow: [String]

  init(template: String, endpoints: [Endpoint]) {
    self.template = template
    self.endpoints = endpoints
    allow = Self.allow(endpoints)
  }

  func has(_ method: HTTPRequest.Method) -> Bool {
    endpoints.contains { $0.method == method }
  }

  private static func allow(_ endpoints: [Endpoint]) -> [String] {
    let declared = endpoints.map(\.method.rawValue)
    let all = declared + (declared.contains("GET") ? ["HEAD"] : []) + ["OPTIONS"]
    let usual = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    let rest = Set(all).subtracting(usual).sorted()
    return usual.filter(all.contains) + rest
  }
}

/// One method of one path.
final class Endpoint: Sendable {
  let method: HTTPRequest.Method
  let template: RouteTemplate
  let route: Int
  let parameters: [String]
  let representation: RouteTable.Representation
  let takesBody: Bool
  let audience: RouteTable.Audience
  let handler: RouteTable.Handler

  init(
    _ method: HTTPRequest.Method,
    _ template: RouteTemplate,
    _ route: Int,
    takesBody: Bool,
    answers representation: RouteTable.Representation,
    for audience: RouteTable.Audience,
    _ handler: @escaping RouteTable.Handler
  ) {
    self.method = method
    self.template = template
    parameters = template.parameters
    self.route = route
    self.representation = representation
    self.takesBody = takesBody
    self.audience = audience
    self.handler = handler
  }
}

/// What a method and a path lead to.
enum RouteMatch: Sendable {
  /// A handler, with the values of the path's parameters in their order.
  case endpoint(Endpoint, [String])
  /// `OPTIONS` on a known path.
  case options(Int, allow: [String])
  /// A known path that does not have the method.
  case methodNotAllowed(Int, allow: [String])
  case notFound

  /// Which route it is, when the path is known.
  var route: Int? {
    switch self {
    case .endpoint(let endpoint, _): endpoint.route
    case .options(let route, _), .methodNotAllowed(let route, _): route
    case .notFound: nil
    }
  }
}
