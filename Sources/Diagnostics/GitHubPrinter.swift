/// Writes a diagnostic as a workflow command, which GitHub shows beside the line in a pull request.
enum GitHubPrinter {
  static func print(_ diagnostic: Diagnostic) -> String {
    let range = diagnostic.range
    // Columns are only understood inside one line; beside several lines they are refused.
    let isOneLine = range.end.line == range.start.line
    var properties = ["file=\(property(range.file))", "line=\(range.start.line)"]
    if isOneLine { properties.append("col=\(range.start.column)") }
    properties.append("endLine=\(range.end.line)")
    if isOneLine { properties.append("endColumn=\(range.end.column)") }
    properties.append("title=\(property(diagnostic.code.rawValue))")
    var lines = [inert(diagnostic.message)]
    lines += diagnostic.notes.map {
      inert("\($0.range.file):\($0.range.start.line):\($0.range.start.column): note: \($0.message)")
    }
    if let help = diagnostic.help { lines.append("help: \(inert(help))") }
    let message = data(lines.joined(separator: "\n"))
    return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(message)"
  }

  private static func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}
