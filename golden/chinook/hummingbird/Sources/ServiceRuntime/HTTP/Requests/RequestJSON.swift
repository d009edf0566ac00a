import HTTPTypes
public import Hummingbird
public import NIOCore

/// A request's body that was received, of a type and a size that are accepted, and not read yet.
public struct Payload: Sendable {
  private let bytes: ByteBuffer

  init(_ bytes: ByteBuffer) {
    self.bytes = bytes
  }

  var content: [UInt8] { Array(buffer: bytes) }

  /// The body as it would be written here without one of its members.
  func content(without secret: String) throws(ServiceError) -> [UInt8] {
    guard case .object(let members) = try json() else { return content }
    var json = JSONWriter()
    json.value(.object(members.filter { $0.name != secret }))
    return Array(json.bytes)
  }

  /// The body as a JSON value.
  ///
  /// - Throws: 400 `malformed_json` when it is not JSON.
  public func json() throws(ServiceError) -> JSONValue {
    do {
      return try bytes.withUnsafeReadableBytes { raw in try JSONValue(parsing: raw) }
    } catch let error as JSONSyntaxError {
      throw .malformedJSON(error)
    } catch {
      preconditionFailure("a text is JSON or it is not: \(error)")
    }
  }

  /// Refuses a body that says anything.
  ///
  /// - Throws: 422 unless it is an object without members, and 400 `malformed_json` when it is not JSON.
  public func requireNoMembers() throws(ServiceError) {
    var reader = BodyReader(try json())
    for member in reader.members { reader.unknown(member) }
    try reader.finish()
  }
}

extension Request {
  /// Receives the body, which is read once it is known what it is for.
  ///
  /// - Throws: 415 unless it is `application/json` (PATCH also `application/merge-patch+json`) in UTF-8, 413 when it is
  ///   longer than the service's limit.
  public func payload(_ context: ServiceContext) async throws -> Payload {
    try requireJSON()
    return Payload(try await bytes(upTo: context.bodyLimit))
  }

  /// Receives a body that may be left out, and then is an object without members.
  ///
  /// - Throws: As `payload(_:)` does where there is a body.
  public func optionalPayload(_ context: ServiceContext) async throws -> Payload {
    let bytes = try await bytes(upTo: context.bodyLimit)
    guard bytes.readableBytes > 0 else { return Payload(ByteBuffer(string: "{}")) }
    try requireJSON()
    return Payload(bytes)
  }

  /// The body as a JSON value, for a route that has nothing to decide before it is read.
  ///
  /// - Throws: As `payload(_:)` does, and 400 `malformed_json` when it is not JSON.
  public func json(_ context: ServiceContext) async throws -> JSONValue {
    try await payload(context).json()
  }

  /// The body's bytes, of any media type.
  ///
  /// - Throws: 413 when there are more than `limit`.
  public func bytes(upTo limit: Int) async throws -> ByteBuffer {
    var bytes = ByteBuffer()
    var parts = body.makeAsyncIterator()
    while var part = try await parts.nextUninterrupted() {
      guard bytes.readableBytes + part.readableBytes <= limit else { throw ServiceError.tooLarge(limit: limit) }
      // Most bodies come in one part, which then is the body.
      if bytes.readableBytes == 0 { swap(&bytes, &part) } else { bytes.writeBuffer(&part) }
    }
    return bytes
  }

  private func requireJSON() throws(ServiceError) {
    if let refusedMediaType { throw refusedMediaType }
  }

  /// What is wrong with a body that is announced as anything but JSON.
  var refusedMediaType: ServiceError? {
    let accepted = method == .patch ? ["application/json", "application/merge-patch+json"] : ["application/json"]
    guard let text = headers[.contentType], let type = MediaType(text), accepted.contains(type.name),
      type.parameters.allSatisfy({ $0.name != "charset" || $0.value.lowercased() == "utf-8" }),
      headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true
    else { return .unsupportedMediaType(accept: accepted) }
    return nil
  }

  /// Refuses a body whose announced length is over the limit, before any of it is read.
  func checkLength(upTo limit: Int) throws(ServiceError) {
    guard let text = headers[.contentLength], let length = Int(text), length > limit else { return }
    throw .tooLarge(limit: limit)
  }

  /// Refuses a client that says it cannot read JSON.
  func checkAcceptsJSON() throws(ServiceError) {
    guard let accept = headers[.accept], accept != "*/*", accept != "application/json" else { return }
    guard AcceptHeader(accept).quality(type: "application", subtype: "json") > 0 else { throw .notAcceptable }
  }

  /// The query of the request as it was sent, without the question mark; `nil` when there is none.
  public var query: String? {
    guard let target = head.path, let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return String(target[target.index(after: mark)...])
  }

  /// The path of the request as it was sent, without the query.
  public var path: String {
    guard let target = head.path else { return "/" }
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
    return String(target[..<mark])
  }
}

/// The client went away, or stopped making sense, before its request was whole.
struct InterruptedRequest: Error {}

extension RequestBody.AsyncIterator {
  /// The next part, and one kind of error for everything that can go wrong with a connection.
  fileprivate mutating func nextUninterrupted() async throws(InterruptedRequest) -> ByteBuffer? {
    do {
      return try await next()
    } catch {
      throw InterruptedRequest()
    }
  }
}
