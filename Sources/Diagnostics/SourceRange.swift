/// A place in a source text, as an editor shows it.
package struct SourcePosition: Sendable, Hashable, Comparable {
  // Whatever is read of a spec has places, so what they take is a good part of what a spec takes in memory.
  private var storedLine: Int32
  private var storedColumn: Int32

  /// The line, from 1.
  package var line: Int {
    get { Int(storedLine) }
    set { storedLine = Int32(newValue) }
  }

  /// The column in Unicode code points, from 1.
  package var column: Int {
    get { Int(storedColumn) }
    set { storedColumn = Int32(newValue) }
  }

  package init(line: Int, column: Int) {
    storedLine = Int32(line)
    storedColumn = Int32(column)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.storedLine, left.storedColumn) < (right.storedLine, right.storedColumn)
  }
}

/// A stretch of one source text: from `start` up to, and without, `end`.
package struct SourceRange: Sendable, Hashable {
  package var source: SourceFile
  package var start: SourcePosition
  package var end: SourcePosition

  package init(in source: SourceFile, start: SourcePosition, end: SourcePosition) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// - Parameter file: The path of the text as the author named it.
  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.init(in: SourceFile(file), start: start, end: end)
  }

  /// The path of the text as the author named it.
  package var file: String {
    get { source.name }
    set { source = SourceFile(newValue) }
  }

  /// Whether it begins before another: files in the order of their names, places in the order of the text.
  package func begins(before other: SourceRange) -> Bool {
    source == other.source ? start < other.start : file < other.file
  }
}
