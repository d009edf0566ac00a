/// JSON without spaces, laid out for people: what fits on a line stands on one, everything else an item a line.
struct JSONLayout {
  private static let width = 110

  private let source: [UInt8]
  private var position = 0
  /// How wide each list is with the spaces of one line, in the order in which they begin.
  private var widths: [Int] = []
  /// How many of them have begun where the text is written.
  private var begun = 0
  private(set) var text: [UInt8] = []

  init(_ source: [UInt8]) {
    self.source = source
    text.reserveCapacity(2 * source.count)
    _ = measure()
    position = 0
    write(indentation: 0)
    text.append(UInt8(ascii: "\n"))
  }

  // MARK: reading

  /// Passes what begins here: a list's first bracket, a member's name with its colon, or a whole value that is neither.
  private mutating func pass() -> (range: Range<Int>, kind: Kind) {
    let start = position
    switch source[position] {
    case UInt8(ascii: "["):
      position += 1
      return (start..<position, .list(until: UInt8(ascii: "]")))
    case UInt8(ascii: "{"):
      position += 1
      return (start..<position, .list(until: UInt8(ascii: "}")))
    case UInt8(ascii: "\""):
      position += 1
      while source[position] != UInt8(ascii: "\"") { position += source[position] == UInt8(ascii: "\\") ? 2 : 1 }
      position += 1
      let end = position
      guard position < source.count, source[position] == UInt8(ascii: ":") else { return (start..<end, .atom) }
      position += 1
      return (start..<end, .member)
    case _:
      while position < source.count, !Self.isEnd(source[position]) { position += 1 }
      return (start..<position, .atom)
    }
  }

  private enum Kind {
    case atom
    case list(until: UInt8)
    case member
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// The width of what begins here.
  private mutating func measure() -> Int {
    let (range, kind) = pass()
    switch kind {
    case .atom: return range.count
    case .member: return range.count + 2 + measure()
    case .list(let close):
      let place = widths.count
      widths.append(0)
      var width = 0
      while source[position] != close {
        width += 2 + measure()
        if source[position] == UInt8(ascii: ",") { position += 1 }
      }
      position += 1
      widths[place] = width
      return width
    }
  }

  // MARK: writing

  private mutating func write(indentation: Int) {
    let (range, kind) = pass()
    text += source[range]
    switch kind {
    case .atom: break
    case .member:
      text += ": ".utf8
      write(indentation: indentation)
    case .list(let close):
      let isShort = indentation + widths[begun] <= Self.width
      begun += 1
      var isFirst = true
      while source[position] != close {
        if !isFirst { text += (isShort ? ", " : ",").utf8 }
        isFirst = false
        if !isShort { startLine(indentation + 2) }
        write(indentation: indentation + 2)
        if source[position] == UInt8(ascii: ",") { position += 1 }
      }
      position += 1
      if !isShort { startLine(indentation) }
      text.append(close)
    }
  }

  private mutating func startLine(_ indentation: Int) {
    text.append(UInt8(ascii: "\n"))
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }
}
