import Migrations
import Model
import Queries
import TestSupport
import Testing

/// Rules about who may do what as the engine judges them, for every record of a small world and everyone in it, compared
/// with what they say by themselves.
@Suite("Policies on the engine")
struct PolicyTests {
  struct User {
    var id: Int64
    var role: String
    var team: String?
    var isTrusted: Bool
  }

  struct Post {
    var id: Int64
    var status: String
    var author: User
    var rank: Int64?
  }

  struct Comment {
    var id: Int64
    var text: String
    var writer: User?
    var post: Post
    var parent: Int64?
  }

  static let users = [
    User(id: 1, role: "admin", team: nil, isTrusted: true), User(id: 2, role: "staff", team: "red", isTrusted: false),
    User(id: 3, role: "customer", team: "red", isTrusted: true),
    User(id: 4, role: "customer", team: nil, isTrusted: false),
  ]

  static let posts = [
    Post(id: 1, status: "draft", author: users[1], rank: nil),
    Post(id: 2, status: "published", author: users[2], rank: 3),
    Post(id: 3, status: "published", author: users[3], rank: 5),
  ]

  static let comments: [Comment] = posts.flatMap { post in
    (users + [nil]).enumerated().map { place, writer in
      Comment(
        id: post.id * 10 + Int64(place),
        text: place.isMultiple(of: 2) ? "ab" : "abc",
        writer: writer,
        post: post,
        parent: place == 0 ? nil : post.id * 10
      )
    }
  }

  /// Who likes a comment.
  static func fans(of comment: Comment) -> [User] { comment.id.isMultiple(of: 2) ? [users[2]] : [] }

  private static func children(of comment: Comment) -> [Comment] { comments.filter { $0.parent == comment.id } }

  static let rules: [(text: String, holds: @Sendable (Comment, User?) -> Bool)] = [
    ("anyone", { _, _ in true }),
    ("authenticated", { $1 != nil }),
    ("role(admin)", { $1?.role == "admin" }),
    ("role(admin, staff)", { ["admin", "staff"].contains($1?.role) }),
    ("not role(admin)", { $1?.role != "admin" }),
    ("owner", { $1 != nil && $0.writer?.id == $1?.id }),
    ("not owner", { !($1 != nil && $0.writer?.id == $1?.id) }),
    ("owner or role(admin)", { $1 != nil && $0.writer?.id == $1?.id || $1?.role == "admin" }),
    ("authenticated and not owner", { $1 != nil && $0.writer?.id != $1?.id }),
    ("user.is_trusted", { $1?.isTrusted == true }),
    ("user.team == 'red'", { $1?.team == "red" }),
    ("user.team != 'red'", { $1 != nil && $1?.team != "red" }),
    ("not user.team == 'red'", { $1?.team != "red" }),
    ("user.team == null", { $1 != nil && $1?.team == nil }),
    ("length(user.team) > 2", { ($1?.team?.count ?? 0) > 2 }),
    (
      "user.role in (admin, staff)".replacing("admin, staff", with: "'admin', 'staff'"),
      { ["admin", "staff"].contains($1?.role) }
    ),
    ("record.text == 'ab'", { comment, _ in comment.text == "ab" }),
    ("length(record.text) < 3", { comment, _ in comment.text.count < 3 }),
    ("record.writer == null", { comment, _ in comment.writer == nil }),
    ("record.writer == user", { $1 != nil && $0.writer?.id == $1?.id }),
    ("record.writer != user", { $1 != nil && $0.writer?.id != $1?.id }),
    ("user == record.writer", { $1 != nil && $0.writer?.id == $1?.id }),
    ("record.post.status == 'published'", { comment, _ in comment.post.status == "published" }),
    ("record.post.author == user", { $1 != nil && $0.post.author.id == $1?.id }),
    ("record.post.author == record.writer", { comment, _ in comment.post.author.id == comment.writer?.id }),
    ("record.post.author.team == user.team", { $1 != nil && $0.post.author.team == $1?.team }),
    ("record.post.author.team != user.team", { $1 != nil && $0.post.author.team != $1?.team }),
    (
      "record.writer.team == record.post.author.team",
      { comment, _ in comment.writer?.team == comment.post.author.team }
    ),
    ("record.writer.team == null", { comment, _ in comment.writer?.team == nil }),
    ("record.writer.role in ('admin', 'staff')", { comment, _ in ["admin", "staff"].contains(comment.writer?.role) }),
    ("record.post.rank > 3", { comment, _ in (comment.post.rank ?? 0) > 3 }),
    ("not record.post.rank > 3", { comment, _ in (comment.post.rank ?? 0) <= 3 }),
    ("record.post.author.is_trusted", { comment, _ in comment.post.author.isTrusted }),
    ("record.parent.parent == null", { _, _ in true }),
    ("record.parent == null", { comment, _ in comment.parent == nil }),
    ("record.parent.text == record.text", { comment, _ in comment.parent != nil && comment.text == "ab" }),
    ("record.parent.parent.text == null", { _, _ in true }),
    ("record.parent.post.author == user", { $1 != nil && $0.parent != nil && $0.post.author.id == $1?.id }),
    ("length(record.writer.team) == 3", { comment, _ in comment.writer?.team?.count == 3 }),
    (
      "any(record.children as child, child.text == record.text)",
      { comment, _ in
        children(of: comment).contains { $0.text == comment.text }
      }
    ),
    (
      "all(record.children as child, child.writer != null)",
      { comment, _ in
        children(of: comment).allSatisfy { $0.writer != nil }
      }
    ),
    (
      "any(record.children as child, child.writer == user and not child.post.author == user)",
      { comment, caller in
        caller != nil
          && children(of: comment).contains { $0.writer?.id == caller?.id && $0.post.author.id != caller?.id }
      }
    ),
    (
      "not any(record.children as child, child.writer == user)",
      { comment, caller in
        !(caller != nil && children(of: comment).contains { $0.writer?.id == caller?.id })
      }
    ),
    (
      "any(record.children as child, child.writer.team == user.team)",
      { comment, caller in
        caller != nil && children(of: comment).contains { $0.writer?.team == caller?.team }
      }
    ),
    (
      "any(record.post.comments as other, other.writer == user and length(other.text) > 2 or other == record)",
      {
        $1 != nil
      }
    ),
    ("any(record.parent.children as twin, twin == record)", { comment, _ in comment.parent != nil }),
    (
      "any(record.likes as fan, fan == user)",
      { comment, caller in
        caller != nil && fans(of: comment).contains { $0.id == caller?.id }
      }
    ),
    (
      "role(admin) or all(record.likes as fan, fan.team == user.team)",
      { comment, caller in
        caller?.role == "admin" || caller != nil && fans(of: comment).allSatisfy { $0.team == caller?.team }
      }
    ),
    ("known and (owner or shown)", { $1 != nil && ($0.writer?.id == $1?.id || $0.post.status == "published") }),
    (
      "not (known and (owner or shown))", { !($1 != nil && ($0.writer?.id == $1?.id || $0.post.status == "published")) }
    ),
  ]

