/// An object whose one key says what is asked; a member is known by its column.
extension RecordCondition: Codable {
  private enum Key: String, CodingKey {
    case compare, not, and, or, holds
    case isNull = "is_null"
    case isOneOf = "is_one_of"
  }

  private struct Comparing: Codable {
    var left: Operand
    var how: Comparison
    var right: Operand
  }

  private struct Choice: Codable {
    var value: Operand
    var among: [Literal]
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .compare:
      let read = try container.decode(Comparing.self, forKey: .compare)
      self = .comparison(read.left, read.how, read.right)
    case .isNull: self = .isNull(try container.decode(Operand.self, forKey: .isNull))
    case .isOneOf:
      let read = try container.decode(Choice.self, forKey: .isOneOf)
      self = .isOneOf(read.value, read.among)
    case .holds: self = .holds(try container.decode(Operand.self, forKey: .holds))
    case .not: self = .not(try container.decode(RecordCondition.self, forKey: .not))
    case .and: self = .and(try container.decode([RecordCondition].self, forKey: .and))
    case .or: self = .or(try container.decode([RecordCondition].self, forKey: .or))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .comparison(let left, let how, let right):
      try container.encode(Comparing(left: left, how: how, right: right), forKey: .compare)
    case .isNull(let operand): try container.encode(operand, forKey: .isNull)
    case .isOneOf(let operand, let values):
      try container.encode(Choice(value: operand, among: values), forKey: .isOneOf)
    case .holds(let operand): try container.encode(operand, forKey: .holds)
    case .not(let condition): try container.encode(condition, forKey: .not)
    case .and(let parts): try container.encode(parts, forKey: .and)
    case .or(let parts): try container.encode(parts, forKey: .or)
    }
  }
}

extension RecordCondition.Comparison: Codable {}

extension RecordCondition.Operand: Codable {
  private enum Key: String, CodingKey {
    case column, length, value
  }

  private struct Value: Codable {
    var literal: Literal
    var type: ValueType
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .column: self = .member(try container.decode(RecordCondition.Member.self, forKey: .column))
    case .length: self = .length(try container.decode(RecordCondition.Operand.self, forKey: .length))
    case .value:
      let read = try container.decode(Value.self, forKey: .value)
      self = .literal(read.literal, read.type)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .member(let member): try container.encode(member, forKey: .column)
    case .length(let operand): try container.encode(operand, forKey: .length)
    case .literal(let literal, let type): try container.encode(Value(literal: literal, type: type), forKey: .value)
    }
  }
}

extension RecordCondition.Member: Codable {
  private enum Key: String, CodingKey {
    case name, type
    case isNullable = "null"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      column: try container.decode(String.self, forKey: .name),
      type: try container.decode(ValueType.self, forKey: .type),
      isNullable: try container.decodeIfPresent(Bool.self, forKey: .isNullable) ?? false
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(column, forKey: .name)
    try container.encode(type, forKey: .type)
    if isNullable { try container.encode(true, forKey: .isNullable) }
  }

  /// A member of which only the column is known.
  package init(column: String, type: ValueType, isNullable: Bool) {
    let words = column.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    self.init(name: Name(spelled: column, words: words), column: column, type: type, isNullable: isNullable)
  }
}
