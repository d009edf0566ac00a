/// What a statement says, without what does not count: blanks, remarks, quotes around names, and their case.
func sqlTokens(_ sql: String) -> [String] {
  var tokens: [String] = []
  var rest = Substring(sql)
  while let first = rest.first {
    switch first {
    case "'":
      tokens.append("'\(quoted(&rest, by: "'").replacing("'", with: "''"))'")
    case "\"", "`":
      tokens.append(quoted(&rest, by: first).lowercased())
    case "[":
      tokens.append(rest.dropFirst().prefix { $0 != "]" }.lowercased())
      rest = rest.drop { $0 != "]" }.dropFirst()
    case "-" where rest.hasPrefix("--"):
      rest = rest.drop { !$0.isNewline }
    case "/" where rest.hasPrefix("/*"):
      rest = rest.dropFirst(2)
      while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
      rest = rest.dropFirst(2)
    case _ where first.isWhitespace:
      rest = rest.dropFirst()
    case _:
      let word = rest.prefix { isPartOfWord($0) }
      let comparison = rest.prefix { "<>=!|".contains($0) }
      let token = word.isEmpty ? (comparison.isEmpty ? rest.prefix(1) : comparison) : word
      tokens.append(token.lowercased())
      rest = rest.dropFirst(token.count)
    }
  }
  return tokens
}

/// What stands between quotes, two of which stand for one within.
private func quoted(_ rest: inout Substring, by quote: Character) -> String {
  var text = ""
  rest = rest.dropFirst()
  while let next = rest.first {
    rest = rest.dropFirst()
    if next == quote {
      guard rest.first == quote else { return text }
      rest = rest.dropFirst()
    }
    text.append(next)
  }
  return text
}

private func isPartOfWord(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_" || character == "$"
}
