import Spec
import YAMLTree

extension WrittenDocument {
  /// The same document with the keys of every mapping that the language has a table for in the order of that table.
  ///
  /// An alias must stay behind its anchor, so a document with aliases keeps its order.
  func ordered(by form: Form) -> WrittenDocument {
    guard !root.hasAlias else { return self }
    var document = self
    document.root = root.ordered(by: form)
    return document
  }
}

extension WrittenNode {
  var hasAlias: Bool {
    switch content {
    case .alias: true
    case .scalar: false
    case .sequence(let collection), .mapping(let collection):
      collection.entries.contains { $0.value.hasAlias || $0.key?.hasAlias == true }
    }
  }

  /// The text of a scalar; empty for everything else.
  var text: String {
    if case .scalar(let scalar, _) = content { scalar.text } else { "" }
  }

  func ordered(by form: Form) -> WrittenNode {
    var node = self
    switch content {
    case .alias, .scalar: break
    case .sequence(var collection):
      guard case .list(let item, _, _)? = form.fitting(self) else { break }
      for index in collection.entries.indices {
        collection.entries[index].value = collection.entries[index].value.ordered(by: item)
      }
      node.content = .sequence(collection)
    case .mapping(var collection):
      switch form.fitting(self) {
      case .named(let value, _, _):
        for index in collection.entries.indices {
          collection.entries[index].value = collection.entries[index].value.ordered(by: value)
        }
      case .keyed(let table): collection.entries = collection.ordered(by: table)
      case .prose, .word, .label, .boolean, .integer, .choice, .numbers, .literal, .value, .anything, .list, .either,
        nil:
        break
      }
      node.content = .mapping(collection)
    }
    return node
  }
}

extension WrittenCollection {
  /// The entries in the order of the table, unknown ones behind them as they stood.
  fileprivate func ordered(by table: KeyTable) -> [WrittenEntry] {
    let places = Dictionary(table.entries.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let placed = entries.enumerated().map { index, entry in
      var entry = entry
      let name = entry.key?.text ?? ""
      if let form = table.key(name)?.form { entry.value = entry.value.ordered(by: form) }
      return (place: places[name] ?? places.count + index, entry: entry)
    }
    return placed.sorted { $0.place < $1.place }.map(\.entry)
  }
}

extension Form {
  /// The side of an either-or that a node of this kind is written as.
  func fitting(_ node: WrittenNode) -> Form? {
    switch (self, node.content) {
    case (.either(let short, let long), _): long.fitting(node) ?? short.fitting(node)
    case (.list, .sequence), (.keyed, .mapping), (.named, .mapping): self
    case (.list, _), (.keyed, _), (.named, _), (.prose, _), (.word, _), (.label, _), (.boolean, _), (.integer, _),
      (.choice, _), (.numbers, _), (.literal, _), (.value, _),
      (.anything, _):
      nil
    }
  }
}
