/// A `CREATE` statement in its parts: of a table each column and constraint, and what stands around them.
struct SQLDefinition {
  /// A column, a constraint, or the rest.
  private struct Part {
    let name: String
    let text: String
  }

  private let parts: [Part]

  init(_ sql: String) {
    let tokens = sqlTokens(sql)
    let isTable = tokens.starts(with: ["create", "table"])
    var rest: [String] = []
    var items: [[String]] = [[]]
    var depth = 0
    for token in tokens {
      if token == ")" { depth -= 1 }
      if !isTable || depth == 0 {
        rest.append(token)
      } else if depth == 1, token == "," {
        items.append([])
      } else {
        items[items.count - 1].append(token)
      }
      if token == "(" { depth += 1 }
    }
    parts = [Part(name: "definition", text: Self.joined(rest))] + items.filter { !$0.isEmpty }.map(Self.part)
  }

  /// In what this one is another, each in a line.
  func differences(from expected: SQLDefinition, in object: String) -> [String] {
    let found = Dictionary(parts.map { ($0.name, $0.text) }) { first, _ in first }
    let wanted = Dictionary(expected.parts.map { ($0.name, $0.text) }) { first, _ in first }
    let known = expected.parts.compactMap { part in
      guard let text = found[part.name] else { return "\(object): \(part.name) is missing" }
      return text == part.text ? nil : "\(object): \(part.name) is '\(text)', not '\(part.text)'"
    }
    let others = parts.filter { wanted[$0.name] == nil }.map { "\(object): \($0.name) is of no migration" }
    let all = known + others
    let isReordered = all.isEmpty && parts.map(\.text) != expected.parts.map(\.text)
    return isReordered ? ["\(object): its parts stand in another order"] : all
  }

  private static func part(_ tokens: [String]) -> Part {
    let text = joined(tokens)
    switch tokens[0] {
    case "constraint": return Part(name: tokens.prefix(2).joined(separator: " "), text: text)
    case "primary", "unique", "check", "foreign": return Part(name: text, text: text)
    default: return Part(name: "column \(tokens[0])", text: text)
    }
  }

  private static func joined(_ tokens: [String]) -> String {
    tokens.reduce(into: "") { text, token in
      let isTight = text.isEmpty || text.last == "(" || [")", ",", "("].contains(token)
      text += isTight ? token : " \(token)"
    }
  }
}
