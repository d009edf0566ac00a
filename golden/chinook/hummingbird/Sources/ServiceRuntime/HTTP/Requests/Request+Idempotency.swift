import HTTPTypes
public import Hummingbird

extension Request {
  /// What a create with a key asks for; nothing where it has none. A key is its sender's own.
  ///
  /// - Parameter secret: A member of the body that nothing is kept of, not even a digest, which could be guessed from.
  /// - Throws: 400 `invalid_parameter` for what is no key, and `malformed_json` for a body with a secret that is no JSON.
  public func idempotent(
    _ body: Payload,
    _ context: ServiceContext,
    leavingOut secret: String? = nil
  ) throws(ServiceError) -> IdempotentRequest? {
    guard let key = try IdempotencyKey.key(of: headers[values: .idempotencyKey]) else { return nil }
    return IdempotentRequest(
      route: "\(method) \(context.route ?? path)",
      caller: context.requestCaller?.identity,
      key: key,
      body: try secret.map(body.content(without:)) ?? body.content
    )
  }
}

extension HTTPField.Name {
  static let idempotencyKey = Self("Idempotency-Key")!
  static let idempotencyReplayed = Self("Idempotency-Replayed")!
}
