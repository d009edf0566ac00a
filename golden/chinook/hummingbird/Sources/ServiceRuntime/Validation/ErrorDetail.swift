/// One thing that was wrong with a request, and where.
public struct ErrorDetail: Sendable, Equatable {
  /// Where in the request it is.
  public enum Place: Sendable, Equatable {
    /// A JSON pointer (RFC 6901) into the body; the whole body is the empty one.
    case field(String)
    /// A parameter of the query, with its brackets: `filter[price][gte]`.
    case parameter(String)
    /// A header of the request, by its name.
    case header(String)
  }

  /// What was wrong, for a client to switch over.
  public enum Code: String, Sendable, CaseIterable {
    case required
    case null
    case type
    case unknown
    case readOnly = "read_only"
    case immutable
    case min
    case max
    case length
    case pattern
    case `enum`
    case format
    case scale
    case items
    case reference
    case check
    case unique
    case inUse = "in_use"
    case state
    case reused
  }

  /// Where it is.
  public var place: Place
  /// What it is.
  public var code: Code
  /// A clause for a person, to be read after the name of the place.
  public var message: String

  /// A detail about one place.
  public init(_ place: Place, _ code: Code, _ message: String) {
    self.place = place
    self.code = code
    self.message = message
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    switch place {
    case .field(let pointer): json.member("field", pointer)
    case .parameter(let name): json.member("parameter", name)
    case .header(let name): json.member("header", name)
    }
    json.member("code", code)
    json.member("message", message)
    json.endObject()
  }
}
