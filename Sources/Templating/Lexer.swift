/// Cuts a template into text and tags, with whitespace control as `trim_blocks` and `lstrip_blocks` define it.
struct Lexer {
  private let bytes: [UInt8]
  private let source: Source
  private var index = 0
  private var segments: [Segment] = []
  /// Whether what was read last ended with a line ending, so that a tag here opens its line.
  private var isLineStart = true

  static func segments(of source: Source) throws(SyntaxError) -> [Segment] {
    var lexer = Lexer(source)
    try lexer.run()
    return lexer.segments
  }

  private init(_ source: Source) {
    self.source = source
    bytes = source.bytes
  }

  private mutating func run() throws(SyntaxError) {
    if let invalid = firstInvalidByte { throw SyntaxError(message: "the template is not UTF-8", range: invalid) }
    while index < bytes.count {
      guard let opening = nextOpening() else {
        append(data: index..<bytes.count)
        break
      }
      let start = index
      let kind = bytes[opening + 1]
      let sign = opening + 2 < bytes.count ? bytes[opening + 2] : 0
      let hasSign = sign == .minus || sign == .plus
      var end = opening
      if sign == .minus {
        end = Whitespace.start(in: bytes, before: opening, downTo: start)
      } else if sign != .plus, kind != .brace {
        end = lineStart(before: opening, downTo: start)
      }
      append(data: start..<end)
      index = opening + (hasSign ? 3 : 2)
      isLineStart = false
      switch kind {
      case .hash: try skipComment(from: opening)
      case .brace: try readTag(from: opening, closing: .brace)
      case _ where startsRaw(): try readRaw(from: opening)
      case _: try readTag(from: opening, closing: .percent)
      }
    }
  }

