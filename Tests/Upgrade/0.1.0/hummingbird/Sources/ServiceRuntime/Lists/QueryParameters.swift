/// The parameters of a request's query, in the order sent.
public struct QueryParameters: Sendable {
  /// One `name=value`.
  public struct Parameter: Sendable, Equatable {
    /// Decoded; as it was sent when that fails.
    public let name: String
    /// As it was sent, for values with commas of two kinds.
    public let rawValue: Substring
    /// Decoded; nothing when an escape is broken or the bytes are not UTF-8.
    public let value: String?
    fileprivate let raw: Substring
  }

  /// In the order sent.
  public let parameters: [Parameter]

  /// Reads the part of a URL between `?` and `#`, as forms write it: `+` is a space.
  public init(_ query: String?) {
    // By bytes: a combining mark behind a delimiter would hide it among characters.
    parameters = (query ?? "").utf8.split(separator: UInt8(ascii: "&")).map { utf8 in
      let pair = Substring(utf8)
      let end = utf8.firstIndex(of: UInt8(ascii: "=")) ?? utf8.endIndex
      let name = pair[..<end]
      let value = end < utf8.endIndex ? pair[utf8.index(after: end)...] : pair[end...]
      let decodedName = PercentEncoding.decode(name, plusIsSpace: true)
      return Parameter(
        name: decodedName ?? String(name),
        rawValue: value,
        value: decodedName == nil ? nil : PercentEncoding.decode(value, plusIsSpace: true),
        raw: pair
      )
    }
  }

  /// Throws the refusal of every parameter when there is any, for routes that take none.
  public func requireNone() throws(ServiceError) {
    guard !parameters.isEmpty else { return }
    throw .invalidParameters(parameters.map { ErrorDetail(.parameter($0.name), .unknown, "is not known here") })
  }

  /// The value of the `Link` header (RFC 8288) that leads to the next page: this query with another cursor.
  public func nextLink(path: String, cursor: String) -> String {
    let kept = parameters.filter { $0.name != "cursor" }.map { Self.inert($0.raw) }
    let query = (kept + ["cursor=\(PercentEncoding.parameter(cursor))"]).joined(separator: "&")
    return "<\(Self.inert(path))?\(query)>; rel=\"next\""
  }

  /// A text sent by a client, with what would end the link or the header encoded.
  private static func inert(_ text: some StringProtocol) -> String {
    PercentEncoding.encode(text.utf8) { (0x21...0x7E).contains($0) && !"<>\"\\^`{|}#".utf8.contains($0) }
  }
}