  static let model = try! Model(
    yaml: """
      database: {ids: int64}
      enums: {Role: [admin, staff, customer], Status: [draft, published]}
      auth: {principal: User, identifier: email, password: password, role: role}
      rules: {known: authenticated, shown: record.post.status == 'published'}
      resources:
        User:
          fields:
            email: {type: email, unique: true}
            password: password
            role: {type: Role, default: customer, write: role(admin)}
            team: string?
            is_trusted: bool
          timestamps: false
        Post:
          fields: {status: Status, rank: int?}
          relations: {author: {belongs_to: User}, comments: {has_many: Comment}}
          timestamps: false
        Comment:
          fields: {text: string}
          relations:
            writer: {belongs_to: User, owner: true, nullable: true}
            post: {belongs_to: Post}
            parent: {belongs_to: Comment, nullable: true}
            children: {has_many: Comment, inverse: parent}
            likes: {many_to_many: User}
          timestamps: false
          actions:
      \(rules.enumerated().map { "      rule_\($0): {access: \"\($1.text)\"}" }.joined(separator: "\n"))
      """
  )

  static let queries = Dictionary(uniqueKeysWithValues: model.queries(for: .sqlite).map { ($0.resource, $0) })

  private func world() throws -> SQLiteSession {
    let database = try SQLiteSession()
    try database.run(Self.model.snapshot.initialMigration.up(.sqlite))
    for user in Self.users {
      try database.rows(
        "INSERT INTO users (id, email, role, team, is_trusted, password) VALUES (?, ?, ?, ?, ?, ?)",
        [
          .integer(user.id), .text("\(user.id)@example.com"), .text(user.role),
          user.team.map(StoredValue.text) ?? .null,
          .integer(user.isTrusted ? 1 : 0), "!",
        ]
      )
    }
    for post in Self.posts {
      try database.rows(
        "INSERT INTO posts (id, status, rank, author_id) VALUES (?, ?, ?, ?)",
        [.integer(post.id), .text(post.status), post.rank.map(StoredValue.integer) ?? .null, .integer(post.author.id)]
      )
    }
    for comment in Self.comments {
      try database.rows(
        "INSERT INTO comments (id, text, writer_id, post_id, parent_id) VALUES (?, ?, ?, ?, ?)",
        [
          .integer(comment.id), .text(comment.text), comment.writer.map { .integer($0.id) } ?? .null,
          .integer(comment.post.id), comment.parent.map(StoredValue.integer) ?? .null,
        ]
      )
    }
    let likes = try #require(Self.model.resource("Comment").manyToMany.first)
    for comment in Self.comments {
      for fan in Self.fans(of: comment) {
        try database.rows(
          "INSERT INTO \(likes.joinTable) (\(likes.ownColumn), \(likes.targetColumn)) VALUES (?, ?)",
          [.integer(comment.id), .integer(fan.id)]
        )
      }
    }
    return database
  }

