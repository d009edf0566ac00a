/// A JSON text as it was sent: members in order and repeated ones kept, numbers by their own text.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The literal as written, valid by JSON's grammar.
  case number(String)
  case string(String)
  /// A string that escapes half of a surrogate pair, which no text can hold; U+FFFD stands in its place.
  case brokenString(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value in an object.
  public struct Member: Sendable, Equatable {
    /// The name, unescaped.
    public var name: String
    /// The value behind it.
    public var value: JSONValue

    /// A name with its value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A value that the program names; a text that is no JSON is a mistake of the program and ends it.
  public static func literal(_ text: StaticString) -> JSONValue {
    guard let value = try? JSONValue(parsing: Array("\(text)".utf8)) else {
      preconditionFailure("'\(text)' is no JSON")
    }
    return value
  }

  /// What JSON calls this kind of value, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string, .brokenString: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The value of the first member of that name, when this is an object that has one.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// Why bytes are not a JSON text, and where that shows.
public struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From the first byte, which is 0.
  public let offset: Int
  /// One clause, lower case.
  public let reason: String

  /// The reason with its place.
  public var description: String { "\(reason) at byte \(offset)" }
}
