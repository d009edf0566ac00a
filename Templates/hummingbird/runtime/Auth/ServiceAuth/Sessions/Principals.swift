public import ServiceRuntime

/// Those who can sign in, a resource of the service: how they are found, kept and shown.
public protocol Principals<Principal>: Sendable {
  /// The resource's record.
  associatedtype Principal: Sendable

  /// The member that names one of them, as bodies spell it.
  static var identifier: String { get }
  /// The member with the password, as bodies spell it.
  static var password: String { get }
  /// What a new password has to be.
  static var passwordRule: PasswordRule { get }
  /// What a record of one of them is wrapped in.
  static var envelope: Envelope { get }
  /// What the command line can say of a new one beside the password, in the order of the spec.
  static var members: [PrincipalMember] { get }
  /// The names of the roles; none where there are no roles.
  static var roles: [String] { get }

  /// What people sign in as, as its column holds it; nothing for what no column holds.
  func identifier(_ text: String) -> SQLValue?
  /// The key of one, as others refer to it.
  func key(of principal: Principal) -> SQLValue
  /// The key that a token spells; nothing when it could be nobody's.
  func key(_ text: String) -> SQLValue?

  /// Who has an identifier, and what is kept of their password.
  func find(_ identifier: SQLValue, in transaction: Transaction) throws -> StoredPassword?
  /// Whose session it is, when it is not over at a moment: one look-up.
  func find(session: SQLValue, of key: SQLValue, at now: Timestamp, in transaction: Transaction) throws -> Principal?
  /// What is kept of a password.
  func password(of key: SQLValue, in transaction: Transaction) throws -> String?
  /// Keeps another password.
  func setPassword(_ hash: String, of key: SQLValue, in transaction: Transaction) throws
  /// Gives somebody another role.
  func setRole(_ role: String, of key: SQLValue, in transaction: Transaction) throws

  /// Makes one from a body that anybody may send.
  func register(_ body: JSONValue) async throws -> Principal
  /// Makes one from a body of somebody who may write everything.
  func add(_ body: JSONValue) async throws -> Principal
  /// Where the record of one is.
  func path(of principal: Principal) -> String
  /// Writes the record of one, as they see it.
  func write(_ principal: Principal, to json: inout JSONWriter)
}

/// Whose password it is, and what is kept of it.
public struct StoredPassword: Sendable, Equatable {
  let key: SQLValue
  let hash: String

  /// A password by its parts.
  public init(key: SQLValue, hash: String) {
    self.key = key
    self.hash = hash
  }
}

/// A member of a new principal, as a command line gives it.
public struct PrincipalMember: Sendable {
  let name: String
  let isText: Bool

  /// One whose value is a text in JSON.
  public static func text(_ name: String) -> PrincipalMember { PrincipalMember(name: name, isText: true) }

  /// One whose value is written as in JSON.
  public static func json(_ name: String) -> PrincipalMember { PrincipalMember(name: name, isText: false) }
}
