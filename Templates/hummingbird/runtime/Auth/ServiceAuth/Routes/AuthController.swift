import Hummingbird
public import ServiceRuntime

/// Signing in and out over HTTP: what is the same for every service.
public struct AuthController<People: Principals>: Sendable {
  private let authentication: Authentication<People>
  private let names: AuthNames
  private let sessionEnvelope: Envelope
  private let registers: Bool

  /// - Parameters:
  ///   - registers: Whether people can register themselves.
  ///   - sessionEnvelope: What the list of one's sessions is wrapped in.
  public init(
    _ authentication: Authentication<People>,
    registers: Bool,
    names: AuthNames = .snakeCase,
    sessionEnvelope: Envelope = .data
  ) {
    self.authentication = authentication
    self.registers = registers
    self.names = names
    self.sessionEnvelope = sessionEnvelope
  }

  /// Adds the routes.
  ///
  /// - Parameter root: What the paths of the API begin with: `/api/v1`.
  public func addRoutes(to routes: inout RouteTable, under root: String) {
    if registers { routes.addSignIn("\(root)/auth/register", register) }
    routes.addSignIn("\(root)/auth/sign-in", signIn)
    routes.addSignIn("\(root)/auth/refresh", refresh)
    routes.post("\(root)/auth/sign-out", signOut)
    routes.post("\(root)/auth/sign-out-everywhere", signOutEverywhere)
    routes.get("\(root)/auth/me", showCaller)
    routes.post("\(root)/auth/password", takesBody: true, changePassword)
    routes.get("\(root)/auth/sessions", listSessions)
    routes.delete("\(root)/auth/sessions/{id}", closeSession)
    routes.addOperation(.get, "/.well-known/jwks.json") { [ring = authentication.keys] _, _ in
      .json(headers: [.cacheControl: "public, max-age=300"]) { ring.keys.write(to: &$0) }
    }
  }

  private func register(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let principals = authentication.principals
    let principal = try await principals.register(await request.json(context))
    return .created(at: principals.path(of: principal), in: People.envelope) { principals.write(principal, to: &$0) }
  }

  private func signIn(_ request: Request, _ context: ServiceContext) async throws -> Response {
    var reader = BodyReader(try await request.json(context))
    var (name, secret): (String?, String?)
    for member in reader.members {
      switch member.name {
      case People.identifier: name = reader.value(member, TextRule())
      case People.password: secret = reader.value(member, TextRule())
      default: reader.unknown(member)
      }
    }
    reader.require(People.identifier, name)
    reader.require(People.password, secret)
    guard let name, let secret, reader.isValid else { throw reader.failure }
    return answer(try await authentication.signIn(name, secret, agent: request.headers[.userAgent]))
  }

  private func refresh(_ request: Request, _ context: ServiceContext) async throws -> Response {
    var reader = BodyReader(try await request.json(context))
    let expected = "\(names.refreshToken)"
    var token: String?
    for member in reader.members {
      if member.name == expected { token = reader.value(member, TextRule()) } else { reader.unknown(member) }
    }
    reader.require(expected, token)
    guard let token, reader.isValid else { throw reader.failure }
    return answer(try await authentication.refresh(token))
  }

  private func signOut(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try await authentication.signOut(caller(context))
    return .noContent
  }

  private func signOutEverywhere(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try await authentication.signOutEverywhere(caller(context))
    return .noContent
  }

  private func showCaller(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let principal = try caller(context).principal
    return .record(in: People.envelope) { authentication.principals.write(principal, to: &$0) }
  }

  private func changePassword(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let caller = try caller(context)
    var reader = BodyReader(try await request.json(context))
    let (currentName, newName) = ("\(names.currentPassword)", "\(names.newPassword)")
    var (current, new): (String?, String?)
    for member in reader.members {
      switch member.name {
      case currentName: current = reader.value(member, TextRule())
      case newName: new = reader.value(member, People.passwordRule)
      default: reader.unknown(member)
      }
    }
    reader.require(currentName, current)
    reader.require(newName, new)
    guard let current, let new, reader.isValid else { throw reader.failure }
    guard try await authentication.changePassword(of: caller, from: current, to: new) else {
      throw ServiceError.validation(JSONPointer.member(currentName), .check, "is not the password")
    }
    return .noContent
  }

  private func listSessions(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let caller = try caller(context)
    let sessions = try await authentication.sessions(of: caller)
    return .list(in: sessionEnvelope) { json in
      for session in sessions { session.write(to: &json, names, isCurrent: session.id == caller.session) }
    }
  }

  private func closeSession(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let caller = try caller(context)
    try await authentication.close(context.uuid("id"), of: caller)
    return .noContent
  }

  /// - Throws: 401 when nobody has signed in.
  private func caller(_ context: ServiceContext) throws(ServiceError) -> Caller<People.Principal> {
    guard let caller = context.caller(as: People.Principal.self) else { throw .unauthenticated() }
    return caller
  }

  private func answer(_ pair: TokenPair) -> Response {
    .json(headers: [.cacheControl: "no-store"]) { json in
      json.beginObject()
      json.member(names.accessToken, pair.access)
      json.member(names.tokenType, "Bearer")
      json.member(names.expiresIn, pair.lifetime)
      json.member(names.refreshToken, pair.refresh)
      json.endObject()
    }
  }
}

extension Session {
  fileprivate func write(to json: inout JSONWriter, _ names: AuthNames, isCurrent: Bool) {
    json.beginObject()
    json.member("id", id)
    json.member(names.createdAt, created)
    json.member(names.lastUsedAt, lastUsed)
    json.member(names.expiresAt, expires)
    json.member("agent", agent)
    json.member(names.isCurrent, isCurrent)
    json.endObject()
  }
}
