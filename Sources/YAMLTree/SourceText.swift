import Diagnostics

/// A text by lines, for looking at what stands at a line and a column.
struct SourceText {
  let file: SourceFile
  /// Valid UTF-8 without a byte order mark.
  let bytes: [UInt8]
  private let lineStarts: [Int]
  /// The last place that was looked up, from which a later one in the same line is found without starting over.
  private var cursor = (line: 1, column: 1, offset: 0)

  init(file: String, bytes: [UInt8]) {
    self.file = SourceFile(file)
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == lineFeed || (byte == carriageReturn && (index == bytes.count || bytes[index] != lineFeed)) {
        starts.append(index)
      }
    }
    lineStarts = starts
  }

  /// The byte offset of a place, clamped to the text and to the line.
  mutating func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1 else { return 0 }
    guard position.line <= lineStarts.count else { return bytes.count }
    if cursor.line != position.line || cursor.column > position.column {
      cursor = (position.line, 1, lineStarts[position.line - 1])
    }
    while cursor.column < position.column, cursor.offset < bytes.count, !isBreak(bytes[cursor.offset]) {
      cursor.offset = next(cursor.offset)
      cursor.column += 1
    }
    return cursor.offset
  }

  /// The place of a byte offset that stands at the beginning of a character.
  mutating func position(of offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    if cursor.line != low + 1 || cursor.offset > offset { cursor = (low + 1, 1, lineStarts[low]) }
    while cursor.offset < offset {
      cursor.offset = next(cursor.offset)
      cursor.column += 1
    }
    return SourcePosition(line: cursor.line, column: cursor.column)
  }

  /// Behind the last character of a line that is neither blank nor its line break.
  func contentEnd(ofLine line: Int) -> Int {
    guard line <= lineStarts.count else { return bytes.count }
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > lineStarts[line - 1], isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The blanks that a line begins with.
  func indentation(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = start
    while end < bytes.count, bytes[end] == space || bytes[end] == tab { end += 1 }
    return start..<end
  }

  /// The word that stands at an offset: up to a blank or one of YAML's own signs, and at least one character.
  mutating func word(at offset: Int) -> SourceRange {
    var end = offset
    while end < bytes.count, !isBlankOrBreak(bytes[end]), !Self.signs.contains(bytes[end]) { end += 1 }
    if end == offset, end < bytes.count, !isBreak(bytes[end]) { end = next(end) }
    return range(offset..<end)
  }

  mutating func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(in: file, start: position(of: offsets.lowerBound), end: position(of: offsets.upperBound))
  }

  private func next(_ offset: Int) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private static let signs = [UInt8](",[]{}:".utf8)
}

let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let tab = UInt8(ascii: "\t")
let colon = UInt8(ascii: ":")
let space = UInt8(ascii: " ")

func isBreak(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
func isBlankOrBreak(_ byte: UInt8) -> Bool { byte == space || byte == tab || isBreak(byte) }
