import Diagnostics
import YAMLTree

/// Reads mappings with a known set of keys, and remembers everything that is wrong with them.
struct PackReader {
  var diagnostics: [Diagnostic] = []

  mutating func fail(_ message: String, at node: Node, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, .targetPack, message, at: node.range, help: help))
  }

  /// The pairs of a mapping by key; a key that is not among `known` is an error.
  mutating func mapping(_ node: Node, of what: String, known: [String]? = nil) -> [String: Node] {
    guard case .mapping(let pairs) = node.content else {
      fail("\(what) must be a mapping", at: node)
      return [:]
    }
    var result: [String: Node] = [:]
    for pair in pairs {
      guard case .scalar(let key) = pair.key.content else { continue }
      if let known, !known.contains(key.text) {
        let meant = nearest(key.text, among: known)
        fail("\(what) has no key '\(key.text)'", at: pair.key, help: meant.map { "did you mean '\($0)'?" })
        // One mistake is said once: what was meant is not missing too.
        if let meant, result[meant] == nil { result[meant] = pair.value }
      } else {
        result[key.text] = pair.value
      }
    }
    return result
  }

  mutating func sequence(_ node: Node, of what: String) -> [Node] {
    guard case .sequence(let items) = node.content else {
      fail("\(what) must be a list", at: node)
      return []
    }
    return items
  }

  mutating func text(_ node: Node, of what: String) -> String {
    guard case .scalar(let scalar) = node.content else {
      fail("\(what) must be text", at: node)
      return ""
    }
    return scalar.text
  }

  mutating func required(_ key: String, in mapping: [String: Node], of node: Node, _ what: String) -> Node? {
    if let found = mapping[key] { return found }
    fail("\(what) lacks the key '\(key)'", at: node)
    return nil
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node, of what: String) -> Word?
  where Word.RawValue == String {
    let text = text(node, of: what)
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let help = nearest(text, among: words).map { "did you mean '\($0)'?" } ?? words.joined(separator: ", ")
    fail("'\(text)' is no \(what)", at: node, help: help)
    return nil
  }

  mutating func texts(_ node: Node?, of what: String) -> [String] {
    guard let node else { return [] }
    return sequence(node, of: what).map { text($0, of: "an entry of \(what)") }
  }
}
