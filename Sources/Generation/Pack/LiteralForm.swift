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
    package let open: String
    package let close: String
    /// Replacements of parts of the text, the longest part first.
    package let map: [Replacement]
    package let escapes: CodePointEscape
    let escaper: LiteralEscaper

    package init(open: String, close: String, map: [Replacement], escapes: CodePointEscape) {
      self.open = open
      self.close = close
      self.map = map
      self.escapes = escapes
      escaper = LiteralEscaper(map: map, escapes: escapes)
    }
  }

  package struct Lines: Sendable, Equatable {
    package let prefix: String
    /// Columns after which a line is folded at a space, the prefix and indentation included.
    package let width: Int
    package let map: [Replacement]
    package let escapes: CodePointEscape
    let escaper: LiteralEscaper

    package init(prefix: String, width: Int, map: [Replacement], escapes: CodePointEscape) {
      self.prefix = prefix
      self.width = width
      self.map = map
      self.escapes = escapes
      escaper = LiteralEscaper(map: map, escapes: escapes)
    }
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
    var text = text
    return text.withUTF8 { bytes in
      switch self {
      case .quoted(let quoting), .inline(let quoting):
        // Nothing to change: nearly all text is harmless, and documents go into files of their own this way.
        guard let escaped = quoting.escaper.escaped(bytes[...]) else {
          return quoting.open + String(decoding: bytes, as: UTF8.self) + quoting.close
        }
        return quoting.open + String(decoding: escaped, as: UTF8.self) + quoting.close
      case .block(let quoting, let width):
        return String(decoding: quoting.block(bytes, width: width, indentation: indentation), as: UTF8.self)
      case .lines(let form):
        return String(decoding: form.folded(bytes, indentation: indentation), as: UTF8.self)
      }
    }
  }
}

// What follows works on bytes: documents of hundreds of kilobytes pass through here, and every line break, space and
// letter that is looked for is ASCII.

extension LiteralForm.Quoting {
  fileprivate func block(_ text: UnsafeBufferPointer<UInt8>, width: Int?, indentation: Int) -> [UInt8] {
    var result = Array(open.utf8)
    result.reserveCapacity(text.count + text.count / 8 + 64)
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: indentation)
    var start = 0
    while start <= text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      let line = text[start..<end]
      if let escaped = escaper.escaped(line) {
        escaped.withUnsafeBufferPointer { add($0[...], width: width, margin, to: &result) }
      } else {
        add(line, width: width, margin, to: &result)
      }
      start = end + 1
    }
    result.append(UInt8(ascii: "\n"))
    result += margin
    result += close.utf8
    return result
  }

  /// Adds an escaped line of the text, folded where it is too wide.
  private func add(
    _ line: Slice<UnsafeBufferPointer<UInt8>>,
    width: Int?,
    _ margin: [UInt8],
    to result: inout [UInt8]
  ) {
    func add(_ piece: some Collection<UInt8>) {
      result.append(UInt8(ascii: "\n"))
      guard !piece.isEmpty else { return }
      result += margin
      result.append(contentsOf: piece)
    }
    guard let width else { return add(line) }
    let room = width - margin.count
    if isWhole(line, within: room) { return add(line) }
    for piece in fold(line, within: room) { add(piece) }
  }
}

extension LiteralForm.Lines {
  /// The lines of `text`, each with its prefix and none with spaces at its end.
  fileprivate func folded(_ text: UnsafeBufferPointer<UInt8>, indentation: Int) -> [UInt8] {
    let room = max(width - indentation - prefix.count, 20)
    let margin = [UInt8](repeating: UInt8(ascii: " "), count: indentation)
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var isFirst = true
    func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
      for piece in fold(line, within: room) {
        if !isFirst {
          result.append(UInt8(ascii: "\n"))
          result += margin
        }
        isFirst = false
        let start = result.count
        result += prefix.utf8
        result += piece
        while result.count > start, result.last == UInt8(ascii: " ") { result.removeLast() }
      }
    }
    for line in lines(text) {
      if let escaped = escaper.escaped(line) {
        escaped.withUnsafeBufferPointer { add($0[...]) }
      } else {
        add(line)
      }
    }
    return result
  }
}

/// The lines of a text by every line break that Unicode knows, empty ones too.
private func lines(_ text: UnsafeBufferPointer<UInt8>) -> [Slice<UnsafeBufferPointer<UInt8>>] {
  var lines: [Slice<UnsafeBufferPointer<UInt8>>] = []
  var start = 0
  var index = 0
  while index < text.count {
    let length = lengthOfBreak(text, at: index)
    if length > 0 {
      lines.append(text[start..<index])
      start = index + length
    }
    index += max(length, 1)
  }
  return lines + [text[start...]]
}

private func lengthOfBreak(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  func follows(_ bytes: UInt8...) -> Bool {
    index + bytes.count < text.count && bytes.indices.allSatisfy { text[index + 1 + $0] == bytes[$0] }
  }
  return switch text[index] {
  case UInt8(ascii: "\r"): follows(UInt8(ascii: "\n")) ? 2 : 1
  case UInt8(ascii: "\n"), 0x0B, 0x0C: 1
  // U+0085, U+2028 and U+2029.
  case 0xC2: follows(0x85) ? 2 : 0
  case 0xE2: follows(0x80, 0xA8) || follows(0x80, 0xA9) ? 3 : 0
  case _: 0
  }
}

/// Whether the line fits as it is, with one space between any two words.
private func isWhole(_ line: Slice<UnsafeBufferPointer<UInt8>>, within room: Int) -> Bool {
  var width = 0
  var previous = UInt8(ascii: " ")
  for byte in line {
    if byte == UInt8(ascii: " "), previous == byte { return false }
    if byte & 0xC0 != 0x80 { width += 1 }
    previous = byte
  }
  return width <= room && (line.isEmpty || previous != UInt8(ascii: " "))
}

/// The line in pieces that fit, broken at spaces; code points count, since what else a reader sees as one character
/// depends on the machine.
private func fold(_ line: Slice<UnsafeBufferPointer<UInt8>>, within room: Int) -> [[UInt8]] {
  var lines: [[UInt8]] = []
  var current: [UInt8] = []
  var width = 0
  for word in line.split(separator: UInt8(ascii: " ")) {
    let count = word.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    if width > 0, width + 1 + count > room {
      lines.append(current)
      (current, width) = ([], 0)
    }
    if width > 0 { current.append(UInt8(ascii: " ")) }
    current += word
    width += (width == 0 ? 0 : 1) + count
  }
  return lines + [current]
}
