extension DocumentValue {
  /// YAML in block style, lists of plain scalars on one line where they fit; a YAML 1.1 reader reads the same.
  package var yaml: String {
    var lines: [String] = []
    write(to: &lines, indentation: "")
    return lines.map { "\($0)\n" }.joined()
  }

  private static let widest = 100

  private func write(to lines: inout [String], indentation: String) {
    switch self {
    case .object(let entries) where !entries.isEmpty:
      for entry in entries {
        entry.value.write(behind: "\(indentation)\(Self.scalar(entry.key)):", to: &lines, "\(indentation)  ")
      }
    case .array(let values) where !values.isEmpty:
      for value in values { value.writeItem(to: &lines, indentation: indentation) }
    case .null, .bool, .integer, .number, .string, .array, .object: lines.append(indentation + inline)
    }
  }

  private func write(behind start: String, to lines: inout [String], _ indentation: String) {
    if fits(behind: start) {
      lines.append("\(start) \(inline)")
    } else {
      lines.append(start)
      write(to: &lines, indentation: indentation)
    }
  }

  private func writeItem(to lines: inout [String], indentation: String) {
    var item: [String] = []
    write(to: &item, indentation: "\(indentation)  ")
    item[0] = "\(indentation)- \(item[0].dropFirst(indentation.count + 2))"
    lines += item
  }

  private func fits(behind start: String) -> Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .object(let entries): entries.isEmpty
    case .array(let values):
      values.allSatisfy(\.isScalar) && start.count + 1 + inline.count <= Self.widest
    }
  }

  private var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array, .object: false
    }
  }

  private var inline: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .number(let text): Self.number(text)
    case .string(let text): Self.scalar(text)
    case .array(let values): "[\(values.map(\.listed).joined(separator: ", "))]"
    case .object: "{}"
    }
  }

  private var listed: String {
    switch self {
    case .string(let text): Self.scalar(text, inList: true)
    case .null, .bool, .integer, .number, .array, .object: inline
    }
  }

  /// Older readers take `1e+20` for text: they want a point.
  private static func number(_ text: String) -> String {
    guard let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }), !text.contains(".") else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }

  /// Words that some reader takes for something other than text.
  private static let reserved: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  private static func scalar(_ text: String, inList: Bool = false) -> String {
    isPlain(text, inList: inList) ? text : quoted(text)
  }

  /// Whether text is safe without quotes: letters first, and nothing behind them that YAML has a use for.
  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || firstMarks.contains(first), text.utf8.last != 0x20 else {
      return false
    }
    let marks = inList ? marks : marks.union(blockMarks)
    return !reserved.contains(text.lowercased())
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || marks.contains($0) }
  }

  private static let firstMarks = Set("/$".utf8)
  private static let marks = Set(" _-./$+".utf8)
  /// What ends a scalar only in a list on one line.
  private static let blockMarks = Set(",;'()[]{}`".utf8)

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
