import Foundation
import HTTPTypes
import Hummingbird
import Logging
import ServiceAuth
import Synchronization

@testable import ServiceRuntime

/// Somebody who signs in to the service under test.
struct Member: Sendable, Equatable {
  var id: UUID
  var email: String
  var role: String
}

/// A service of three routes that one signs in to, put together by hand: `/open` for anyone, `/mine` for members,
/// `/admin` for admins.
final class SignInService: ServiceDefinition {
  static let name = "club"
  static let version = "1.0.0"
  static let defaultDatabaseURL = "sqlite:club.sqlite"
  static let openAPI = "{}"

  let database: Database
  private let file: TemporaryDatabase
  let authentication: Authentication<Members>
  private let clock: Clock

  /// A time that passes when it is told to.
  final class Clock: Sendable {
    private let shift = Mutex<Int64>(0)

    var now: Timestamp { Timestamp.now.adding(milliseconds: shift.withLock(\.self)) }

    func pass(seconds: Int64) { shift.withLock { $0 += seconds * 1000 } }
  }

  init(clock: Clock = Clock(), keys: KeyRing? = nil, passwords: PasswordHasher? = nil, over other: SignInService? = nil)
    async throws
  {
    self.clock = clock
    file = try other?.file ?? TemporaryDatabase()
    database = try other?.database ?? file.open()
    authentication = Authentication(
      service: Self.name,
      database: database,
      principals: Members(),
      passwords: passwords ?? PasswordHasher(cost: .minimal),
      keys: try keys ?? KeyRing(SigningKeys(parsing: Self.seed(7))),
      accessLifetime: 900,
      refreshLifetime: 3600,
      issuer: Issuer(clock: { clock.now }, identifiers: { .version7() })
    )
    if other == nil { try await database.write { try $0.run(Self.schema) } }
  }

  convenience init(configuration: ServiceConfiguration, logger: Logger) async throws {
    try await self.init(keys: KeyRing(configuration, logger: logger))
  }

  static func seed(_ byte: UInt8) -> String { Base64.encode([UInt8](repeating: byte, count: 32)) }

  static let commands = [UsersCommand.word { (service: SignInService) in service.authentication }]

  func start() throws { try authentication.start() }

  /// Adds somebody with a password.
  func add(_ email: String, _ password: String, role: String = "member") async throws -> Member {
    let member = Member(id: .version7(), email: email, role: role)
    let hash = try await PasswordHasher(cost: .minimal, threads: 1).hash(password)
    try await database.write { transaction in
      try transaction.execute(
        #"INSERT INTO "members" ("id", "email", "password", "role") VALUES (?, ?, ?, ?)"#,
        [member.id.sql, .text(email), .text(hash), .text(role)]
      )
    }
    return member
  }

  var credentials: (any CredentialReader)? { authentication }

  var routes: RouteTable {
    var routes = RouteTable()
    let policy = Policy<Member>.caller { $0.role == "admin" }
    routes.get("/open") { _, context in
      .text(context.caller(as: Member.self)?.principal.email ?? "nobody", type: "application/json")
    }
    routes.get("/mine") { _, context in
      _ = try Policy<Member>.authenticated.admit(context.caller(as: Member.self)?.principal)
      return .noContent
    }
    routes.get("/admin") { _, context in
      _ = try policy.admit(context.caller(as: Member.self)?.principal)
      return .noContent
    }
    AuthController(authentication, registers: false).addRoutes(to: &routes, under: "/api/v1")
    return routes
  }

  var migrator: Migrator { get throws { Migrator([], on: database) } }
  func seed() async throws -> String { "nobody" }
  func checkReadiness() async throws {}

  private static let schema = #"""
    CREATE TABLE "members" ("id" TEXT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL UNIQUE, "password" TEXT NOT NULL,
    "role" TEXT NOT NULL);
    CREATE TABLE "auth_sessions" ("id" TEXT NOT NULL PRIMARY KEY, "user_id" TEXT NOT NULL REFERENCES "members" ("id")
    ON DELETE CASCADE, "created_at" INTEGER NOT NULL, "last_used_at" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL,
    "agent" TEXT);
    CREATE TABLE "auth_refresh_tokens" ("digest" BLOB NOT NULL PRIMARY KEY, "session_id" TEXT NOT NULL
    REFERENCES "auth_sessions" ("id") ON DELETE CASCADE, "created_at" INTEGER NOT NULL, "used_at" INTEGER);
    CREATE TABLE "auth_attempts" ("digest" BLOB NOT NULL PRIMARY KEY, "failures" INTEGER NOT NULL, "failed_at" INTEGER
    NOT NULL);
    """#
}

/// Members as sign-in knows them.
struct Members: Principals {
  static let identifier = "email"
  static let password = "password"
  static let passwordRule = PasswordRule(length: 8...72, strength: [.digit])
  static let envelope = Envelope.data
  static let members: [PrincipalMember] = [.text("email"), .text("role")]
  static let roles = ["member", "admin"]

  func identifier(_ text: String) -> SQLValue? { EmailRule().read(text: text).map { .text($0) } }
  func key(of member: Member) -> SQLValue { member.id.sql }
  func key(_ text: String) -> SQLValue? { UUID(strict: text).map(\.sql) }

  func find(_ identifier: SQLValue, in transaction: Transaction) throws -> StoredPassword? {
    try transaction.first(#"SELECT "id", "password" FROM "members" WHERE "email" = ?"#, [identifier]) { row in
      StoredPassword(key: row.value(0), hash: row.text(1))
    }
  }

  func find(session: SQLValue, of key: SQLValue, at now: Timestamp, in transaction: Transaction) throws -> Member? {
    try transaction.first(
      #"""
      SELECT "members"."id", "members"."email", "members"."role" FROM "auth_sessions" JOIN "members"
      ON "members"."id" = "auth_sessions"."user_id" WHERE "auth_sessions"."id" = ? AND
      "auth_sessions"."user_id" = ? AND "auth_sessions"."expires_at" > ?
      """#,
      [session, key, now.sql]
    ) { row in Member(id: try row.uuid(0), email: row.text(1), role: row.text(2)) }
  }

  func password(of key: SQLValue, in transaction: Transaction) throws -> String? {
    try transaction.first(#"SELECT "password" FROM "members" WHERE "id" = ?"#, [key]) { $0.text(0) }
  }

  func setPassword(_ hash: String, of key: SQLValue, in transaction: Transaction) throws {
    try transaction.execute(#"UPDATE "members" SET "password" = ? WHERE "id" = ?"#, [.text(hash), key])
  }

  func setRole(_ role: String, of key: SQLValue, in transaction: Transaction) throws {
    try transaction.execute(#"UPDATE "members" SET "role" = ? WHERE "id" = ?"#, [.text(role), key])
  }

  func register(_ body: JSONValue) async throws -> Member { throw ServiceError.notFound }
  func add(_ body: JSONValue) async throws -> Member { throw ServiceError.notFound }
  func path(of member: Member) -> String { "/members/\(member.id.text)" }

  func write(_ member: Member, to json: inout JSONWriter) {
    json.beginObject()
    json.member("id", member.id)
    json.member("email", member.email)
    json.member("role", member.role)
    json.endObject()
  }
}
