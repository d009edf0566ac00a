public import ServiceRuntime

/// Where those who sign in are kept: a resource of the service.
public struct PrincipalTable<Principal: Sendable>: Sendable {
  let bySession: String
  let byIdentifier: String
  let password: String
  let setPassword: String
  let decode: @Sendable (Row) throws -> Principal
  let key: @Sendable (Principal) -> SQLValue
  let subject: @Sendable (SQLValue) -> String
  let identifier: @Sendable (String) -> SQLValue?

  /// - Parameters:
  ///   - bySession: Finds a principal by a session's id, and the present: binds both.
  ///   - byIdentifier: Finds id and hash by what people sign in as.
  ///   - password: Finds the hash by id.
  ///   - setPassword: Writes a hash: binds it, then the id.
  ///   - decode: Reads what `bySession` finds.
  ///   - key: The id that others know the principal by.
  ///   - subject: The id as paths spell it.
  ///   - identifier: What people sign in as, as its column holds it; nothing for what no column holds.
  public init(
    bySession: String,
    byIdentifier: String,
    password: String,
    setPassword: String,
    decode: @escaping @Sendable (Row) throws -> Principal,
    key: @escaping @Sendable (Principal) -> SQLValue,
    subject: @escaping @Sendable (SQLValue) -> String = PrincipalTable.text,
    identifier: @escaping @Sendable (String) -> SQLValue?
  ) {
    self.bySession = bySession
    self.byIdentifier = byIdentifier
    self.password = password
    self.setPassword = setPassword
    self.decode = decode
    self.key = key
    self.subject = subject
    self.identifier = identifier
  }

  /// An id as a text: a UUID's or a number's.
  public static func text(_ key: SQLValue) -> String {
    switch key {
    case .text(let text): text
    case .integer(let number): String(number)
    case .null, .real, .blob: preconditionFailure("an id is a text or a whole number")
    }
  }
}
