import Diagnostics

/// What must hold of the bytes before libyaml sees them: UTF-8, within the limit, nothing but visible text.
///
/// libyaml checks most of this too, but stops at the first, tells byte offsets instead of places, and takes the
/// separators U+0085, U+2028 and U+2029 for line breaks, which no editor shows.
enum SourceCheck {
  /// The diagnostics, at most one of each kind: a binary file is one mistake, not thousands.
  static func diagnostics(_ bytes: [UInt8], file: String, limits: YAMLLimits) -> [Diagnostic] {
    let start = SourcePosition(line: 1, column: 1)
    let beginning = SourceRange(file: file, start: start, end: start)
    if bytes.count > limits.bytes {
      let message = "the file has \(bytes.count) bytes, the limit is \(limits.bytes)"
      return [Diagnostic(.yamlLimit, message, at: beginning, help: "split the spec or shorten it")]
    }
    if let name = wideEncoding(bytes) {
      let message = "the file is encoded as \(name)"
      return [Diagnostic(.yamlEncoding, message, at: beginning, help: "save the file as UTF-8")]
    }
    return scan(bytes, file: file)
  }

  /// UTF-16 and UTF-32 by their byte order mark, or by the zero byte beside the first character.
  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4)
    if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard head.count >= 2, (head[0] == 0) != (head[1] == 0) else { return nil }
    return "UTF-16"
  }

  private static func scan(_ bytes: [UInt8], file: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var seen: Set<DiagnosticCode> = []
    var line = 1
    var lineStart = 0
    var index = 0
    func report(_ code: DiagnosticCode, _ message: String, help: String) {
      guard seen.insert(code).inserted else { return }
      let column = 1 + characters(bytes[lineStart..<index])
      let start = SourcePosition(line: line, column: column)
      let end = SourcePosition(line: line, column: column + 1)
      diagnostics.append(Diagnostic(code, message, at: SourceRange(file: file, start: start, end: end), help: help))
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
      } else if isBreak(byte) {
        index += byte == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed ? 2 : 1
        line += 1
        lineStart = index
      } else if byte == tab {
        index += 1
      } else if byte < 0x80 {
        report(.yamlCharacter, "control character \(name(UInt32(byte))) in the text", help: characterHelp)
        index += 1
      } else if let (scalar, length) = decode(bytes, at: index) {
        if isForbidden(scalar) {
          report(.yamlCharacter, "invisible character \(name(scalar)) in the text", help: characterHelp)
        }
        index += length
      } else {
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        report(.yamlEncoding, "byte 0x\(hexadecimal) is not UTF-8", help: "save the file as UTF-8")
        index += 1
      }
    }
    return diagnostics
  }

  /// How many characters there are, with each byte that belongs to none as one.
  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    let bytes = Array(bytes)
    var index = 0
    var count = 0
    while index < bytes.count {
      index += bytes[index] < 0x80 ? 1 : decode(bytes, at: index)?.length ?? 1
      count += 1
    }
    return count
  }

  private static let characterHelp = #"delete it, or write it as an escape such as "\u0085" in double quotes"#

  /// C1 controls, the separators that YAML 1.1 breaks lines at, byte order marks inside the text, and what is no character.
  private static func isForbidden(_ scalar: UInt32) -> Bool {
    (0x80...0x9F).contains(scalar) || scalar == 0x2028 || scalar == 0x2029 || scalar == 0xFEFF
      || scalar == 0xFFFE || scalar == 0xFFFF
  }

  private static func name(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The code point of two to four bytes at an index, `nil` when they are not well-formed (Unicode, table 3-7).
  private static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
    let first = bytes[index]
    let length: Int
    var scalar: UInt32
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: (length, scalar) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (length, scalar) = (3, UInt32(first & 0x0F))
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      (length, scalar) = (4, UInt32(first & 0x07))
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for next in bytes[(index + 1)..<(index + length)] {
      guard next & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return (scalar, length)
  }
}
