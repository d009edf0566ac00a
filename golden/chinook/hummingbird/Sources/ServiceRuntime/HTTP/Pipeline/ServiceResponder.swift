import HTTPTypes
public import Hummingbird
public import Logging
public import NIOCore

/// A middleware of the service's own, between the runtime's decisions and the routes.
///
/// It sees every request, those without a route too; a `ServiceError` thrown by it or by what follows is answered in the
/// usual envelope.
public protocol ServiceMiddleware: RouterMiddleware where Context == ServiceContext {}

/// Answers every request of a service.
///
/// The order is the one of a stack of middleware (id and log, error envelope, metrics, security headers, CORS,
/// compression, body limit, credentials, rate limit, routes), written as steps over a value: first what has to be known, then the answer, then
/// what is added to it. No step is skipped when another fails, and none costs a closure for each request.
public struct ServiceResponder: HTTPResponder {
  private let routes: RouteTable
  private let answer: RouteTable.Handler
  private let credentials: (any CredentialReader)?
  private let bodyLimit: Int
  private let validationStatus: Int
  private let counter: (any RateCounter)?
  private let trustedProxies: Int
  private let cors: CORSPolicy?
  private let metrics: Metrics
  private let log: AccessLog
  private let logger: Logger

  /// Puts the routes behind the service's own middleware, the first outermost; bodies that break a rule are answered
  /// with the validation status. This process counts by itself for a rate limit, whose windows go by the clock.
  public init(
    routes: RouteTable,
    middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] = [],
    credentials: (any CredentialReader)? = nil,
    configuration: ServiceConfiguration,
    validationStatus: Int = 422,
    metrics: Metrics = Metrics(),
    logger: Logger,
    log sink: LogSink = .standardOutput,
    clock: @escaping @Sendable () -> NIODeadline = { .now() }
  ) {
    self.init(
      routes: routes,
      middleware: middleware,
      credentials: credentials,
      configuration: configuration,
      validationStatus: validationStatus,
      metrics: metrics,
      logger: logger,
      log: sink,
      counter: configuration.rateLimit.map { RateLimiter($0, clock: clock) }
    )
  }

  /// The same, with what counts the requests of each client.
  init(
    routes: RouteTable,
    middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>],
    credentials: (any CredentialReader)? = nil,
    configuration: ServiceConfiguration,
    validationStatus: Int,
    metrics: Metrics,
    logger: Logger,
    log sink: LogSink,
    counter: (any RateCounter)?
  ) {
    self.routes = routes
    self.credentials = credentials
    bodyLimit = configuration.bodyLimit
    self.validationStatus = validationStatus
    self.counter = counter
    trustedProxies = configuration.trustedProxies
    cors = CORSPolicy(origins: configuration.corsOrigins, hasRateLimit: counter != nil)
    self.metrics = metrics
    self.logger = logger
    log = AccessLog(format: configuration.logFormat, sink: sink, isOn: configuration.logLevel <= .info)
    let dispatch: RouteTable.Handler = { try await Self.dispatch($0, $1, credentials) }
    answer = middleware.reversed().reduce(dispatch) { next, middleware in
      { request, context in try await middleware.handle(request, context: context, next: next) }
    }
  }

  /// Answers one request; it never throws, since an answer has to leave in any case.
  public func respond(to request: Request, context: ServiceContext) async -> Response {
    let start = NIODeadline.now()
    var context = context
    context.requestID = RequestID.of(request)
    context.serviceLogger = logger
    context.bodyLimit = bodyLimit
    context.match = routes.match(request.method, target: request.head.path ?? "")
    context.visit = visit(request, context)

    var response: Response
    if let preflight = cors?.preflight(request, context.match) {
      response = preflight
    } else {
      response = await respondOrExplain(to: request, context: context)
      await Compression.apply(to: &response, for: request)
      Precondition.apply(to: &response, for: request)
      // Last, so that HEAD says what GET does, and a refusal has no body either.
      if request.method == .head { response = response.withoutBody }
      await context.visit?.apply(to: &response)
      if isJudged(context.match) { response.headers.append(HTTPField(name: .vary, value: "Authorization")) }
      cors?.apply(to: &response, for: request)
    }
    SecurityHeaders.apply(to: &response)
    response.headers.append(HTTPField(name: .requestID, value: context.requestID))

    let time = NIODeadline.now() - start
    let route = context.match.route
    metrics.record(request.method, route: route, status: response.status.code, nanoseconds: time.nanoseconds)
    log.record(request, response, route: route.map { routes.routes[$0].template }, context.requestID, time: time)
    return response
  }

  /// What counts the request; absent where nothing does.
  private func visit(_ request: Request, _ context: ServiceContext) -> RateVisit? {
    guard let counter, request.method != .options, case .endpoint(let endpoint, _) = context.match else { return nil }
    switch endpoint.audience {
    case .operators: return nil
    case .callers, .anyone: break
    }
    let client = ClientAddress(of: request, peer: context.peer, trustedProxies: trustedProxies)
    return RateVisit(client, countedBy: counter, metrics)
  }

  /// Whether an answer depends on who asks.
  private func isJudged(_ match: RouteMatch) -> Bool {
    guard credentials != nil, case .endpoint(let endpoint, _) = match else { return false }
    switch endpoint.audience {
    case .callers: return true
    case .anyone, .operators: return false
    }
  }

  /// The routes' answer, or the error in its envelope.
  private func respondOrExplain(to request: Request, context: ServiceContext) async -> Response {
    do {
      try request.checkLength(upTo: bodyLimit)
      return try await answer(request, context)
    } catch let error as ServiceError {
      var response = Response.error(error, validationStatus: validationStatus)
      if error.code == .unauthenticated, let challenge = credentials?.challenge,
        !response.headers.contains(.wwwAuthenticate)
      {
        response.headers[.wwwAuthenticate] = challenge
      }
      return response
    } catch is InterruptedRequest {
      // Nobody may be there to read it, and it is no fault of the service: nothing for the log of errors.
      return .error(ServiceError(.malformedJSON, "The body ended before it was whole."))
    } catch let error as any HTTPResponseError {
      return Self.explain(error, request, context)
    } catch {
      context.logger.error("unexpected error", metadata: ["error": "\(error)"])
      return .error(.internal(id: context.requestID))
    }
  }

  /// What Hummingbird's own errors, thrown by middleware written for it, are in the contract's words.
  private static func explain(_ error: any HTTPResponseError, _ request: Request, _ context: ServiceContext) -> Response
  {
    guard var response = try? error.response(from: request, context: context), response.status.code < 500 else {
      context.logger.error("unexpected error", metadata: ["error": "\(error)"])
      return .error(.internal(id: context.requestID))
    }
    if (response.body.contentLength ?? 0) == 0 {
      let code = ServiceError.Code.allCases.first { $0.status == response.status.code } ?? .invalidParameter
      let explained = Response.error(ServiceError(code, "\(response.status.reasonPhrase)."))
      response.body = explained.body
      response.headers[.contentType] = explained.headers[.contentType]
    }
    return response
  }

  /// The end of the chain: the route's handler, or why there is none.
  private static func dispatch(
    _ request: Request,
    _ context: ServiceContext,
    _ credentials: (any CredentialReader)?
  ) async throws -> Response {
    switch context.match {
    case .endpoint(let endpoint, _):
      switch endpoint.representation {
      case .json: try request.checkAcceptsJSON()
      case .other: break
      }
      guard let credentials, case .callers = endpoint.audience else {
        try await context.visit?.enter()
        return try await endpoint.handler(request, context)
      }
      var context = context
      let refusal = endpoint.takesBody ? request.refusedMediaType : nil
      if refusal == nil { context.requestCaller = try await credentials.caller(of: request) }
      try await context.visit?.enter()
      if let refusal { throw refusal }
      return try await endpoint.handler(request, context)
    case .options(_, let allow):
      return Response(status: .noContent, headers: [.allow: allow.joined(separator: ", ")])
    case .methodNotAllowed(_, let allow):
      throw ServiceError.methodNotAllowed(allow: allow)
    case .notFound:
      throw ServiceError.notFound
    }
  }
}

extension Response {
  /// The answer to HEAD: what GET answers, its length too, and no body.
  fileprivate var withoutBody: Response {
    var response = createHeadResponse()
    // A body of unknown length would be announced as chunked, and its end then sent after the head.
    if !response.headers.contains(.contentLength) { response.headers[.contentLength] = "0" }
    return response
  }
}
