/// The texts that diagnostics point into, by the names that their ranges give.
package struct SourceLines: Sendable {
  private struct Text: Sendable {
    var bytes: [UInt8]
    var starts: [Int]
  }

  private var texts: [String: Text] = [:]

  package init() {}

  package init(_ texts: [String: [UInt8]]) {
    for (file, bytes) in texts { add(bytes, file: file) }
  }

  package mutating func add(_ bytes: [UInt8], file: String) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var starts = [0]
    for (index, byte) in text.enumerated() {
      let isLoneReturn = byte == 0x0D && (index + 1 == text.count || text[index + 1] != 0x0A)
      if byte == 0x0A || isLoneReturn { starts.append(index + 1) }
    }
    texts[file] = Text(bytes: text, starts: starts)
  }

  /// The bytes of a line, counted from 1, without its break; `nil` for a line or a file that is not there.
  func line(_ number: Int, of file: String) -> ArraySlice<UInt8>? {
    guard let text = texts[file], number >= 1, number <= text.starts.count else { return nil }
    let end = number < text.starts.count ? text.starts[number] : text.bytes.count
    var line = text.bytes[text.starts[number - 1]..<end]
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    return line
  }
}
