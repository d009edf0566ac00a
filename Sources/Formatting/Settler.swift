import Spec
import YAMLTree

/// Takes hints out of a written text, and with them the comments that can be about nothing else.
struct Settler {
  /// The hints that go.
  let paths: Set<[String]>
  /// The comments that went.
  private(set) var gone: [String] = []

  init(_ paths: Set<[String]>) {
    self.paths = paths
  }

  /// A mapping that becomes empty stays one, since that means the same; a mapping of cases that say nothing becomes their
  /// list.
  mutating func settled(_ entry: WrittenEntry, by form: Form, at path: [String] = []) -> WrittenEntry {
    guard case .mapping(let before) = entry.value.content, let fitting = form.fitting(entry.value) else { return entry }
    var entry = entry
    var collection = settled(before, by: fitting, at: path)
    guard collection != before else { return entry }
    if collection.entries.isEmpty {
      // Nothing is left that a comment inside could stand above.
      entry.leading += (collection.closing.comments + [entry.head].compactMap { $0 }).map(Remark.comment)
      entry.head = nil
      collection = WrittenCollection(entries: [], closing: [], isFlow: true)
    }
    entry.value.content = form.takesWords ? collection.asWords : .mapping(collection)
    return entry
  }

  private mutating func settled(
    _ collection: WrittenCollection,
    by form: Form,
    at path: [String]
  ) -> WrittenCollection {
    var rest = collection
    rest.entries = []
    var left: [Remark] = []
    for (index, entry) in collection.entries.enumerated() {
      let name = entry.key?.text ?? ""
      guard paths.contains(path + [name]) else {
        var entry = settled(entry, by: form.below(name), at: path + [name])
        entry.leading = left + entry.leading
        left = []
        rest.entries.append(entry)
        continue
      }
      let own = ownRemarks(of: index, in: collection, at: path)
      left += entry.leading.dropLast(own.count)
      gone += own.comments + [entry.head, entry.trailing].compactMap { $0 } + entry.value.comments
    }
    rest.closing = left + rest.closing
    return rest
  }

  /// The comments right above a hint, where they are about nothing else: what follows without a blank line or a comment goes
  /// too, and it is not the first of several keys, whose comment may be about all of them.
  private func ownRemarks(of index: Int, in collection: WrittenCollection, at path: [String]) -> [Remark] {
    let leading = collection.entries[index].leading
    let next = collection.entries[(index + 1)...].prefix { $0.leading.isEmpty }
    let isAlone = next.allSatisfy { paths.contains(path + [$0.key?.text ?? ""]) }
    guard isAlone, index > 0 || next.count + 1 == collection.entries.count else { return [] }
    return Array(leading[(leading.lastIndex(of: .blank).map { $0 + 1 } ?? 0)...])
  }
}

extension Form {
  /// Whether names without anything behind them may also be a list of words.
  fileprivate var takesWords: Bool {
    if case .either(.list(.word, _, _), .named) = self { true } else { false }
  }
}

extension WrittenCollection {
  /// The list of its keys, where nothing stands behind any of them.
  fileprivate var asWords: WrittenNode.Content {
    guard entries.allSatisfy(\.value.saysNothing) else { return .mapping(self) }
    var list = self
    list.entries = entries.map { entry in
      var item = entry
      item.key = nil
      item.value = entry.key?.asWord ?? entry.value
      return item
    }
    return .sequence(list)
  }
}

extension WrittenNode {
  fileprivate var saysNothing: Bool {
    if case .mapping(let collection) = content, properties.isEmpty {
      collection.entries.isEmpty && collection.closing.isEmpty
    } else {
      false
    }
  }

  /// A key is a text whatever it looks like; a word is one only between quotes.
  fileprivate var asWord: WrittenNode {
    guard case .scalar(let scalar, _) = content, scalar.value != .string else { return self }
    var node = self
    node.content = .scalar(
      Scalar(text: scalar.text, style: .doubleQuoted, value: .string),
      lines: [quoted(scalar.text)]
    )
    return node
  }
}
