/// An object whose one key says where the value comes from.
extension Backfill: Codable {
  private enum Key: String, CodingKey {
    case value, column, first, joined, before, after, lookup, now
  }

  private struct Part: Codable {
    var of: Backfill
    var text: String
  }

  private struct Lookup: Codable {
    var table: String
    var key: String
    var column: String
    var value: Literal
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .value: self = .value(try container.decode(Literal.self, forKey: .value))
    case .column: self = .column(try container.decode(String.self, forKey: .column))
    case .first: self = .first(try container.decode([Backfill].self, forKey: .first))
    case .joined: self = .joined(try container.decode([Backfill].self, forKey: .joined))
    case .before:
      let read = try container.decode(Part.self, forKey: .before)
      self = .before(read.of, read.text)
    case .after:
      let read = try container.decode(Part.self, forKey: .after)
      self = .after(read.of, read.text)
    case .lookup:
      let read = try container.decode(Lookup.self, forKey: .lookup)
      self = .lookup(table: read.table, key: read.key, column: read.column, value: read.value)
    case .now: self = .now
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .value(let literal): try container.encode(literal, forKey: .value)
    case .column(let name): try container.encode(name, forKey: .column)
    case .first(let parts): try container.encode(parts, forKey: .first)
    case .joined(let parts): try container.encode(parts, forKey: .joined)
    case .before(let part, let text): try container.encode(Part(of: part, text: text), forKey: .before)
    case .after(let part, let text): try container.encode(Part(of: part, text: text), forKey: .after)
    case .lookup(let table, let key, let column, let value):
      try container.encode(Lookup(table: table, key: key, column: column, value: value), forKey: .lookup)
    case .now: try container.encode(true, forKey: .now)
    }
  }
}
