/// A JSON text as a client reads it (RFC 8259): members in their order, numbers as they are written.
package indirect enum JSON: Sendable {
  package struct Member: Sendable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  /// As it is written: `12.50` and `12.5` are two.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// The value of an object's member.
  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.isSame(as: name) }?.value
  }

  var items: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// What a path or a query string calls the value: a text as it is, all else as JSON.
  var plainText: String {
    guard case .string(let text) = self else { return text }
    return text
  }
}

extension JSON: Equatable {
  /// Texts are the same when their code points are; numbers when they are written alike; members in their order.
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one.isSame(as: other)
    case (.string(let one), .string(let other)): one.isSame(as: other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)):
      one.count == other.count && zip(one, other).allSatisfy { $0.name.isSame(as: $1.name) && $0.value == $1.value }
    case (_, _): false
    }
  }
}

extension String {
  /// Whether both have the same code points, where `==` asks whether they look the same.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether it comes first by code point, which is the order of the bytes of UTF-8.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension JSON {
  /// Without spaces, as bodies go over the wire.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number
    case .string(let text): Self.quoted(text)
    case .array(let items): "[\(items.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(Self.quoted($0.name)):\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  /// The text as a JSON string; what has no need of an escape has none.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..<" ":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
