import Testing

@testable import ServiceRuntime

@Suite("Answers that are kept under keys")
struct KeptAnswerTests {
  private static let now = Timestamp("2026-01-31T12:00:00Z")
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static let answer = KeptAnswer(status: 201, location: "/books/1", tag: "\"1\"", body: Array("{}".utf8))
  private let file: TemporaryDatabase
  private let database: Database

  init() async throws {
    file = try TemporaryDatabase()
    database = try file.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "idempotency_keys" (
          "scope" TEXT NOT NULL, "key" TEXT NOT NULL, "fingerprint" TEXT NOT NULL, "created_at" INTEGER NOT NULL,
          "status" INTEGER, "location" TEXT, "entity_tag" TEXT, "body" BLOB, PRIMARY KEY ("scope", "key")
        ) STRICT, WITHOUT ROWID
        """
      )
    }
  }

  private static func request(_ key: String = "k", _ body: String = "{}", route: String = "POST /books")
    -> IdempotentRequest
  {
    IdempotentRequest(route: route, key: key, body: Array(body.utf8))
  }

  private func create(_ request: IdempotentRequest, after milliseconds: Int64 = 0) async throws -> KeptAnswer {
    let now = Timestamp(milliseconds: Self.now.milliseconds + milliseconds)
    return try await database.write { transaction in
      let answers = KeptAnswers()
      if let kept = try answers.claim(request, at: now, in: transaction) { return kept }
      try answers.keep(Self.answer, for: request, in: transaction)
      return Self.answer
    }
  }

  private func refuse(_ request: IdempotentRequest) async throws {
    try await database.write { transaction in
      let kept = try KeptAnswers().claim(request, at: Self.now, in: transaction)
      #expect(kept == nil)
      throw ServiceError.notFound
    }
  }

  private func count() async throws -> Int {
    try await database.read { transaction in
      try transaction.first(#"SELECT count(*) FROM "idempotency_keys""#) { $0.integer(0) } ?? 0
    }
  }

  @Test(
    "a key is spelled with quotes or without",
    arguments: [
      (["a"], "a"), (["\"a\""], "a"), ([" a\t"], "a"), (["\"a\\\"b\\\\c\""], "a\"b\\c"), (["a\"b\\c"], "a\"b\\c"),
      ([String(repeating: "k", count: 255)], String(repeating: "k", count: 255)),
    ]
  )
  func spelling(_ values: [String], _ key: String) throws {
    #expect(try IdempotencyKey.key(of: values) == key)
    #expect(try IdempotencyKey.key(of: []) == nil)
  }

  @Test(
    "what is no key is refused by the header's name",
    arguments: [
      [""], ["\"\""], [" "], ["a b"], ["\"a b\""], ["\"a"], ["\""], ["\"a\"b"], ["\"a\";p=1"], ["\"a\\b\""],
      ["\"a\", \"b\""], ["ü"], [String(repeating: "k", count: 256)], ["a", "a"], ["a\u{7f}"],
    ]
  )
  func malformed(_ values: [String]) {
    let details = [
      ErrorDetail(
        .header("Idempotency-Key"),
        .format,
        "has to be one key of 1 to 255 visible ASCII characters"
      )
    ]
    #expect(throws: ServiceError(.invalidParameter, "A header is not valid.", details: details)) {
      try IdempotencyKey.key(of: values)
    }
  }

  @Test("the same request is answered alike, and another one is refused")
  func replay() async throws {
    #expect(try await create(Self.request()) == Self.answer)
    var again = Self.answer
    again.isReplay = true
    #expect(try await create(Self.request()) == again)
    await #expect(throws: ServiceError.keyReused) { try await create(Self.request("k", "{ }")) }
    #expect(try await create(Self.request("l", "{ }")) == Self.answer)
    #expect(try await create(Self.request("k", "{ }", route: "POST /authors")) == Self.answer)
  }

  @Test("a key whose request was refused is free")
  func refused() async throws {
    await #expect(throws: ServiceError.notFound) { try await refuse(Self.request()) }
    #expect(try await create(Self.request("k", "{ }")) == Self.answer)
  }

  @Test("keys live a day and go some at a time")
  func expiry() async throws {
    for number in 0..<70 { _ = try await create(Self.request("k\(number)")) }
    #expect(try await create(Self.request("k0"), after: Self.day - 1).isReplay)
    #expect(try await count() == 70)
    #expect(try await !create(Self.request("k69", "{ }"), after: Self.day).isReplay)
    #expect(try await count() == 70 - 1 - 64 + 1)
    _ = try await create(Self.request("new"), after: Self.day)
    #expect(try await count() == 2)
  }
}
