/// Writes a diagnostic as one JSON object on one line, always with the same keys in the same order.
enum JSONPrinter {
  static func print(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.map { JSONValue.object([member("message", $0.message)] + place($0.range)) }
    let head = [
      member("severity", diagnostic.severity.rawValue), member("code", diagnostic.code.rawValue),
      member("message", diagnostic.message),
    ]
    let tail = [
      JSONValue.Member(key: "notes", value: .array(notes)),
      JSONValue.Member(key: "help", value: diagnostic.help.map(JSONValue.string) ?? .null),
    ]
    return JSONValue.object(head + place(diagnostic.range) + tail).line
  }

  private static func place(_ range: SourceRange) -> [JSONValue.Member] {
    [
      member("file", range.file),
      .init(key: "line", value: .integer(range.start.line)),
      .init(key: "column", value: .integer(range.start.column)),
      .init(key: "endLine", value: .integer(range.end.line)),
      .init(key: "endColumn", value: .integer(range.end.column)),
    ]
  }

  private static func member(_ key: String, _ text: String) -> JSONValue.Member {
    JSONValue.Member(key: key, value: .string(text))
  }
}
