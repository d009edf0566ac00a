/// Code on one line where it fits, otherwise broken at its brackets, from the outermost inwards: the items of a list and
/// the arguments of a call stand one on a line, a value without brackets on the line after its `=`. Nothing is broken in quotes.
struct CodeWrapping {
  /// Signs that a text stands between.
  struct Quotes {
    private(set) var open: [UInt8]
    private(set) var close: [UInt8]
    private(set) var escape: UInt8?

    /// Every kind that a text may stand in.
    /// - Parameter string: how the language writes a text.
    static func all(of string: LiteralForm?) -> [Quotes] {
      guard case .quoted(let forms)? = string else { return [] }
      return forms.map { form in
        Quotes(open: Array(form.open.utf8), close: Array(form.close.utf8), escape: form.escapes.form.utf8.first)
      }
    }
  }

  /// How a language lays out what does not fit on a line.
  struct Layout {
    /// The columns of a line.
    var width: Int
    /// How much further in the items stand.
    var step: Int
    /// The opening brackets behind the last of whose several items a comma stands.
    var trailing: String
    /// The opening brackets behind whose only item one stands too.
    var lone: String
  }

  private typealias Code = ArraySlice<UInt8>

  private let quotes: [Quotes]
  private let layout: Layout

  init(_ quotes: [Quotes], _ layout: Layout) {
    self.quotes = quotes
    self.layout = layout
  }

  /// - Parameter indentation: the columns before the first line, and before the last.
  func wrapped(_ code: String, indentation: Int) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * code.utf8.count)
    write(Array(code.utf8)[...], indentation, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func write(_ code: Code, _ indentation: Int, to text: inout [UInt8]) {
    if indentation + width(of: code) <= layout.width { text += code } else { breakUp(code, indentation, to: &text) }
  }

  private func breakUp(_ code: Code, _ indentation: Int, to text: inout [UInt8]) {
    let signs = signs(of: code)
    func startLine(_ indentation: Int) {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
    }
    if let close = signs.last, close.index == code.endIndex - 1, Self.isClosing(code[close.index]),
      let open = signs.last(where: { $0.depth == close.depth && $0.index < close.index }),
      open.index + 1 < close.index
    {
      let between = signs.filter { sign in
        sign.depth == open.depth + 1 && sign.index > open.index && code[sign.index] == UInt8(ascii: ",")
      }
      let edges = [open.index] + between.map(\.index) + [close.index]
      let items = zip(edges, edges.dropFirst()).map { code[($0 + 1)..<$1].drop { $0 == UInt8(ascii: " ") } }
      text += code[...open.index]
      let isOneInBrackets =
        items.count == 1 && code[open.index + 1] == UInt8(ascii: "[") && code[close.index - 1] == UInt8(ascii: "]")
      if isOneInBrackets {
        breakUp(items[0], indentation, to: &text)
      } else {
        for (number, item) in items.enumerated() {
          if number > 0 { text.append(UInt8(ascii: ",")) }
          startLine(indentation + layout.step)
          write(item, indentation + layout.step, to: &text)
        }
        let commas = items.count > 1 ? layout.trailing : layout.lone
        if commas.utf8.contains(code[open.index]) { text.append(UInt8(ascii: ",")) }
        startLine(indentation)
      }
      text.append(code[close.index])
      return
    }
    guard let equals = signs.first(where: { $0.depth == 0 && code[$0.index] == UInt8(ascii: "=") })?.index else {
      text += code
      return
    }
    text += code[...equals]
    startLine(indentation + layout.step)
    write(code[(equals + 1)...].drop { $0 == UInt8(ascii: " ") }, indentation + layout.step, to: &text)
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  /// Code points, as columns of a line count them.
  private func width(of code: Code) -> Int { code.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  /// Brackets, commas and `=` outside of quotes, each with the number of brackets around it.
  private func signs(of code: Code) -> [(index: Int, depth: Int)] {
    var signs: [(index: Int, depth: Int)] = []
    var depth = 0
    var index = code.startIndex
    var inside: Quotes?
    while index < code.endIndex {
      let rest = code[index...]
      if let quote = inside {
        if rest.first == quote.escape {
          index += 2
        } else if rest.starts(with: quote.close) {
          index += quote.close.count
          inside = nil
        } else {
          index += 1
        }
      } else if let quote = quotes.first(where: { !$0.open.isEmpty && rest.starts(with: $0.open) }) {
        index += quote.open.count
        inside = quote
      } else {
        switch code[index] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
          signs.append((index, depth))
          depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          signs.append((index, depth))
        case UInt8(ascii: ","), UInt8(ascii: "="): signs.append((index, depth))
        case _: break
        }
        index += 1
      }
    }
    return signs
  }
}
