import Diagnostics
package import YAMLTree

extension Node {
  /// What a message calls this node.
  var phrase: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .bool, .int, .float: scalar.text
      case .string: "'\(scalar.text.prefix(40))'"
      }
    }
  }

  /// The range, cut off at the end of its first line, where a block would underline half of the file.
  var firstLine: SourceRange {
    guard range.end.line > range.start.line else { return range }
    let end = SourcePosition(line: range.start.line, column: range.start.column + 1)
    return SourceRange(in: range.source, start: range.start, end: end)
  }

  var word: Word? {
    guard case .scalar(let scalar) = content, scalar.value != .null else { return nil }
    return Word(scalar, at: range)
  }

  /// The scalar, when YAML reads it as a string.
  var stringWord: Word? {
    guard let word, word.value == .string else { return nil }
    return word
  }

  var isNothing: Bool {
    if case .scalar(let scalar) = content { scalar.value == .null } else { false }
  }

  var boolean: Bool? {
    if case .scalar(let scalar) = content, case .bool(let value) = scalar.value { value } else { nil }
  }

  var number: Int? {
    if case .scalar(let scalar) = content, case .int(let value) = scalar.value { Int(exactly: value) } else { nil }
  }

  var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The pairs of a mapping, with split words joined.
  var pairs: [Pair]? {
    if case .mapping(let pairs) = content { joinSplitWords(pairs).pairs } else { nil }
  }

  /// Takes the pairs whose key the language has, one after the other; the others are reported where forms are checked.
  func forEachEntry<Keys: KeySet>(of keys: Keys.Type, _ take: (_ key: Keys, _ word: Word, _ value: Node) -> Void) {
    for pair in pairs ?? [] {
      guard let key = Keys(rawValue: pair.key.text), let word = pair.key.word else { continue }
      take(key, word, pair.value)
    }
  }
}

/// Puts words back together that a comma has split: `{type: decimal(10,2)}` is `type: decimal(10` and `2):` to YAML.
package func joinSplitWords(_ pairs: [Node.Pair]) -> (pairs: [Node.Pair], words: [Word]) {
  guard pairs.contains(where: \.isBare) else { return (pairs, []) }
  var joined: [Node.Pair] = []
  var words: [Word] = []
  var index = 0
  while index < pairs.count {
    var pair = pairs[index]
    index += 1
    if case .scalar(var scalar) = pair.value.content, scalar.style == .plain, scalar.text.openParentheses > 0 {
      var text = scalar.text
      var end = index
      while end < pairs.count, text.openParentheses > 0, pairs[end].isBare {
        text += ",\(pairs[end].key.text)"
        end += 1
      }
      if end > index, text.openParentheses == 0 {
        let start = pair.value.range.start
        let stop = pairs[end - 1].key.range.end
        scalar.text = text
        scalar.value = .string
        pair.value = Node(.scalar(scalar), at: SourceRange(in: pair.value.range.source, start: start, end: stop))
        words.append(Word(scalar, at: pair.value.range))
        index = end
      }
    }
    joined.append(pair)
  }
  return (joined, words)
}

extension String {
  /// How many parentheses are open at the end of the text.
  package var openParentheses: Int {
    utf8.reduce(0) { $1 == UInt8(ascii: "(") ? $0 + 1 : $1 == UInt8(ascii: ")") ? $0 - 1 : $0 }
  }
}
