import HTTPTypes
public import Hummingbird

/// What a request takes to be true of the record that it is about (RFC 9110, section 13).
public struct Precondition: Sendable, Equatable {
  private let match: EntityTagCondition?
  private let noneMatch: EntityTagCondition?

  /// Takes nothing to be true.
  public static let none = Precondition(headers: [:])

  /// Depends on the state with this tag, as `If-Match` does.
  public static func match(_ tag: EntityTag) -> Precondition {
    Precondition(headers: [.ifMatch: "\(tag)"])
  }

  init(headers: HTTPFields) {
    match = headers[.ifMatch].map { EntityTagCondition($0) }
    noneMatch = headers[.ifNoneMatch].map { EntityTagCondition($0) }
  }

  /// Holds a record that is about to be changed against the request.
  ///
  /// - Parameter current: The record's tag, read in the transaction that makes the change.
  /// - Throws: 412 `stale` when the record is in another state than the request says.
  public func check(_ current: EntityTag) throws(ServiceError) {
    // However the state that the client has read was coded, it is this one.
    let isCurrent = { (tag: EntityTag) in tag.uncompressed == current }
    if let match, !match.matchesStrongly(isCurrent) { throw .stale }
    if let noneMatch, noneMatch.matchesWeakly(isCurrent) { throw .stale }
  }

  /// What becomes of an answer that carries a tag: 412 when it is not the state that was asked for, 304 when it is one
  /// that the client has already.
  static func apply(to response: inout Response, for request: Request) {
    guard request.method == .get || request.method == .head, response.status == .ok,
      let tag = response.headers[.eTag]
    else { return }
    let precondition = Precondition(headers: request.headers)
    if let match = precondition.match, !match.matchesStrongly({ "\($0)" == tag }) {
      response = .error(.stale)
    } else if let noneMatch = precondition.noneMatch, noneMatch.matchesWeakly({ "\($0)" == tag }) {
      response = response.notModified
    }
  }
}

extension Request {
  /// What `If-Match` and `If-None-Match` say.
  public var precondition: Precondition { Precondition(headers: headers) }
}

extension Response {
  /// The same answer without its body and without what describes that.
  fileprivate var notModified: Response {
    var headers = headers
    headers[.contentType] = nil
    headers[.contentLength] = nil
    headers[.contentEncoding] = nil
    return Response(status: .notModified, headers: headers)
  }
}