  private var firstInvalidByte: Range<Int>? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset..<min(offset + 1, bytes.count)
      }
    }
  }

  private func nextOpening() -> Int? {
    var cursor = index
    while cursor + 1 < bytes.count {
      if bytes[cursor] == .brace {
        let next = bytes[cursor + 1]
        if next == .brace || next == .percent || next == .hash { return cursor }
      }
      cursor += 1
    }
    return nil
  }

  private mutating func append(data range: Range<Int>) {
    guard !range.isEmpty else { return }
    segments.append(Segment(kind: .data(Array(bytes[range])), range: range))
  }

  /// Where the text before a tag ends when only whitespace stands between the line's start and the tag.
  private func lineStart(before tag: Int, downTo start: Int) -> Int {
    let line = bytes[start..<tag].lastIndex(of: .newline).map { $0 + 1 }
    guard let line = line ?? (isLineStart ? start : nil) else { return tag }
    return Whitespace.start(in: bytes, before: tag, downTo: line) == line ? line : tag
  }

  private func at(_ text: StaticString, _ offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  /// The offset behind a closing delimiter at `offset`, with the whitespace it takes along.
  private func closing(at offset: Int, _ delimiter: StaticString, trims: Bool = true, allowsPlus: Bool = true) -> Int? {
    if at(delimiter, offset) {
      let end = offset + 2
      return trims && end < bytes.count && bytes[end] == .newline ? end + 1 : end
    }
    guard at(delimiter, offset + 1) else { return nil }
    if bytes[offset] == .minus { return Whitespace.end(in: bytes, from: offset + 3) }
    return allowsPlus && bytes[offset] == .plus ? offset + 3 : nil
  }

  private mutating func advance(to end: Int) {
    index = end
    isLineStart = end > 0 && bytes[end - 1] == .newline
  }

  private mutating func skipComment(from opening: Int) throws(SyntaxError) {
    while index < bytes.count {
      if let end = closing(at: index, "#}") { return advance(to: end) }
      index += 1
    }
    throw SyntaxError(message: "this comment is never closed", range: opening..<opening + 2, help: "close it with '#}'")
  }

  // MARK: raw

  private func skipBlanks(_ offset: Int) -> Int { Whitespace.end(in: bytes, from: offset) }

  private func endOfRawOpening() -> Int? {
    let word = skipBlanks(index)
    guard at("raw", word) else { return nil }
    return closing(at: skipBlanks(word + 3), "%}", trims: false, allowsPlus: false)
  }

  private func startsRaw() -> Bool { endOfRawOpening() != nil }

  private mutating func readRaw(from opening: Int) throws(SyntaxError) {
    guard let begin = endOfRawOpening() else { preconditionFailure("not at a raw block") }
    advance(to: begin)
    let start = index
    var cursor = start
    while cursor < bytes.count {
      defer { cursor += 1 }
      guard at("{%", cursor) else { continue }
      let sign = cursor + 2 < bytes.count ? bytes[cursor + 2] : 0
      let word = skipBlanks(cursor + (sign == .minus || sign == .plus ? 3 : 2))
      guard at("endraw", word), let end = closing(at: skipBlanks(word + 6), "%}") else { continue }
      var limit = cursor
      if sign == .minus {
        limit = Whitespace.start(in: bytes, before: cursor, downTo: start)
      } else if sign != .plus {
        limit = lineStart(before: cursor, downTo: start)
      }
      append(data: start..<limit)
      return advance(to: end)
    }
    throw SyntaxError(
      message: "this raw block is never closed",
      range: opening..<opening + 2,
      help: "close it with '{% endraw %}'"
    )
  }

  // MARK: tags

  private mutating func readTag(from opening: Int, closing kind: UInt8) throws(SyntaxError) {
    var tokens: [Token] = []
    var open: [(symbol: String, range: Range<Int>)] = []
    while true {
      while index < bytes.count, bytes[index].isBlank { index += 1 }
      let isPrint = kind == .brace
      if open.isEmpty, index < bytes.count {
        let end =
          isPrint ? closing(at: index, "}}", trims: false, allowsPlus: false) : closing(at: index, "%}")
        if let end {
          tokens.append(Token(kind: .end, range: index..<min(index + 2, bytes.count)))
          advance(to: end)
          segments.append(Segment(kind: isPrint ? .print(tokens) : .tag(tokens), range: opening..<end))
          return
        }
      }
      guard index < bytes.count else {
        if let bracket = open.last {
          throw SyntaxError(message: "'\(bracket.symbol)' is never closed", range: bracket.range)
        }
        throw SyntaxError(
          message: "this tag is never closed",
          range: opening..<opening + 2,
          help: "close it with '\(isPrint ? "}}" : "%}")'"
        )
      }
      let token = try readToken()
      if case .symbol(let symbol) = token.kind {
        switch symbol {
        case "(", "[", "{": open.append((symbol, token.range))
        case ")", "]", "}":
          guard let bracket = open.popLast() else {
            throw SyntaxError(message: "'\(symbol)' closes nothing", range: token.range)
          }
          guard Self.pairs[bracket.symbol] == symbol else {
            throw SyntaxError(message: "'\(bracket.symbol)' is never closed", range: bracket.range)
          }
        case _: break
        }
      }
      tokens.append(token)
    }
  }

  private static let pairs = ["(": ")", "[": "]", "{": "}"]

  private mutating func readToken() throws(SyntaxError) -> Token {
    let start = index
    let byte = bytes[start]
    if byte.isDigit { return try readNumber() }
    if byte.isNameStart {
      while index < bytes.count, bytes[index].isNamePart { index += 1 }
      return Token(kind: .name(source.text(start..<index)), range: start..<index)
    }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return try readString(quote: byte) }
    for symbol in Self.symbols where at(symbol, start) {
      index += symbol.utf8CodeUnitCount
      return Token(kind: .symbol(symbol.description), range: start..<index)
    }
    repeat { index += 1 } while index < bytes.count && bytes[index] & 0xC0 == 0x80
    throw SyntaxError(message: "'\(source.text(start..<index))' has no meaning in a tag", range: start..<index)
  }

  private static let symbols: [StaticString] = [
    "**", "//", "==", "!=", ">=", "<=", "+", "-", "*", "/", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".",
    ":", "|", ",", ";",
  ]

  private mutating func readNumber() throws(SyntaxError) -> Token {
    let start = index
    while index < bytes.count, bytes[index].isNamePart { index += 1 }
    let text = source.text(start..<index)
    let isPlain = text.utf8.allSatisfy(\.isDigit) && (text == "0" || !text.hasPrefix("0"))
    guard isPlain else {
      throw SyntaxError(message: "'\(text)' is not a decimal integer", range: start..<index)
    }
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
      throw SyntaxError(message: "templates have no fractions", range: start..<index + 2)
    }
    guard let number = Int(text) else { throw SyntaxError(message: "'\(text)' is too large", range: start..<index) }
    return Token(kind: .integer(number), range: start..<index)
  }

  private mutating func readString(quote: UInt8) throws(SyntaxError) -> Token {
    let start = index
    var text: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == quote {
        return Token(kind: .string(String(decoding: text, as: UTF8.self)), range: start..<index)
      }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard index < bytes.count else { break }
      let escaped = bytes[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(.newline)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(.carriageReturn)
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(escaped)
      case _:
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        let range = index - 2..<index
        throw SyntaxError(
          message: "a string has no such escape",
          range: range,
          help: "the escapes are \\n \\t \\r \\\\ \\' \\\""
        )
      }
    }
    throw SyntaxError(message: "this string is never closed", range: start..<start + 1)
  }
}

extension UInt8 {
  fileprivate static let brace = UInt8(ascii: "{")
  fileprivate static let percent = UInt8(ascii: "%")
  fileprivate static let hash = UInt8(ascii: "#")
  fileprivate static let minus = UInt8(ascii: "-")
  fileprivate static let plus = UInt8(ascii: "+")
}
