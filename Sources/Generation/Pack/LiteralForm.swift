import Templating

/// How text of a spec becomes inert in a target's language; each form is a filter of its templates.
package enum LiteralForm: Sendable, Equatable {
  /// A string literal on one line; where the language has several kinds of quotes, the first that needs the least.
  case quoted([Quoting])
  /// A string literal over several lines, each indented; the filter takes the indentation as its argument.
  case block(Quoting, Folding?)
  /// Whole lines behind a prefix, as comments are; the filter takes the indentation as its argument.
  case lines(Lines)
  /// Text within a line that is no literal, as a heading in a document is.
  case inline(Quoting)

  /// An object, since every literal that is written asks for it.
  package final class Quoting: Sendable, Equatable {
    package let open: String
    package let close: String
    /// Replacements of parts of the text, the longest part first.
    package let map: [Replacement]
    /// Replacements of what the text begins with, and nowhere else.
    package let start: [Replacement]
    package let escapes: CodePointEscape
    let escaper: LiteralEscaper

    package init(
      open: String,
      close: String,
      map: [Replacement],
      start: [Replacement] = [],
      escapes: CodePointEscape
    ) {
      self.open = open
      self.close = close
      self.map = map
      self.start = start
      self.escapes = escapes
      escaper = LiteralEscaper(map: map, escapes: escapes)
    }

    package static func == (left: Quoting, right: Quoting) -> Bool {
      left.open == right.open && left.close == right.close && left.map == right.map && left.start == right.start
        && left.escapes == right.escapes
    }
  }

  /// Where lines of a text become several, for the reader's sake: only the meaning of a language that reads a line break as a
  /// space stays the same.
  package struct Folding: Sendable, Equatable {
    /// Columns of a line, the indentation included.
    package let width: Int
    /// Signs of one byte between two of which a text stands that is never folded.
    package let quotes: [UInt8]

    package init(width: Int, quotes: [UInt8]) {
      self.width = width
      self.quotes = quotes
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
    /// Line and paragraph separators, byte-order marks and what is none, zero-width characters and tags: text that nobody sees.
    case invisible

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .control: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      case .bidi:
        [0x061C, 0x200E, 0x200F].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value)
      case .invisible:
        [0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
          || (0xE0000...0xE007F).contains(scalar.value)
      }
    }
  }

  /// - Parameter indentation: spaces before each line after the first.
  package func apply(to text: String, indentation: Int) -> String {
    var output = OutputBuffer()
    write(text, indentation: indentation, to: &output)
    return output.text()
  }

  /// Adds the literal to what is written already.
  func write(_ text: String, indentation: Int, to output: inout OutputBuffer) {
    var text = text
    text.withUTF8 { text in
      switch self {
      case .quoted(let quotings):
        guard let first = quotings.first, quotings.count > 1 else {
          quotings.first?.write(text, to: &output)
          break
        }
        var shortest = OutputBuffer()
        first.write(text, to: &shortest)
        for quoting in quotings.dropFirst() {
          var other = OutputBuffer()
          quoting.write(text, to: &other)
          if other.count < shortest.count { shortest = other }
        }
        output.append(shortest.bytes(from: 0))
      case .inline(let quoting): quoting.write(text, to: &output)
      case .block(let quoting, let folding): quoting.writeBlock(text, folding, indentation: indentation, to: &output)
      case .lines(let form): form.write(text, indentation: indentation, to: &output)
      }
    }
  }
}

// What follows works on bytes: documents of many megabytes pass through here, and every line break, space and letter
// that is looked for is ASCII.

extension LiteralForm.Quoting {
  fileprivate func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    let start = start.first { text.starts(with: $0.part.utf8) }
    output.append(text: open)
    if let start { output.append(text: start.replacement) }
    escaper.write(UnsafeBufferPointer(rebasing: text[(start?.part.utf8.count ?? 0)...]), to: &output)
    output.append(text: close)
  }

  fileprivate func writeBlock(
    _ text: UnsafeBufferPointer<UInt8>,
    _ folding: LiteralForm.Folding?,
    indentation: Int,
    to output: inout OutputBuffer
  ) {
    output.append(text: open)
    output.reserve(text.count + text.count / 8 + 64)
    var quote: UInt8?
    var start = 0
    while start <= text.count {
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      let end = start + (rest.place(of: UInt8(ascii: "\n")) ?? rest.count)
      write(UnsafeBufferPointer(rebasing: text[start..<end]), folding, &quote, margin: indentation, to: &output)
      start = end + 1
    }
    output.append(UInt8(ascii: "\n"))
    output.append(UInt8(ascii: " "), times: indentation)
    output.append(text: close)
  }

  /// Adds a line of the text, folded where it is too wide; no margin before an empty one.
  private func write(
    _ line: UnsafeBufferPointer<UInt8>,
    _ folding: LiteralForm.Folding?,
    _ quote: inout UInt8?,
    margin: Int,
    to output: inout OutputBuffer
  ) {
    let space = UInt8(ascii: " ")
    output.append(UInt8(ascii: "\n"))
    let start = output.count
    output.append(space, times: margin)
    escaper.write(line, to: &output)
    let words = folding?.words(of: line, &quote) ?? []
    if let folding, width(of: output.bytes(from: start + margin)) > folding.width - margin {
      let written = words.map { word in
        var bytes = OutputBuffer()
        escaper.write(UnsafeBufferPointer(rebasing: word), to: &bytes)
        return bytes.bytes
      }
      output.removeLast(output.count - start)
      for (index, piece) in joined(written, within: folding.width - margin).enumerated() {
        if index > 0 { output.append(UInt8(ascii: "\n")) }
        if !piece.isEmpty { output.append(space, times: margin) }
        output.append(piece)
      }
    } else if output.count == start + margin {
      output.removeLast(margin)
    }
  }
}

