import HTTPTypes
public import Hummingbird

extension Request {
  /// What a create with a key asks for; nothing where it has none. A key is its sender's own.
  ///
  /// - Throws: 400 `invalid_parameter` for what is no key.
  public func idempotent(_ body: Payload, _ context: ServiceContext) throws(ServiceError) -> IdempotentRequest? {
    guard let key = try IdempotencyKey.key(of: headers[values: .idempotencyKey]) else { return nil }
    return IdempotentRequest(
      route: "\(method) \(context.route ?? path)",
      caller: context.requestCaller?.identity,
      key: key,
      body: body.content
    )
  }
}

extension HTTPField.Name {
  static let idempotencyKey = Self("Idempotency-Key")!
  static let idempotencyReplayed = Self("Idempotency-Replayed")!
}
