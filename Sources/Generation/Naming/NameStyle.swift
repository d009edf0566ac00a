/// How a language joins the words of a name.
package enum NameStyle: String, Sendable, Hashable, CaseIterable {
  case pascalCase = "PascalCase"
  case camelCase
  case snakeCase = "snake_case"
  case kebabCase = "kebab-case"
  case screamingSnakeCase = "SCREAMING_SNAKE_CASE"

  /// - Parameters:
  ///   - words: lower-case words.
  ///   - acronyms: words that the camel styles write in capitals, except at the start of a `camelCase` name.
  package func join(_ words: [String], acronyms: Set<String>) -> String {
    switch self {
    case .pascalCase:
      words.map { capitalized($0, acronyms) }.joined()
    case .camelCase:
      (words.prefix(1) + words.dropFirst().map { capitalized($0, acronyms) }).joined()
    case .snakeCase:
      words.joined(separator: "_")
    case .kebabCase:
      words.joined(separator: "-")
    case .screamingSnakeCase:
      words.map { $0.uppercased() }.joined(separator: "_")
    }
  }

  private func capitalized(_ word: String, _ acronyms: Set<String>) -> String {
    if acronyms.contains(word) { return word.uppercased() }
    if word.last == "s", acronyms.contains(String(word.dropLast())) { return word.dropLast().uppercased() + "s" }
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
