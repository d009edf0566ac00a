import Diagnostics
import Spec
import YAMLTree

/// Every hint of a spec, or of a file that it includes, in the order of the text; none of what is no YAML.
package func hints(in bytes: [UInt8], file: String) -> [Hint] {
  guard let tree = parseYAML(bytes, file: file).value else { return [] }
  return readWritten(bytes).root.hints(by: .keyed(SpecKey.table), at: [], under: []).compactMap { path, names in
    tree.key(at: path[...]).map { Hint(path: path, names: names, range: $0.range) }
  }
}

extension WrittenNode {
  fileprivate func hints(
    by form: Form,
    at path: [String],
    under names: [String]
  ) -> [(path: [String], names: [String])] {
    guard case .mapping(let collection) = content, let form = form.fitting(self) else { return [] }
    return collection.entries.flatMap { entry in
      let name = entry.key?.text ?? ""
      let place = path + [name]
      if form.hasHint(name) { return [(place, names)] }
      return entry.value.hints(by: form.below(name), at: place, under: form.isNamed ? names + [name] : names)
    }
  }
}

extension Form {
  /// What stands behind a key of a mapping of this form.
  func below(_ name: String) -> Form {
    switch self {
    case .named(let value, _, _): value
    case .keyed(let table): table.key(name)?.form ?? .anything
    case .prose, .word, .label, .boolean, .integer, .choice, .numbers, .literal, .value, .anything, .list, .either:
      .anything
    }
  }

  fileprivate func hasHint(_ name: String) -> Bool {
    if case .keyed(let table) = self { table.key(name)?.isHint == true } else { false }
  }

  fileprivate var isNamed: Bool {
    if case .named = self { true } else { false }
  }
}

extension Node {
  /// The key at the end of a path.
  fileprivate func key(at path: ArraySlice<String>) -> Node? {
    guard case .mapping(let pairs) = content, let name = path.first,
      let pair = pairs.first(where: { if case .scalar(let key) = $0.key.content { key.text == name } else { false } })
    else { return nil }
    return path.count == 1 ? pair.key : pair.value.key(at: path.dropFirst())
  }
}
