/// How text of a spec becomes inert in a target's language; each form is a filter of its templates.
package enum LiteralForm: Sendable, Equatable {
  /// A string literal on one line.
  case quoted(Quoting)
  /// A string literal over several lines, each indented; the filter takes the indentation as its argument.
  case block(Quoting, width: Int?)
  /// Whole lines behind a prefix, as comments are; the filter takes the indentation as its argument.
  case lines(Lines)
  /// Text within a line that is no literal, as a heading in a document is.
  case inline(Quoting)

  package struct Quoting: Sendable, Equatable {
    package var open: String
    package var close: String
    /// Replacements of parts of the text, the longest part first.
    package var map: [Replacement]
    package var escapes: CodePointEscape
  }

  package struct Lines: Sendable, Equatable {
    package var prefix: String
    /// Columns after which a line is folded at a space, the prefix and indentation included.
    package var width: Int
    package var map: [Replacement]
    package var escapes: CodePointEscape
  }

  package struct Replacement: Sendable, Equatable {
    package var part: String
    package var replacement: String
  }

  /// Code points that are written by number.
  package struct CodePointEscape: Sendable, Equatable {
    /// `{hex}`, `{hex4}` and `{hex8}` stand for the number, plain or padded with zeros.
    package var form: String
    package var ranges: Set<CodePointRange>
  }

  /// Kinds of code points that do not belong into source code as they are.
  package enum CodePointRange: String, Sendable, Hashable, CaseIterable {
    /// U+0000…U+001F, U+007F…U+009F.
    case control
    /// Marks that change the direction of the text around them (UAX #9).
    case bidi
    /// Line and paragraph separators, byte-order marks, zero-width characters and tags: text that nobody sees.
    case invisible

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .control: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      case .bidi:
        [0x061C, 0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value)
      case .invisible:
        [0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x2060, 0xFEFF].contains(scalar.value)
          || (0xE0000...0xE007F).contains(scalar.value)
      }
    }
  }

  /// - Parameter indentation: spaces before each line after the first.
  package func apply(to text: String, indentation: Int) -> String {
    let margin = String(repeating: " ", count: indentation)
    switch self {
    case .quoted(let quoting), .inline(let quoting):
      // Nothing to change: documents go into files of their own this way.
      if quoting.map.isEmpty, quoting.escapes.ranges.isEmpty { return quoting.open + text + quoting.close }
      return quoting.open + quoting.escaped(text) + quoting.close
    case .block(let quoting, let width):
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        let escaped = quoting.escaped(String(line))
        return width.map { Self.fold(escaped, within: $0 - indentation) } ?? [escaped]
      }
      let body = lines.map { $0.isEmpty ? "" : margin + $0 }
      return ([quoting.open] + body + [margin + quoting.close]).joined(separator: "\n")
    case .lines(let form):
      return form.folded(text, margin: indentation).joined(separator: "\n" + margin)
    }
  }
}

extension LiteralForm.Quoting {
  func escaped(_ text: String) -> String {
    LiteralForm.escape(text, map: map, escapes: escapes)
  }
}

extension LiteralForm.Lines {
  /// The lines of `text`, each with its prefix and none with spaces at its end.
  func folded(_ text: String, margin: Int) -> [String] {
    let room = max(width - margin - prefix.count, 20)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
      LiteralForm.fold(LiteralForm.escape(String(line), map: map, escapes: escapes), within: room)
    }.map { line in
      var line = prefix + line
      while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
      return line
    }
  }
}

extension LiteralForm {
  /// The line in pieces that fit, broken at spaces; code points count, since what else a reader sees as one character
  /// depends on the machine.
  fileprivate static func fold(_ line: String, within room: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var width = 0
    for word in line.unicodeScalars.split(separator: " ") {
      if width > 0, width + 1 + word.count > room {
        lines.append(current)
        (current, width) = ("", 0)
      }
      current += width == 0 ? String(word) : " \(String(word))"
      width += (width == 0 ? 0 : 1) + word.count
    }
    return lines + [current]
  }

  /// Works on bytes: documents of hundreds of kilobytes pass through here, and nearly all of them is harmless ASCII.
  fileprivate static func escape(_ text: String, map: [Replacement], escapes: CodePointEscape) -> String {
    let parts = map.map { (bytes: Array($0.part.utf8), replacement: Array($0.replacement.utf8)) }
    var isStart = [Bool](repeating: false, count: 256)
    for part in parts { isStart[Int(part.bytes[0])] = true }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isStart[Int(byte)], let hit = parts.first(where: { bytes[index...].starts(with: $0.bytes) }) {
        result += hit.replacement
        index += hit.bytes.count
      } else if byte >= 0x20, byte < 0x7F {
        result.append(byte)
        index += 1
      } else {
        let end = bytes[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        let character = bytes[index..<end]
        let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first
        if let scalar, escapes.ranges.contains(where: { $0.contains(scalar) }) {
          result += Array(escapes.spelled(scalar).utf8)
        } else {
          result += character
        }
        index = end
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension LiteralForm.CodePointEscape {
  fileprivate func spelled(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    let padded = { (width: Int) in String(repeating: "0", count: max(0, width - hex.count)) + hex }
    return
      form
      .replacing("{hex8}", with: padded(8))
      .replacing("{hex4}", with: padded(4))
      .replacing("{hex}", with: hex)
  }
}
