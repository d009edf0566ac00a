import Model

/// A word: `text`, `decimal(10,2)`, `list(int)`.
extension SchemaSnapshot.ColumnType: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let type = Self(text) else { throw DecodingError.unreadable(decoder, "there is no type '\(text)'") }
    self = type
  }

  package func encode(to encoder: any Encoder) throws {
    try text.encode(to: encoder)
  }

  init?(_ text: String) {
    if let type = Self.plain[text] {
      self = type
    } else if let argument = text.argument(of: "decimal") {
      guard let decimal = DecimalSize(argument) else { return nil }
      self = .decimal(precision: decimal.precision, scale: decimal.scale)
    } else if let argument = text.argument(of: "list"), argument.argument(of: "list") == nil,
      let item = Self(argument)
    {
      self = .list(of: item)
    } else {
      return nil
    }
  }

  private static let plain: [String: SchemaSnapshot.ColumnType] = Dictionary(
    uniqueKeysWithValues: [
      .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .bytes, .json,
    ].map { ($0.text, $0) }
  )

  package var text: String {
    switch self {
    case .text: "text"
    case .int: "int"
    case .int64: "int64"
    case .float: "float"
    case .bool: "bool"
    case .date: "date"
    case .datetime: "datetime"
    case .duration: "duration"
    case .uuid: "uuid"
    case .bytes: "bytes"
    case .json: "json"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .list(let item): "list(\(item.text))"
    }
  }
}
