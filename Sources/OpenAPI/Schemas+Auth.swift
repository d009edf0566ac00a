import Model

/// What people sign in with, and what they are answered.
extension Schemas {
  func signIn(_ auth: Auth) -> [DocumentValue.Entry] {
    guard let names = names.auth else { preconditionFailure("nobody signs in, so nothing has names for it") }
    let principal = model.resource(auth.principal)
    let text: DocumentValue = ["type": "string"]
    var entries = [
      DocumentValue.Entry(
        key: names.signIn,
        value: object(
          [
            (auth.identifier.spelled, true, text),
            (auth.password.name.spelled, true, ["type": "string", "format": "password"]),
          ],
          isClosed: true
        )
      ),
      DocumentValue.Entry(
        key: names.refresh,
        value: object([(auth.member("refresh", "token"), true, text)], isClosed: true)
      ),
      DocumentValue.Entry(
        key: names.tokens,
        value: object(
          [
            (auth.member("access", "token"), true, ["type": "string", "description": "A JWT, as RFC 9068 has it."]),
            (auth.member("token", "type"), true, ["const": "Bearer"]),
            (
              auth.member("expires", "in"), true,
              ["type": "integer", "description": "For how many seconds the access token is good."]
            ),
            (auth.member("refresh", "token"), true, text),
          ],
          isClosed: false
        )
      ),
      DocumentValue.Entry(
        key: names.passwordChange,
        value: object(
          [
            (auth.member("current", "password"), true, ["type": "string", "format": "password"]),
            (auth.member("new", "password"), true, password(auth.password)),
          ],
          isClosed: true
        )
      ),
      DocumentValue.Entry(key: names.session, value: session(auth)),
    ]
    if auth.registration != nil {
      entries.insert(DocumentValue.Entry(key: names.registration, value: registration(auth, principal)), at: 0)
    }
    return entries
  }

  /// What a create of those who sign in takes, less what only some may write and what the registration gives.
  private func registration(_ auth: Auth, _ principal: Resource) -> DocumentValue {
    let fields = principal.fields.filter {
      !$0.isServerWritten && $0.writers == nil && $0.name != auth.role?.field
    }
    let keys = principal.belongsTo.filter { !$0.isOwner && $0.writers == nil }
    return object(
      fields.map { ($0.name.spelled, $0.isRequired, field($0, .body, default: $0.defaultValue)) }
        + keys.map { ($0.key.spelled, $0.isRequired, key($0)) }
        + [(auth.password.name.spelled, true, password(auth.password))],
      isClosed: true
    )
  }

  func password(_ password: Password) -> DocumentValue {
    let kinds = password.strength.map { kind in
      switch kind {
      case .lower: "a small letter"
      case .upper: "a capital letter"
      case .digit: "a digit"
      case .symbol: "a sign that is neither letter nor digit"
      }
    }
    let strength = kinds.isEmpty ? nil : "It has \(kinds.joined(separator: ", "))."
    let about = [password.description, strength].compactMap { $0 }
    return .object([
      "type": "string",
      "format": "password",
      "description": about.isEmpty ? nil : .string(about.joined(separator: " ")),
      "writeOnly": true,
      "minLength": .integer(Int64(password.minimumLength)),
      "maxLength": .integer(Int64(password.maximumLength)),
    ])
  }

  private func session(_ auth: Auth) -> DocumentValue {
    let moment: DocumentValue = ["type": "string", "format": "date-time"]
    return object(
      [
        ("id", true, ["type": "string", "format": "uuid"]),
        (auth.member("created", "at"), true, moment),
        (auth.member("last", "used", "at"), true, moment),
        (auth.member("expires", "at"), true, moment),
        ("agent", true, ["type": ["string", "null"], "description": "What the client called itself."]),
        (
          auth.member("is", "current"), true,
          ["type": "boolean", "description": "Whether it is the session that asks."]
        ),
      ],
      isClosed: false
    )
  }
}
