public import Foundation
public import ServiceRuntime

/// Who asks: somebody who has signed in, and where.
public struct Caller<Principal: Sendable>: RequestCaller {
  /// The record of who has signed in, as it is now.
  public let principal: Principal
  /// The session that the request's token was made for.
  public let session: UUID
  /// The text of the record's key.
  public let identity: String

  /// A caller by the parts.
  public init(_ principal: Principal, session: UUID, identity: String) {
    self.principal = principal
    self.session = session
    self.identity = identity
  }
}

extension ServiceContext {
  /// Who asks, if anybody has signed in.
  public func caller<Principal: Sendable>(as type: Principal.Type) -> Caller<Principal>? {
    requestCaller as? Caller<Principal>
  }
}
