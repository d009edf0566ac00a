public import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
  /// An answer whose body is JSON.
  public static func json(
    _ status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:],
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    var json = JSONWriter()
    try write(&json)
    var headers = headers
    headers[.contentType] = "application/json"
    let body = json.withBytes { ByteBuffer(bytes: $0) }
    return Response(status: status, headers: headers, body: .init(byteBuffer: body))
  }

  /// An answer whose body is text that is already written.
  public static func text(_ text: String, type: String, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  /// 204: it is done and there is nothing to say.
  public static var noContent: Response { Response(status: .noContent) }

  /// One record in its envelope.
  ///
  /// - Parameters:
  ///   - tag: The tag of the record's state, where the answer shows nothing but that.
  ///   - truncated: Pointers to the included arrays that were cut short.
  ///   - write: Writes the record as one JSON value.
  public static func record(
    _ status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:],
    in envelope: Envelope = .data,
    tag: EntityTag? = nil,
    truncated: [String] = [],
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    var headers = headers
    if let tag { headers[.eTag] = "\(tag)" }
    headers.nameTruncated(truncated, in: envelope)
    return try .json(status, headers: headers) { json in
      try json.record(in: envelope, truncated: truncated, write)
    }
  }

  /// The record that was just created, and where it is: 201 with `Location`.
  public static func created(
    at location: String,
    in envelope: Envelope = .data,
    tag: EntityTag? = nil,
    truncated: [String] = [],
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    try .record(.created, headers: [.location: location], in: envelope, tag: tag, truncated: truncated, write)
  }

  /// A whole list in its envelope, for what is never long.
  ///
  /// - Parameter write: Writes the elements, one JSON value each.
  public static func list(
    in envelope: Envelope = .data,
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    try .json { json in
      if let name = envelope.many {
        json.beginObject()
        json.key(name)
        json.beginArray()
        try write(&json)
        json.endArray()
        return json.endObject()
      }
      json.beginArray()
      try write(&json)
      json.endArray()
    }
  }

  /// One page of a list in its envelope, with a link to the next while there is more.
  ///
  /// - Parameters:
  ///   - request: The request for this page, which the link repeats.
  ///   - limit: How many records a page has at most.
  ///   - next: The cursor of the next page; `nil` on the last.
  ///   - truncated: Pointers to the included arrays that were cut short.
  ///   - write: Writes the records, one JSON value each.
  public static func page(
    of request: Request,
    limit: Int,
    next: String?,
    in envelope: Envelope = .data,
    truncated: [String] = [],
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    var headers = HTTPFields()
    if let next { headers[.link] = "<\(request.target(withCursor: next))>; rel=\"next\"" }
    headers.nameTruncated(truncated, in: envelope)
    return try .json(headers: headers) { json in
      guard let member = envelope.many else {
        json.beginArray()
        try write(&json)
        return json.endArray()
      }
      json.beginObject()
      json.key(member)
      json.beginArray()
      try write(&json)
      json.endArray()
      json.key("page")
      json.beginObject()
      json.member("limit", limit)
      json.member("next", next)
      json.endObject()
      json.truncated(truncated)
      json.endObject()
    }
  }
}

/// What a record or a list is wrapped in.
public enum Envelope: Sendable {
  /// `{"data": …}` for both.
  case data
  /// Under the resource's own names, such as `{"book": …}` and `{"books": […]}`.
  case resource(one: StaticString, many: StaticString)
  /// The record or the array itself. Nothing else has a place in it: what was cut is named in a header.
  case none

  /// The same name for both.
  public static func named(_ name: StaticString) -> Envelope { .resource(one: name, many: name) }

  var one: StaticString? {
    switch self {
    case .data: "data"
    case .resource(let one, _): one
    case .none: nil
    }
  }

  var many: StaticString? {
    switch self {
    case .data: "data"
    case .resource(_, let many): many
    case .none: nil
    }
  }
}

extension JSONWriter {
  /// One record in its envelope.
  mutating func record(
    in envelope: Envelope,
    truncated pointers: [String] = [],
    _ write: (inout JSONWriter) throws -> Void
  ) rethrows {
    guard let member = envelope.one else { return try write(&self) }
    beginObject()
    key(member)
    try write(&self)
    truncated(pointers)
    endObject()
  }

  fileprivate mutating func truncated(_ pointers: [String]) {
    guard !pointers.isEmpty else { return }
    key("truncated")
    beginArray()
    for pointer in pointers { value(pointer) }
    endArray()
  }
}

extension HTTPFields {
  /// Names the includes of which arrays were cut, where there is no envelope to point at each array.
  fileprivate mutating func nameTruncated(_ pointers: [String], in envelope: Envelope) {
    guard case .none = envelope, !pointers.isEmpty else { return }
    var paths: [String] = []
    for pointer in pointers {
      let path = pointer.split(separator: "/").filter { $0.first?.isNumber == false }.joined(separator: ".")
      if !paths.contains(path) { paths.append(path) }
    }
    self[.truncated] = paths.joined(separator: ", ")
  }
}

extension Request {
  /// This request's path and query with another cursor.
  fileprivate func target(withCursor cursor: String) -> String {
    let others = (query ?? "").split(separator: "&").filter { $0 != "cursor" && !$0.hasPrefix("cursor=") }
    return path + "?" + (others + ["cursor=\(cursor)"]).joined(separator: "&")
  }
}

extension HTTPField.Name {
  /// RFC 8288.
  static let link = Self("Link")!
  static let truncated = Self("X-Truncated")!
}
