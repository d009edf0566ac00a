/// Writes a diagnostic for people: place, message and code, then the line with the exact word marked.
struct TextPrinter {
  let sources: SourceLines

  func print(_ diagnostic: Diagnostic) -> String {
    let message = "\(diagnostic.message) [\(diagnostic.code.rawValue)]"
    var text = head(diagnostic.range, kind: diagnostic.severity.rawValue, message) + excerpt(diagnostic.range)
    for note in diagnostic.notes {
      text += head(note.range, kind: "note", note.message) + excerpt(note.range)
    }
    if let help = diagnostic.help { text += "help: \(inert(help))\n" }
    return text
  }

  private func head(_ range: SourceRange, kind: String, _ message: String) -> String {
    "\(inert(range.file)):\(range.start.line):\(range.start.column): \(kind): \(inert(message))\n"
  }

  /// The line with its number, and carets below the word; nothing when the text is not at hand.
  private func excerpt(_ range: SourceRange) -> String {
    guard let bytes = sources.line(range.start.line, of: range.file) else { return "" }
    let line = DisplayLine(bytes)
    let start = min(range.start.column - 1, line.cells.count)
    let isOneLine = range.end.line == range.start.line
    let end = max(start + 1, isOneLine ? range.end.column - 1 : line.cells.count)
    let window = line.window(around: start)
    let shown = window.prefix + line.text(window.cells) + window.suffix
    let blanks = window.prefix.count + line.width(window.cells.lowerBound..<start)
    let marked = min(end, max(window.cells.upperBound, start + 1))
    let carets = max(1, line.width(start..<min(marked, line.cells.count)) + max(0, marked - line.cells.count))
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let empty = String(repeating: " ", count: gutter.count)
    let spaces = String(repeating: " ", count: blanks)
    return "\(gutter) | \(shown)".trimmingTrailingBlanks + "\n"
      + "\(empty) | \(spaces)\(String(repeating: "^", count: carets))\n"
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
