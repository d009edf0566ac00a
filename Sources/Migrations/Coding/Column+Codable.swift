import Model

/// A line for a person: `subtitle text?`, `id int64 numbered`, `moods list(text) of calm|wild`.
extension SchemaSnapshot.Column: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isNumbered = words.count == 3 && words[2] == "numbered"
    let cases = words.count == 4 && words[2] == "of" ? words[3].split(separator: "|").map(String.init) : nil
    guard words.count == 2 || isNumbered || cases != nil, !words[0].isEmpty else {
      throw DecodingError.unreadable(decoder, "'\(text)' is no column")
    }
    let isNullable = words[1].hasSuffix("?")
    let spelled = String(isNullable ? words[1].dropLast() : words[1][...])
    guard let type = SchemaSnapshot.ColumnType(spelled) else {
      throw DecodingError.unreadable(decoder, "there is no type '\(spelled)'")
    }
    self.init(name: words[0], type: type, isNullable: isNullable, isNumbered: isNumbered, cases: cases)
  }

  package func encode(to encoder: any Encoder) throws {
    let more = isNumbered ? " numbered" : cases.map { " of \($0.joined(separator: "|"))" } ?? ""
    try "\(name) \(type.text)\(isNullable ? "?" : "")\(more)".encode(to: encoder)
  }
}
