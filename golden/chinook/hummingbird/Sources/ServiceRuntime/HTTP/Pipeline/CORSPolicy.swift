import HTTPTypes
import Hummingbird

/// Which pages of other origins may read this service (the Fetch standard's CORS protocol), without credentials.
struct CORSPolicy: Sendable {
  private let origins: Set<String>
  private let isOpen: Bool
  private let exposed: String

  /// `nil` when no origin is allowed, which is what a service without browsers wants.
  ///
  /// - Parameter hasRateLimit: Whether answers tell of one.
  init?(origins: [String], hasRateLimit: Bool) {
    guard !origins.isEmpty else { return nil }
    let rate = "RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
    exposed = "ETag, Idempotency-Replayed, Link, Location, \(hasRateLimit ? rate : "")X-Request-ID, X-Truncated"
    self.origins = Set(origins)
    isOpen = origins.contains("*")
  }

  /// The answer to a browser that asks before it sends; `nil` when this request is not that question.
  func preflight(_ request: Request, _ match: RouteMatch) -> Response? {
    guard request.method == .options, request.headers[.accessControlRequestMethod] != nil,
      let allow = match.allow?.joined(separator: ", ")
    else { return nil }
    var response = Response(status: .noContent, headers: [.allow: allow])
    apply(to: &response, for: request)
    guard response.headers[.accessControlAllowOrigin] != nil else { return response }
    response.headers[.accessControlAllowMethods] = allow
    response.headers[.accessControlAllowHeaders] =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-ID"
    response.headers[.accessControlMaxAge] = "600"
    return response
  }

  /// Lets the asking origin read the answer when it is an allowed one.
  func apply(to response: inout Response, for request: Request) {
    // Said to everybody, so that a shared cache keeps answers for different origins apart.
    if !isOpen { response.headers.append(HTTPField(name: .vary, value: "Origin")) }
    guard let origin = request.headers[.origin], isOpen || origins.contains(origin) else { return }
    response.headers[.accessControlAllowOrigin] = isOpen ? "*" : origin
    response.headers[.accessControlExposeHeaders] = exposed
  }
}

extension RouteMatch {
  /// The methods of the path; `nil` unless it is a known path asked with OPTIONS.
  fileprivate var allow: [String]? {
    switch self {
    case .options(_, let allow): allow
    case .endpoint, .methodNotAllowed, .notFound: nil
    }
  }
}
