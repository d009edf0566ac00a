import Spec
import YAMLTree

extension WrittenNode {
  /// The same node with words that a comma has split put back together, in quotes: `{type: decimal(10,2)}` is
  /// `type: decimal(10` and `2):` to YAML.
  func joiningSplitWords() -> WrittenNode {
    var node = self
    switch content {
    case .alias, .scalar: break
    case .sequence(var collection):
      collection.entries = collection.entries.map { $0.joiningSplitWords() }
      node.content = .sequence(collection)
    case .mapping(var collection):
      collection.entries = joined(collection.entries).map { $0.joiningSplitWords() }
      node.content = .mapping(collection)
    }
    return node
  }

  private func joined(_ entries: [WrittenEntry]) -> [WrittenEntry] {
    guard entries.contains(where: \.isBare) else { return entries }
    var joined: [WrittenEntry] = []
    var index = 0
    while index < entries.count {
      var entry = entries[index]
      index += 1
      if case .scalar(let scalar, _) = entry.value.content, scalar.style == .plain, scalar.text.openParentheses > 0 {
        var text = scalar.text
        var end = index
        while end < entries.count, text.openParentheses > 0, entries[end].isBare, let key = entries[end].key {
          text += ",\(key.text)"
          entry.leading += entries[end].leading
          end += 1
        }
        if end > index, text.openParentheses == 0 {
          let whole = Scalar(text: text, style: .doubleQuoted, value: .string)
          entry.value.content = .scalar(whole, lines: [quoted(text)])
          let behind = [entry.trailing] + entries[index..<end].map(\.trailing)
          entry.trailing = nil
          entry.leading += behind.compactMap { $0.map(Remark.comment) }
          index = end
        }
      }
      joined.append(entry)
    }
    return joined
  }
}

extension WrittenEntry {
  fileprivate func joiningSplitWords() -> WrittenEntry {
    var entry = self
    entry.value = value.joiningSplitWords()
    return entry
  }
}