extension LiteralForm.Folding {
  /// The line at each space that may become a line break: one that stands alone, outside of quotes.
  /// - Parameter quote: what is open where the line begins, and then where it ends.
  fileprivate func words(
    of line: UnsafeBufferPointer<UInt8>,
    _ quote: inout UInt8?
  ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    let space = UInt8(ascii: " ")
    var words: [Slice<UnsafeBufferPointer<UInt8>>] = []
    var start = line.startIndex
    for index in line.indices {
      let byte = line[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, quotes.contains(byte) {
        quote = byte
      }
      guard byte == space, quote == nil, index > line.startIndex, index + 1 < line.endIndex,
        line[index - 1] != space, line[index + 1] != space
      else { continue }
      words.append(line[start..<index])
      start = index + 1
    }
    return words + [line[start...]]
  }
}

extension LiteralForm.Lines {
  /// Adds the lines of the text, each with its prefix and none with spaces at its end.
  fileprivate func write(_ text: UnsafeBufferPointer<UInt8>, indentation: Int, to output: inout OutputBuffer) {
    let room = max(width - indentation - prefix.count, 20)
    let space = UInt8(ascii: " ")
    func end(lineFrom start: Int, _ output: inout OutputBuffer) {
      while output.count > start, output.last == space { output.removeLast(1) }
    }
    for (index, line) in lines(text).enumerated() {
      if index > 0 {
        output.append(UInt8(ascii: "\n"))
        output.append(space, times: indentation)
      }
      let start = output.count
      output.append(text: prefix)
      let inside = output.count
      escaper.write(UnsafeBufferPointer(rebasing: line), to: &output)
      if !isWhole(output.bytes(from: inside), within: room) {
        let pieces = fold(output.bytes(from: inside), within: room)
        output.removeLast(output.count - start)
        for (index, piece) in pieces.enumerated() {
          if index > 0 {
            end(lineFrom: start, &output)
            output.append(UInt8(ascii: "\n"))
            output.append(space, times: indentation)
          }
          output.append(text: prefix)
          output.append(piece)
        }
      }
      end(lineFrom: start, &output)
      // An empty line without a prefix has no margin either.
      if index > 0 && output.count == start { output.removeLast(indentation) }
    }
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
private func isWhole(_ line: UnsafeBufferPointer<UInt8>, within room: Int) -> Bool {
  var width = 0
  var previous = UInt8(ascii: " ")
  for byte in line {
    if byte == UInt8(ascii: " "), previous == byte { return false }
    if byte & 0xC0 != 0x80 { width += 1 }
    previous = byte
  }
  return width <= room && (line.isEmpty || previous != UInt8(ascii: " "))
}

/// The line in pieces that fit, broken at spaces, of which the reader needs one.
private func fold(_ line: UnsafeBufferPointer<UInt8>, within room: Int) -> [[UInt8]] {
  joined(line.split(separator: UInt8(ascii: " ")), within: room)
}

/// The words with spaces between them, as many in a piece as fit into it.
private func joined(_ words: [some Collection<UInt8>], within room: Int) -> [[UInt8]] {
  var lines: [[UInt8]] = []
  var current: [UInt8] = []
  var columns = 0
  for (index, word) in words.enumerated() {
    let count = width(of: word)
    if columns > 0, columns + 1 + count > room {
      lines.append(current)
      (current, columns) = ([], 0)
    } else if index > 0 {
      current.append(UInt8(ascii: " "))
      columns += 1
    }
    current += word
    columns += count
  }
  return lines + [current]
}

/// Code points count, since what else a reader sees as one character depends on the machine.
private func width(of text: some Collection<UInt8>) -> Int {
  text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
}
