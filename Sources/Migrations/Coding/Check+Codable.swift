import Model

/// Its name and column, and a key that says what holds: `one_of`, `length`, `minimum` or `maximum`.
extension SchemaSnapshot.Check: Codable {
  private enum Key: String, CodingKey {
    case name, column, length, minimum, maximum
    case oneOf = "one_of"
  }

  private struct Length: Codable {
    var minimum: Int?
    var maximum: Int?
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    column = try container.decode(String.self, forKey: .column)
    if let cases = try container.decodeIfPresent([String].self, forKey: .oneOf) {
      rule = .oneOf(cases)
    } else if let length = try container.decodeIfPresent(Length.self, forKey: .length) {
      rule = .length(minimum: length.minimum, maximum: length.maximum)
    } else if let value = try container.decodeIfPresent(Literal.self, forKey: .minimum) {
      rule = .minimum(value)
    } else {
      rule = .maximum(try container.decode(Literal.self, forKey: .maximum))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(column, forKey: .column)
    switch rule {
    case .oneOf(let cases): try container.encode(cases, forKey: .oneOf)
    case .length(let minimum, let maximum):
      try container.encode(Length(minimum: minimum, maximum: maximum), forKey: .length)
    case .minimum(let value): try container.encode(value, forKey: .minimum)
    case .maximum(let value): try container.encode(value, forKey: .maximum)
    }
  }
}
