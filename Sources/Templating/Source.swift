import Diagnostics

/// The text of one template with `\n` as its only line ending, and where it stands in its file.
struct Source: Sendable {
  let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]
  private let origin: SourcePosition
  /// The place of everything, where the text's own columns can't be told.
  private let whole: SourceRange?

  init(file: String, bytes: [UInt8]) {
    self.init(file: file, bytes: bytes, origin: SourcePosition(line: 1, column: 1), whole: nil)
  }

  /// A text that stands at `range` of another file, perhaps between quotes.
  init(inline text: String, at range: SourceRange) {
    let width = range.end.column - range.start.column
    let count = text.unicodeScalars.count
    let isVerbatim = range.start.line == range.end.line && (width == count || width == count + 2)
    var origin = range.start
    if width == count + 2 { origin.column += 1 }
    self.init(file: range.file, bytes: Array(text.utf8), origin: origin, whole: isVerbatim ? nil : range)
  }

  private init(file: String, bytes: [UInt8], origin: SourcePosition, whole: SourceRange?) {
    var normal: [UInt8] = []
    normal.reserveCapacity(bytes.count)
    var starts = [0]
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      index += 1
      if byte == .carriageReturn {
        if index < bytes.count, bytes[index] == .newline { index += 1 }
        byte = .newline
      }
      normal.append(byte)
      if byte == .newline { starts.append(normal.count) }
    }
    self.file = file
    self.bytes = normal
    lineStarts = starts
    self.origin = origin
    self.whole = whole
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func range(_ range: Range<Int>) -> SourceRange {
    whole ?? SourceRange(file: file, start: position(range.lowerBound), end: position(range.upperBound))
  }

  private func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: origin.line + low, column: (low == 0 ? origin.column : 1) + column)
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isNameStart: Bool {
    self == UInt8(ascii: "_") || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
  var isNamePart: Bool { isNameStart || isDigit }
  /// Whitespace inside tags.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
