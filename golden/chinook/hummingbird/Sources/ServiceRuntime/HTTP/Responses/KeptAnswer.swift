import HTTPTypes
public import Hummingbird
import NIOCore

/// The answer to a create, as it goes out and is kept.
public struct KeptAnswer: Sendable, Equatable {
  var status: Int
  var location: String
  var tag: String?
  var body: [UInt8]
  /// Whether it was given before.
  var isReplay = false

  /// The record that was just created, and where it is, as `Response.created` answers it.
  public static func created(
    at location: String,
    in envelope: Envelope = .data,
    tag: EntityTag? = nil,
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> KeptAnswer {
    var json = JSONWriter()
    try json.record(in: envelope, write)
    return KeptAnswer(
      status: HTTPResponse.Status.created.code,
      location: location,
      tag: tag.map { "\($0)" },
      body: json.withBytes { Array($0) }
    )
  }

  /// What goes out.
  public var response: Response {
    var headers: HTTPFields = [.location: location, .contentType: "application/json"]
    headers[.eTag] = tag
    if isReplay { headers[.idempotencyReplayed] = "true" }
    return Response(
      status: .init(code: status),
      headers: headers,
      body: .init(byteBuffer: ByteBuffer(bytes: body))
    )
  }
}
