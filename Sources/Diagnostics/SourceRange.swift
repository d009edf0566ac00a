/// A place in a source text, as an editor shows it.
package struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  package var line: Int
  /// The column in Unicode code points, from 1.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of one source text: from `start` up to, and without, `end`.
package struct SourceRange: Sendable, Hashable {
  /// The path of the text as the author named it.
  package var file: String
  package var start: SourcePosition
  package var end: SourcePosition

  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// Whether it begins before another: files in the order of their names, places in the order of the text.
  package func begins(before other: SourceRange) -> Bool {
    file == other.file ? start < other.start : file < other.file
  }
}
