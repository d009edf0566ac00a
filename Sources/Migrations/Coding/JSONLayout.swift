/// JSON without spaces, laid out for people: what fits on a line stands on one, everything else an item a line.
struct JSONLayout {
  private static let width = 110

  private indirect enum Part {
    case atom([UInt8])
    case list(open: UInt8, items: [Part], close: UInt8)
    case member(name: [UInt8], value: Part)

    /// With the spaces of one line; what is too long for any counts as that.
    var width: Int {
      switch self {
      case .atom(let bytes): bytes.count
      case .list(_, let items, _): items.reduce(2 * items.count) { $0 + $1.width }
      case .member(let name, let value): name.count + 2 + value.width
      }
    }
  }

  private let source: [UInt8]
  private var position = 0
  private(set) var text: [UInt8] = []

  init(_ source: [UInt8]) {
    self.source = source
    write(part(), indentation: 0)
    text.append(UInt8(ascii: "\n"))
  }

  // MARK: reading

  private mutating func part() -> Part {
    switch source[position] {
    case UInt8(ascii: "["): return list(until: UInt8(ascii: "]"))
    case UInt8(ascii: "{"): return list(until: UInt8(ascii: "}"))
    case UInt8(ascii: "\""):
      let string = self.string()
      guard position < source.count, source[position] == UInt8(ascii: ":") else { return .atom(string) }
      position += 1
      return .member(name: string, value: part())
    case _:
      let start = position
      while position < source.count, !Self.ends.contains(source[position]) { position += 1 }
      return .atom(Array(source[start..<position]))
    }
  }

  private static let ends = Array(",]}".utf8)

  private mutating func string() -> [UInt8] {
    let start = position
    position += 1
    while source[position] != UInt8(ascii: "\"") { position += source[position] == UInt8(ascii: "\\") ? 2 : 1 }
    position += 1
    return Array(source[start..<position])
  }

  private mutating func list(until close: UInt8) -> Part {
    let open = source[position]
    position += 1
    var items: [Part] = []
    while source[position] != close {
      items.append(part())
      if source[position] == UInt8(ascii: ",") { position += 1 }
    }
    position += 1
    return .list(open: open, items: items, close: close)
  }

  // MARK: writing

  private mutating func write(_ part: Part, indentation: Int) {
    switch part {
    case .atom(let bytes): text += bytes
    case .member(let name, let value):
      text += name + Array(": ".utf8)
      write(value, indentation: indentation)
    case .list(let open, let items, let close):
      let isShort = indentation + part.width <= Self.width
      text.append(open)
      for (index, item) in items.enumerated() {
        if index > 0 { text += Array((isShort ? ", " : ",").utf8) }
        if !isShort { startLine(indentation + 2) }
        write(item, indentation: indentation + 2)
      }
      if !isShort { startLine(indentation) }
      text.append(close)
    }
  }

  private mutating func startLine(_ indentation: Int) {
    text.append(UInt8(ascii: "\n"))
    text += [UInt8](repeating: UInt8(ascii: " "), count: indentation)
  }
}
