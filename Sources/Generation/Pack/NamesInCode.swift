/// Which of some names a piece of code uses, so that it can import them: neither what stands in a text or a remark counts, nor
/// a member behind a dot.
struct NamesInCode {
  private struct Quotes {
    var open: [UInt8]
    var close: [UInt8]
    var escape: UInt8?
  }

  /// A name that is looked for, and what has to follow it.
  private struct Candidate {
    var name: [UInt8]
    var rest: [UInt8]
    var isFound = false
  }

  /// Every kind that a text may stand in, the longest first: three quotes are not an empty text and another quote.
  private let quotes: [Quotes]
  /// What every remark begins with; it ends with its line.
  private let remarks: [[UInt8]]

  /// - Parameter forms: how the language writes texts and remarks.
  init(forms: some Sequence<LiteralForm>) {
    var found: [String: LiteralForm.Quoting] = [:]
    var prefixes: Set<String> = []
    for form in forms {
      switch form {
      case .quoted(let all): for quoting in all { found[quoting.open] = quoting }
      case .block(let quoting, _): found[quoting.open] = quoting
      case .lines(let lines): prefixes.insert(String(lines.prefix.filter { $0 != " " }))
      case .inline: break
      }
    }
    quotes = found.values.filter { !$0.open.isEmpty }
      .map { Quotes(open: Array($0.open.utf8), close: Array($0.close.utf8), escape: $0.escapes.form.utf8.first) }
      .sorted { $0.open.count > $1.open.count }
    remarks = prefixes.filter { !$0.isEmpty }.map { Array($0.utf8) }
  }

  /// Those that the code uses, in the order in which they are asked for.
  /// - Parameters:
  ///   - names: each with what follows it where it is used, if that tells it from others: `models.`, `array(`.
  ///   - interpolated: the letter before the quotes of texts that hold code between braces; empty where there are none.
  func used(of names: [String], in code: String, interpolated: String) -> [String] {
    var search = Search(quotes: quotes, remarks: remarks, marker: Array(interpolated.utf8))
    search.candidates = names.map { name in
      let bytes = Array(name.utf8)
      let end = bytes.firstIndex { !$0.isPartOfName } ?? bytes.endIndex
      return Candidate(name: Array(bytes[..<end]), rest: Array(bytes[end...]))
    }
    var code = code
    code.withUTF8 { search.read($0) }
    return search.candidates.filter(\.isFound).map { String(decoding: $0.name, as: UTF8.self) }
  }

  private struct Search {
    let quotes: [Quotes]
    let remarks: [[UInt8]]
    let marker: [UInt8]
    var candidates: [Candidate] = []
    private var index = 0

    init(quotes: [Quotes], remarks: [[UInt8]], marker: [UInt8]) {
      self.quotes = quotes
      self.remarks = remarks
      self.marker = marker
    }

    mutating func read(_ code: UnsafeBufferPointer<UInt8>) {
      index = 0
      readCode(code, isNested: false)
    }

    /// Up to the end, or up to the brace that ends what is nested in a text.
    private mutating func readCode(_ code: UnsafeBufferPointer<UInt8>, isNested: Bool) {
      var depth = 0
      // Where the name stands that ended just before.
      var last = 0..<0
      while index < code.count {
        let byte = code[index]
        if byte.isPartOfName {
          let start = index
          while index < code.count, code[index].isPartOfName { index += 1 }
          last = start..<index
          if start == 0 || code[start - 1] != UInt8(ascii: ".") { look(at: last, code) }
        } else if let quoting = quotes.first(where: { code.holds($0.open, at: index) }) {
          let holdsCode = last.upperBound == index && !last.isEmpty && code[last].elementsEqual(marker)
          index += quoting.open.count
          readText(code, quoting, holdsCode: holdsCode)
        } else if remarks.contains(where: { code.holds($0, at: index) }) {
          while index < code.count, code[index] != UInt8(ascii: "\n") { index += 1 }
        } else {
          index += 1
          if byte == UInt8(ascii: "{") { depth += 1 }
          if byte == UInt8(ascii: "}") {
            if isNested && depth == 0 { return }
            depth -= 1
          }
        }
      }
    }

    private mutating func readText(_ code: UnsafeBufferPointer<UInt8>, _ quoting: Quotes, holdsCode: Bool) {
      while index < code.count {
        if code.holds(quoting.close, at: index) {
          index += quoting.close.count
          return
        }
        if code[index] == quoting.escape {
          index += 2
        } else if holdsCode && code.holds(Array("{{".utf8), at: index) {
          index += 2
        } else if holdsCode && code[index] == UInt8(ascii: "{") {
          index += 1
          readCode(code, isNested: true)
        } else {
          index += 1
        }
      }
    }

    private mutating func look(at range: Range<Int>, _ code: UnsafeBufferPointer<UInt8>) {
      for number in candidates.indices where !candidates[number].isFound {
        let name = candidates[number].name
        if name.count == range.count, code.holds(name, at: range.lowerBound),
          code.holds(candidates[number].rest, at: range.upperBound)
        {
          candidates[number].isFound = true
        }
      }
    }
  }
}

extension UInt8 {
  fileprivate var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    case _: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func holds(_ part: [UInt8], at index: Int) -> Bool {
    guard index + part.count <= count else { return false }
    for offset in part.indices where self[index + offset] != part[offset] { return false }
    return true
  }
}
