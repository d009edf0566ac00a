/// Code on one line where it fits, otherwise broken at its brackets, from the outermost inwards: the items of a list and
/// the arguments of a call stand one on a line, a value without brackets on the line after its `=`. Nothing is broken in quotes.
struct CodeWrapping {
  private struct Quotes {
    var open: [Unicode.Scalar]
    var close: [Unicode.Scalar]
    var escape: Unicode.Scalar?
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

  /// Every kind that a text may stand in.
  private let quotes: [Quotes]
  private let layout: Layout

  /// - Parameter string: how the language writes a text.
  init(string: LiteralForm?, _ layout: Layout) {
    var forms: [LiteralForm.Quoting] = []
    if case .quoted(let all)? = string { forms = all }
    quotes = forms.map { form in
      Quotes(
        open: Array(form.open.unicodeScalars),
        close: Array(form.close.unicodeScalars),
        escape: form.escapes.form.unicodeScalars.first
      )
    }
    self.layout = layout
  }

  /// - Parameter indentation: the columns before the first line, and before the last.
  func wrapped(_ code: String, indentation: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: wrapped(Array(code.unicodeScalars)[...], indentation))
    return text
  }

  private func wrapped(_ code: ArraySlice<Unicode.Scalar>, _ indentation: Int) -> [Unicode.Scalar] {
    indentation + code.count <= layout.width ? Array(code) : broken(code, indentation)
  }

  private func broken(_ code: ArraySlice<Unicode.Scalar>, _ indentation: Int) -> [Unicode.Scalar] {
    let signs = signs(of: code)
    let margin = Array(repeating: " " as Unicode.Scalar, count: indentation)
    let inner = margin + Array(repeating: " ", count: layout.step)
    if let close = signs.last, close.index == code.endIndex - 1, ")]}".unicodeScalars.contains(code[close.index]),
      let open = signs.last(where: { $0.depth == close.depth && $0.index < close.index }),
      open.index + 1 < close.index
    {
      let between = signs.filter { $0.depth == open.depth + 1 && $0.index > open.index && code[$0.index] == "," }
      let edges = [open.index] + between.map(\.index) + [close.index]
      let items = zip(edges, edges.dropFirst()).map { code[($0 + 1)..<$1].drop { $0 == " " } }
      let isOneInBrackets = items.count == 1 && code[open.index + 1] == "[" && code[close.index - 1] == "]"
      if isOneInBrackets { return code[...open.index] + broken(items[0], indentation) + [code[close.index]] }
      let commas = items.count > 1 ? layout.trailing : layout.lone
      let comma: [Unicode.Scalar] = commas.unicodeScalars.contains(code[open.index]) ? [","] : []
      let rows = items.map { inner + wrapped($0, indentation + layout.step) }.joined(separator: [",", "\n"])
      return code[...open.index] + ["\n"] + rows + comma + ["\n"] + margin + [code[close.index]]
    }
    guard let equals = signs.first(where: { $0.depth == 0 && code[$0.index] == "=" })?.index else { return Array(code) }
    let value = code[(equals + 1)...].drop { $0 == " " }
    return code[...equals] + ["\n"] + inner + wrapped(value, indentation + layout.step)
  }

  /// Brackets, commas and `=` outside of quotes, each with the number of brackets around it.
  private func signs(of code: ArraySlice<Unicode.Scalar>) -> [(index: Int, depth: Int)] {
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
        case "(", "[", "{":
          signs.append((index, depth))
          depth += 1
        case ")", "]", "}":
          depth -= 1
          signs.append((index, depth))
        case ",", "=": signs.append((index, depth))
        case _: break
        }
        index += 1
      }
    }
    return signs
  }
}
