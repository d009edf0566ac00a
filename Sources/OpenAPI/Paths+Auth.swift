import Model

/// The paths that people sign in by.
extension Paths {
  func paths(of auth: Auth) -> [DocumentValue.Entry] {
    let root = "\(model.api.root)/auth"
    let session: DocumentValue = [
      "name": "id", "in": "path", "required": true, "schema": ["type": "string", "format": "uuid"],
    ]
    let items = [
      auth.registration.map { _ in Item(path: "\(root)/register", methods: [method("post", register(auth))]) },
      Item(path: "\(root)/sign-in", methods: [method("post", signIn)]),
      Item(path: "\(root)/refresh", methods: [method("post", refresh)]),
      Item(path: "\(root)/sign-out", methods: [method("post", signOut)]),
      Item(path: "\(root)/sign-out-everywhere", methods: [method("post", signOutEverywhere)]),
      Item(path: "\(root)/me", methods: [method("get", me(auth))]),
      Item(path: "\(root)/password", methods: [method("post", changePassword)]),
      Item(path: "\(root)/sessions", methods: [method("get", sessions)]),
      Item(path: "\(root)/sessions/{id}", parameters: [session], methods: [method("delete", endSession)]),
      Item(path: "/.well-known/jwks.json", methods: [method("get", keys)]),
    ]
    return items.compactMap { $0?.entry }
  }

  private var names: ComponentNames.Auth {
    guard let names = responses.names.auth else { preconditionFailure("nobody signs in, so nothing has names for it") }
    return names
  }

  /// What somebody who is signed in asks for.
  private func own(
    _ identifier: String,
    _ summary: String,
    body: DocumentValue? = nil,
    answers: [DocumentValue.Entry],
    _ failures: [Failure] = []
  ) -> DocumentValue {
    operation(
      identifier,
      summary,
      tag: names.tag,
      security: [.object([DocumentValue.Entry(key: SecurityScheme.key, value: [])])],
      body: body,
      answers: joined(
        answers,
        responses.failures([.unauthenticated, .notAcceptable, .internalError] + failures)
      )
    )
  }

  private static let bodies: [Failure] = [.badBody, .tooLarge, .unsupportedMediaType, .invalid]
  private static let done = DocumentValue.Entry(key: "204", value: ["description": "It is done."])

  private func register(_ auth: Auth) -> DocumentValue {
    let principal = model.resource(auth.principal)
    let conflicts: [Failure] = [.conflict]
    return operation(
      "register",
      "Makes whoever asks one \(singular(principal)).",
      tag: names.tag,
      body: body(names.registration),
      answers: [
        DocumentValue.Entry(
          key: "201",
          value: responses.whole(principal, "The new record.", headers: Responses.location)
        )
      ] + responses.failures(Self.bodies + conflicts + [.notAcceptable, .internalError])
    )
  }

  private var signIn: DocumentValue {
    operation(
      "signIn",
      "Signs in by a password.",
      tag: names.tag,
      body: body(names.signIn),
      answers: [tokens] + responses.failures(Self.bodies + [.unauthenticated, .notAcceptable, .busy, .internalError])
    )
  }

  private var refresh: DocumentValue {
    operation(
      "refresh",
      "Changes a refresh token for new tokens. Each is good once: a second use ends the session.",
      tag: names.tag,
      body: body(names.refresh),
      answers: [tokens] + responses.failures(Self.bodies + [.unauthenticated, .notAcceptable, .internalError])
    )
  }

  private var tokens: DocumentValue.Entry {
    DocumentValue.Entry(
      key: "200",
      value: [
        "description": "The tokens, as RFC 6749 has them.",
        "content": ["application/json": ["schema": reference("schemas", names.tokens)]],
      ]
    )
  }

  private var signOut: DocumentValue { own("signOut", "Ends this session.", answers: [Self.done]) }

  private var signOutEverywhere: DocumentValue {
    own("signOutEverywhere", "Ends all sessions of the caller.", answers: [Self.done])
  }

  private func me(_ auth: Auth) -> DocumentValue {
    let principal = model.resource(auth.principal)
    return own(
      "me",
      "Reads the caller's own record.",
      answers: [DocumentValue.Entry(key: "200", value: responses.whole(principal, "The record."))]
    )
  }

  private var changePassword: DocumentValue {
    own(
      "changePassword",
      "Changes the caller's password, and ends every other session.",
      body: body(names.passwordChange),
      answers: [Self.done],
      Self.bodies + [.busy]
    )
  }

  private var sessions: DocumentValue {
    own(
      "listSessions",
      "Lists where the caller is signed in, the newest first.",
      answers: [
        DocumentValue.Entry(
          key: "200",
          value: responses.sessions(reference("schemas", names.session))
        )
      ]
    )
  }

  private var endSession: DocumentValue {
    own("endSession", "Ends one session of the caller.", answers: [Self.done], [.notFound])
  }

  private var keys: DocumentValue {
    operation(
      "listKeys",
      "Lists the keys that access tokens are signed with, as RFC 7517 has them.",
      tag: names.tag,
      answers: [
        DocumentValue.Entry(
          key: "200",
          value: [
            "description": "The keys.",
            "content": [
              "application/json": [
                "schema": [
                  "type": "object",
                  "required": ["keys"],
                  "properties": ["keys": ["type": "array", "items": ["type": "object"]]],
                ]
              ]
            ],
          ]
        )
      ]
    )
  }
}
