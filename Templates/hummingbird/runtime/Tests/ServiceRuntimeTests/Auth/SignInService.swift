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
  private let authentication: Authentication<Member>
  private let keys: SigningKeys
  private let clock: Clock

  /// A time that passes when it is told to.
  final class Clock: Sendable {
    private let shift = Mutex<Int64>(0)

    var now: Timestamp { Timestamp.now.adding(milliseconds: shift.withLock(\.self)) }

    func pass(seconds: Int64) { shift.withLock { $0 += seconds * 1000 } }
  }

  init(clock: Clock = Clock()) async throws {
    self.clock = clock
    file = try TemporaryDatabase()
    database = try file.open()
    keys = try SigningKeys(parsing: Base64.encode([UInt8](repeating: 7, count: 32)))
    authentication = Authentication(
      service: Self.name,
      database: database,
      table: Self.table,
      hasher: PasswordHasher(),
      tokens: TokenIssuer(keys: keys, service: Self.name, lifetime: 900),
      refreshLifetime: 3600,
      issuer: Issuer(clock: { clock.now }, identifiers: { .version7() })
    )
    try await database.write { try $0.run(Self.schema) }
  }

  convenience init(configuration: ServiceConfiguration, logger: Logger) async throws {
    try await self.init()
  }

  /// Adds somebody with a password.
  func add(_ email: String, _ password: String, role: String = "member") async throws -> Member {
    let member = Member(id: .version7(), email: email, role: role)
    let hash = try await PasswordHasher(threads: 1).hash(password)
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
    AuthController(
      authentication,
      identifier: "email",
      password: "password",
      rule: PasswordRule(length: 8...72, strength: [.digit]),
      keys: keys,
      write: { member, json in
        json.beginObject()
        json.member("id", member.id)
        json.member("email", member.email)
        json.member("role", member.role)
        json.endObject()
      }
    )
    .addRoutes(to: &routes, under: "/api/v1")
    return routes
  }

  var migrator: Migrator { get throws { Migrator([], on: database) } }
  func seed() async throws -> String { "nobody" }
  func checkReadiness() async throws {}

  private static let table = PrincipalTable<Member>(
    bySession: #"""
      SELECT "members"."id", "members"."email", "members"."role" FROM "auth_sessions" JOIN "members"
      ON "members"."id" = "auth_sessions"."user_id" WHERE "auth_sessions"."id" = ? AND "auth_sessions"."expires_at" > ?
      """#,
    byIdentifier: #"SELECT "id", "password" FROM "members" WHERE "email" = ?"#,
    password: #"SELECT "password" FROM "members" WHERE "id" = ?"#,
    setPassword: #"UPDATE "members" SET "password" = ? WHERE "id" = ?"#,
    decode: { row in Member(id: try row.uuid(0), email: row.text(1), role: row.text(2)) },
    key: { $0.id.sql },
    identifier: { EmailRule().read(text: $0).map { .text($0) } }
  )

  private static let schema = #"""
    CREATE TABLE "members" ("id" TEXT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL UNIQUE, "password" TEXT NOT NULL,
    "role" TEXT NOT NULL);
    CREATE TABLE "auth_sessions" ("id" TEXT NOT NULL PRIMARY KEY, "user_id" TEXT NOT NULL REFERENCES "members" ("id")
    ON DELETE CASCADE, "created_at" INTEGER NOT NULL, "last_used_at" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL,
    "agent" TEXT);
    CREATE TABLE "auth_refresh_tokens" ("digest" BLOB NOT NULL PRIMARY KEY, "session_id" TEXT NOT NULL
    REFERENCES "auth_sessions" ("id") ON DELETE CASCADE, "created_at" INTEGER NOT NULL, "used_at" INTEGER);
    """#
}
