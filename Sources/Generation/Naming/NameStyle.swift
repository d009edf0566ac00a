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
      return words.reduce(into: "") { $0 += capitalized($1, acronyms) }
    case .camelCase:
      return words.dropFirst().reduce(into: words.first ?? "") { $0 += capitalized($1, acronyms) }
    case .snakeCase:
      return words.joined(separator: "_")
    case .kebabCase:
      return words.joined(separator: "-")
    case .screamingSnakeCase:
      return words.map { $0.uppercased() }.joined(separator: "_")
    }
  }

  private func capitalized(_ word: String, _ acronyms: Set<String>) -> String {
    if acronyms.contains(word) { return word.uppercased() }
    if word.utf8.last == UInt8(ascii: "s"), acronyms.contains(String(word.dropLast())) {
      return word.dropLast().uppercased() + "s"
    }
    guard let first = word.utf8.first, first < 0x80 else { return word.prefix(1).uppercased() + word.dropFirst() }
    guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return word }
    // A mark that follows the letter belongs to it, and some of the two have a capital of their own.
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return word.prefix(1).uppercased() + word.dropFirst() }
    var word = word
    return word.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        _ = buffer.initialize(from: bytes)
        buffer[0] = first & ~0x20
        return bytes.count
      }
    }
  }
}