  @Test("a rule means the same in SQL as by itself, for every record and everyone", arguments: rules.indices)
  func meaning(index: Int) throws {
    let action = try #require(Self.model.resource("Comment").actions.first { $0.name.spelled == "rule_\(index)" })
    let database = try world()
    for caller in Self.users + [nil] {
      for comment in Self.comments {
        let found = try passes(action.policy, comment, caller, database)
        let rule = Self.rules[index]
        #expect(
          found == rule.holds(comment, caller),
          "\(rule.text) for \(String(describing: caller)) and \(comment)"
        )
      }
    }
  }

  @Test("what a rule is for the unknown agrees with the rule", arguments: rules.indices)
  func anonymous(index: Int) throws {
    let action = try #require(Self.model.resource("Comment").actions.first { $0.name.spelled == "rule_\(index)" })
    let database = try world()
    for comment in Self.comments {
      let found = try passes(action.policy.forAnonymous, comment, nil, database)
      #expect(found == Self.rules[index].holds(comment, nil))
      #expect(!action.policy.needsCaller || !found)
    }
  }

  @Test("a condition joins a statement between its two pieces, and stays in brackets")
  func cuts() throws {
    let database = try world()
    let include = try #require(
      try Model.shipped("features/people").queries(for: .sqlite).first { $0.resource == "Post" }
    )
    let topics = try #require(include.includes.first { $0.relation == "topics" })
    let comments = try #require(include.includes.first { $0.relation == "comments" })
    #expect(topics.statement.sql == topics.cut.before.sql + topics.cut.after.sql)
    #expect(comments.cut.before.sql.hasSuffix("\"deleted_at\" IS NULL"))
    #expect(comments.cut.after.sql.hasPrefix(" ORDER BY"))
    let own = try #require(Self.queries["Comment"])
    let permitted = own.permitted.whole
    #expect(try database.rows(permitted.sql, [.integer(10)]) == [[1]])
    #expect(try database.rows("\(own.permitted.before.sql) AND (0)\(own.permitted.after.sql)", [.integer(10)]) == [[0]])
  }

  @Test("every statement about who signs in is accepted by the engine, with one value for each slot")
  func principals() throws {
    let model = try Model.shipped("features/people")
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    let all = model.queries(for: .sqlite)
    let principal = try #require(all.first { $0.resource == "User" }?.principal)
    var statements = [principal.findPassword, principal.password, principal.setPassword, principal.findBySession]
    statements += principal.setRole.map { [$0] } ?? []
    statements += all.map(\.permitted.whole) + all.map(\.insert)
    statements += all.flatMap { queries in
      queries.tests.map { test in
        Statement(
          "\(queries.permitted.before.sql) AND (\(test.condition.sql))\(queries.permitted.after.sql)",
          queries.permitted.before.slots + test.condition.slots
        )
      }
    }
    for statement in statements {
      #expect(statement.sql.count { $0 == "?" } == statement.slots.count, "\(statement.sql)")
      try database.rows("EXPLAIN QUERY PLAN \(statement.sql)", statement.slots.map { _ in "[]" })
    }
    #expect(all.filter { $0.principal != nil }.map(\.resource) == ["User"])
  }

  @Test("no record has the password, and an insert binds its hash last")
  func password() throws {
    let queries = try #require(Self.queries["User"])
    #expect(!queries.columns.contains { $0.name == "password" })
    #expect(!queries.find.sql.contains("password"))
    #expect(queries.insert.slots.last == Slot(.password, "password", .string))
  }

  /// Judges a policy as services do: what asks the caller alone without the database, the rest by a statement.
  private func passes(_ policy: Policy, _ comment: Comment, _ caller: User?, _ database: SQLiteSession) throws -> Bool {
    switch policy {
    case .anyone: return true
    case .never: return false
    case .authenticated: return caller != nil
    case .role(let roles): return caller.map { roles.contains($0.role) } ?? false
    case .caller(let condition):
      guard let caller else { return false }
      var values: [String: Literal] = ["role": .enumCase(caller.role), "is_trusted": .bool(caller.isTrusted)]
      values["team"] = caller.team.map(Literal.string)
      return condition.holds(values)
    case .record(let test):
      guard caller != nil || test.callerMembers.isEmpty else { return false }
      let queries = try #require(Self.queries["Comment"])
      let condition = try #require(queries.tests.first { $0.test == test }).condition
      let values = condition.slots.map { slot -> StoredValue in
        switch slot.name {
        case "id": .integer(caller?.id ?? 0)
        case "team": caller?.team.map(StoredValue.text) ?? .null
        case "role": .text(caller?.role ?? "")
        default: .integer(caller?.isTrusted == true ? 1 : 0)
        }
      }
      let cut = queries.permitted
      return try database.rows(
        "\(cut.before.sql) AND (\(condition.sql))\(cut.after.sql)",
        [.integer(comment.id)] + values
      )
        == [[1]]
    case .not(let inner): return try !passes(inner, comment, caller, database)
    case .and(let parts): return try parts.allSatisfy { try passes($0, comment, caller, database) }
    case .or(let parts): return try parts.contains { try passes($0, comment, caller, database) }
    }
  }
}
