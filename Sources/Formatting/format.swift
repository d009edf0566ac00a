package import Diagnostics
import Spec
import YAMLTree

/// A spec's text in its canonical form: keys in the order of the language's tables, two spaces a level, comments where
/// they stood. What the text means is unchanged, and a text in canonical form is returned as it is.
///
/// - Parameter bytes: a YAML text, whether or not what it says is a valid spec.
/// - Returns: the text, or why it is no YAML.
package func format(_ bytes: [UInt8], file: String) -> Outcome<[UInt8]> {
  let parsed = parseYAML(bytes, file: file)
  guard let root = parsed.value else { return Outcome(nil, parsed.diagnostics) }
  let long = root.longKeys.map {
    Diagnostic(.yamlKey, "a key of more than \(Node.longestKey) characters cannot begin a line", at: $0.range)
  }
  guard long.isEmpty else { return Outcome(nil, parsed.diagnostics + long) }
  var document = readWritten(bytes)
  document.root = document.root.joiningSplitWords()
  let canonical = document.ordered(by: .keyed(SpecKey.table))
  let text = Array(Layout.text(of: canonical).utf8)
  let meaning = parseYAML(text, file: file).value.map { Meaning($0) }
  precondition(meaning == Meaning(root), "formatting '\(file)' would change what it says; the file is left as it is")
  return Outcome(text, parsed.diagnostics)
}

extension Node {
  /// YAML takes 1,024 characters with the quotes and escapes that a key may need.
  fileprivate static let longestKey = 160

  fileprivate var longKeys: [Node] {
    switch content {
    case .scalar: []
    case .sequence(let items): items.flatMap(\.longKeys)
    case .mapping(let pairs):
      pairs.flatMap { pair in
        let isLong =
          if case .scalar(let key) = pair.key.content { key.text.utf8.count > Self.longestKey } else { false }
        return (isLong ? [pair.key] : []) + pair.value.longKeys
      }
    }
  }
}

/// What a tree says: pairs without their order, scalars without their quotes.
private indirect enum Meaning: Equatable {
  /// The text, and what it is read as; in words, since no number is equal to what is none.
  case scalar(String, as: String)
  case sequence([Meaning])
  case mapping([String: Meaning])

  init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .scalar(scalar.text, as: "\(scalar.value)")
    case .sequence(let items): self = .sequence(items.map { Meaning($0) })
    case .mapping(let pairs):
      let joined = joinSplitWords(pairs).pairs.map { (key: Meaning.name($0.key), value: Meaning($0.value)) }
      self = .mapping(Dictionary(joined) { first, _ in first })
    }
  }

  private static func name(_ key: Node) -> String {
    if case .scalar(let scalar) = key.content { scalar.text } else { "" }
  }
}
