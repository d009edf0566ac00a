/// An object whose one key says what the value is: `{"int": 5}`.
extension Literal: Codable {
  private enum Key: String, CodingKey {
    case string, int, float, decimal, bool, date, datetime, duration, bytes, json, list, uuid
    case longDecimal = "long_decimal"
    case enumCase = "enum_case"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .string: self = .string(try container.decode(String.self, forKey: .string))
    case .int: self = .int(try container.decode(Int64.self, forKey: .int))
    case .float: self = .float(try container.decode(Double.self, forKey: .float))
    case .decimal:
      guard let read = Self.decimal(try container.decode(String.self, forKey: .decimal)) else {
        throw DecodingError.unreadable(decoder, "a decimal has at most 18 digits")
      }
      self = read
    case .longDecimal: self = .longDecimal(try container.decode(String.self, forKey: .longDecimal))
    case .bool: self = .bool(try container.decode(Bool.self, forKey: .bool))
    case .date: self = .date(try container.decode(String.self, forKey: .date))
    case .datetime: self = .datetime(milliseconds: try container.decode(Int64.self, forKey: .datetime))
    case .duration: self = .duration(milliseconds: try container.decode(Int64.self, forKey: .duration))
    case .bytes: self = .bytes(try container.decode([UInt8].self, forKey: .bytes))
    case .json: self = .json(try container.decode(JSONLiteral.self, forKey: .json))
    case .list: self = .list(try container.decode([Literal].self, forKey: .list))
    case .uuid: self = .uuid(try container.decode(String.self, forKey: .uuid))
    case .enumCase: self = .enumCase(try container.decode(String.self, forKey: .enumCase))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .string(let text): try container.encode(text, forKey: .string)
    case .int(let number): try container.encode(number, forKey: .int)
    case .float(let number): try container.encode(number, forKey: .float)
    case .decimal(let unscaled, let scale): try container.encode(Self.text(unscaled, scale), forKey: .decimal)
    case .longDecimal(let text): try container.encode(text, forKey: .longDecimal)
    case .bool(let flag): try container.encode(flag, forKey: .bool)
    case .date(let text): try container.encode(text, forKey: .date)
    case .datetime(let milliseconds): try container.encode(milliseconds, forKey: .datetime)
    case .duration(let milliseconds): try container.encode(milliseconds, forKey: .duration)
    case .bytes(let bytes): try container.encode(bytes, forKey: .bytes)
    case .json(let value): try container.encode(value, forKey: .json)
    case .list(let items): try container.encode(items, forKey: .list)
    case .uuid(let text): try container.encode(text, forKey: .uuid)
    case .enumCase(let text): try container.encode(text, forKey: .enumCase)
    }
  }

  /// `12.50` for 1250 and two places.
  private static func text(_ unscaled: Int64, _ scale: Int) -> String {
    let digits = String(unscaled.magnitude)
    let whole = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let sign = unscaled < 0 ? "-" : ""
    return scale == 0 ? sign + whole : "\(sign)\(whole.dropLast(scale)).\(whole.suffix(scale))"
  }

  private static func decimal(_ text: String) -> Literal? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let unscaled = Int64(parts.joined()) else { return nil }
    return .decimal(unscaled: unscaled, scale: parts.count == 2 ? parts[1].count : 0)
  }
}
