/// As a spec writes it: `decimal(10,2)`, `list(string)`; an enum with its kind, `enum(Status)`.
extension ValueType: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let type = Self(text) else { throw DecodingError.unreadable(decoder, "there is no type '\(text)'") }
    self = type
  }

  package func encode(to encoder: any Encoder) throws {
    try text.encode(to: encoder)
  }

  private init?(_ text: String) {
    if let type = Self.plain[text] {
      self = type
    } else if let argument = text.argument(of: "enum") {
      self = .enumeration(argument)
    } else if let argument = text.argument(of: "decimal") {
      guard let decimal = DecimalSize(argument) else { return nil }
      self = .decimal(precision: decimal.precision, scale: decimal.scale)
    } else if let argument = text.argument(of: "list"), argument.argument(of: "list") == nil,
      let item = Self(argument)
    {
      self = .list(item)
    } else {
      return nil
    }
  }

  private static let plain: [String: ValueType] = Dictionary(
    uniqueKeysWithValues: [
      .string, .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes,
      .json,
    ].map { ($0.text, $0) }
  )

  private var text: String {
    switch self {
    case .string: "string"
    case .text: "text"
    case .int: "int"
    case .int64: "int64"
    case .float: "float"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .bool: "bool"
    case .date: "date"
    case .datetime: "datetime"
    case .duration: "duration"
    case .uuid: "uuid"
    case .email: "email"
    case .url: "url"
    case .slug: "slug"
    case .bytes: "bytes"
    case .json: "json"
    case .list(let item): "list(\(item.text))"
    case .enumeration(let name): "enum(\(name))"
    }
  }
}
