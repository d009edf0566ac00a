/// A create that may be sent again: the key that its client gave it, and what it asks for.
public struct IdempotentRequest: Sendable, Equatable {
  /// Within this, one key is one request.
  let scope: String
  let key: String
  /// The SHA-256 of the body's bytes in hexadecimal.
  let fingerprint: String

  /// A request with a body, to a route as it was declared: `POST /api/v1/books`, of somebody who has signed in or nobody
  /// in particular.
  public init(route: String, caller: String? = nil, key: String, body: [UInt8]) {
    scope = Self.scope(of: route, caller)
    self.key = key
    fingerprint = SHA256.hexadecimal(of: body)
  }

  /// What keys are told apart within: each route has its own, and so has each caller.
  private static func scope(of route: String, _ caller: String?) -> String { caller.map { "\(route) \($0)" } ?? route }
}

/// Answers by the keys of their requests, in the table `idempotency_keys`, for a day.
///
/// A request claims its key before it does anything, in the transaction that makes the record: a second one that comes at
/// the same time waits there, and then finds the answer of the first, or nothing where that was refused.
public struct KeptAnswers: Sendable {
  /// How long an answer is kept, in milliseconds.
  public static let lifetime: Int64 = 24 * 60 * 60 * 1000
  private static let swept = 64

  /// Answers in the service's own table.
  public init() {}

  /// The answer that the request was given before; nothing where the key is its own from now on.
  ///
  /// - Throws: 422 with the detail `reused` where the key belongs to a request with another body.
  public func claim(
    _ request: IdempotentRequest,
    at now: Timestamp,
    in transaction: Transaction
  ) throws -> KeptAnswer? {
    let oldest = now.milliseconds - Self.lifetime
    if let kept = try find(request, after: oldest, in: transaction) { return kept }
    try sweep(request, upTo: oldest, in: transaction)
    let claimed = try transaction.execute(
      """
      INSERT INTO "idempotency_keys" ("scope", "key", "fingerprint", "created_at") VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """,
      [.text(request.scope), .text(request.key), .text(request.fingerprint), .integer(now.milliseconds)]
    )
    return claimed > 0 ? nil : try find(request, after: oldest, in: transaction)
  }

  /// Keeps what a request that has claimed its key is answered with.
  public func keep(_ kept: KeptAnswer, for request: IdempotentRequest, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE "idempotency_keys" SET "status" = ?, "location" = ?, "entity_tag" = ?, "body" = ?
      WHERE "scope" = ? AND "key" = ?
      """,
      [
        .integer(Int64(kept.status)), .text(kept.location), kept.tag.map(SQLValue.text) ?? .null, .blob(kept.body),
        .text(request.scope), .text(request.key),
      ]
    )
  }

  private func find(
    _ request: IdempotentRequest,
    after oldest: Int64,
    in transaction: Transaction
  ) throws -> KeptAnswer? {
    try transaction.first(
      """
      SELECT "fingerprint", "status", "location", "entity_tag", "body" FROM "idempotency_keys"
      WHERE "scope" = ? AND "key" = ? AND "created_at" > ?
      """,
      [.text(request.scope), .text(request.key), .integer(oldest)]
    ) { row in
      guard row.text(0) == request.fingerprint else { throw ServiceError.keyReused }
      return KeptAnswer(
        status: row.integer(1),
        location: row.text(2),
        tag: row.optionalText(3),
        body: row.bytes(4),
        isReplay: true
      )
    }
  }

  /// Removes what is too old: of the key itself, and some of the others, more than are added.
  private func sweep(_ request: IdempotentRequest, upTo oldest: Int64, in transaction: Transaction) throws {
    try transaction.execute(
      #"DELETE FROM "idempotency_keys" WHERE "scope" = ? AND "key" = ? AND "created_at" <= ?"#,
      [.text(request.scope), .text(request.key), .integer(oldest)]
    )
    try transaction.execute(
      """
      DELETE FROM "idempotency_keys" WHERE ("scope", "key") IN (SELECT "scope", "key" FROM "idempotency_keys"
      WHERE "created_at" <= ? ORDER BY "created_at" LIMIT \(Self.swept))
      """,
      [.integer(oldest)]
    )
  }
}
