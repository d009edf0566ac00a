/// Itself, but for numbers, which say their kind, and objects, whose members keep their order.
extension JSONLiteral: Codable {
  private enum Key: String, CodingKey {
    case int, float, object
  }

  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      switch try container.onlyKey() {
      case .int: self = .int(try container.decode(Int64.self, forKey: .int))
      case .float: self = .float(try container.decode(Double.self, forKey: .float))
      case .object: self = .object(try container.decode([Member].self, forKey: .object))
      }
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else {
      self = .array(try container.decode([JSONLiteral].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let flag): try flag.encode(to: encoder)
    case .string(let text): try text.encode(to: encoder)
    case .array(let items): try items.encode(to: encoder)
    case .int(let number):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(number, forKey: .int)
    case .float(let number):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(number, forKey: .float)
    case .object(let members):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(members, forKey: .object)
    }
  }
}
