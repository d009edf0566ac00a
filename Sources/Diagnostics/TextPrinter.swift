extension SourceLines {
  /// A place with what is to be said of it, and its line with the words marked.
  package func shown(_ place: Diagnostic.Note) -> String { TextPrinter(sources: self).print(place) }
}

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

  func print(_ place: Diagnostic.Note) -> String {
    let start = place.range.start
    return "\(inert(place.range.file)):\(start.line):\(start.column): \(inert(place.message))\n" + excerpt(place.range)
  }

  private func head(_ range: SourceRange, kind: String, _ message: String) -> String {
    "\(inert(range.file)):\(range.start.line):\(range.start.column): \(kind): \(inert(message))\n"
  }

  /// The lines of the range with their numbers, and carets below what of them belongs to it: the first and, of several,
  /// the last. Nothing when the text is not at hand.
  private func excerpt(_ range: SourceRange) -> String {
    guard let bytes = sources.line(range.start.line, of: range.file) else { return "" }
    let first = DisplayLine(bytes)
    let start = range.start.column - 1
    guard range.end.line > range.start.line else {
      return marked(first, range.start.line, start..<max(start, range.end.column - 1))
    }
    let text = marked(first, range.start.line, start..<max(start, first.cells.count))
    guard let bytes = sources.line(range.end.line, of: range.file) else { return text }
    let last = DisplayLine(bytes)
    // What stands before the first word of the line is no part of what is meant.
    let indentation = last.cells.prefix { $0.text.allSatisfy { $0 == " " } }.count
    guard indentation < range.end.column - 1 else { return text }
    let between = range.end.line > range.start.line + 1 ? "  ...\n" : ""
    return text + between + marked(last, range.end.line, indentation..<(range.end.column - 1))
  }

  /// A line with its number, and carets below some of its cells, at least one.
  private func marked(_ line: DisplayLine, _ number: Int, _ cells: Range<Int>) -> String {
    let start = min(cells.lowerBound, line.cells.count)
    let range = line.whole(start..<max(start + 1, cells.upperBound))
    let window = line.window(around: range.lowerBound)
    let shown = window.prefix + line.text(window.cells) + window.suffix
    let blanks = window.prefix.count + line.width(window.cells.lowerBound..<range.lowerBound)
    let end = min(range.upperBound, max(window.cells.upperBound, range.lowerBound + 1))
    let behind = max(0, end - line.cells.count)
    let carets = max(1, line.width(range.lowerBound..<min(end, line.cells.count)) + behind)
    let label = String(number)
    let gutter = String(repeating: " ", count: max(0, 5 - label.count)) + label
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
