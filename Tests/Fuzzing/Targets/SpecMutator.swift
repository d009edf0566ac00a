import Diagnostics
import Foundation
import TestSupport
import YAMLTree

/// Changes specs as trees: what comes out is YAML, and often still a spec.
struct SpecMutator: Sendable {
  static let shared = SpecMutator()

  indirect enum Tree: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([Tree])
    case mapping([(key: String, value: Tree)])
  }

  private let specs: [Tree]
  /// Values that stand behind each key somewhere, so that one may be put where it is understood.
  private let values: [String: [Tree]]
  private let keys: [String]
  private let words: [String]

  init() {
    let names = ["specs", "specs/features"].flatMap { folder -> [String] in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/\(folder)")) ?? []
      return files.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }
    specs = names.compactMap { name -> Tree? in
      guard let data = FileManager.default.contents(atPath: "\(Repository.root)/\(name)"), data.count < 20_000,
        let root = parseYAML([UInt8](data), file: name).value
      else { return nil }
      return Tree(root)
    }
    var values: [String: [Tree]] = [:]
    for spec in specs { spec.collect(into: &values) }
    self.values = values
    keys = values.keys.sorted()
    words = [
      "null", "-1", "0", "1", "99999999999999999999", "true", ".nan", "1e400", "decimal(", "decimal(18,18)", "string?",
      "int??",
      "id", "Id", "", " ", "é", "\u{202E}", "..", "1..0", "..5", "(a+)+", "[a-z", "never", "anyone", "uuid7", "x_", "A",
      "createdAt",
      "schema_migrations", "2026-02-30", "\u{0}", "a\nb", "\"", "\\(x)", "*/", "{{ x }}",
      String(repeating: "a", count: 61),
    ]
  }

  func mutated(_ choices: inout Choices) -> String {
    var tree = choices.pick(specs)
    for _ in 0..<(1 + choices.below(4)) { change(&tree, &choices, depth: choices.below(6)) }
    var text = ""
    tree.write(to: &text)
    return text + "\n"
  }

  private func change(_ tree: inout Tree, _ choices: inout Choices, depth: Int) {
    switch tree {
    case .scalar:
      tree = .scalar(choices.pick(words), isPlain: choices.below(2) == 0)
    case .sequence(var items):
      let place = choices.below(max(items.count, 1))
      if depth > 0, !items.isEmpty {
        change(&items[place], &choices, depth: depth - 1)
      } else {
        switch choices.below(3) {
        case 0 where !items.isEmpty: items.remove(at: place)
        case 1 where !items.isEmpty: items.append(items[place])
        default: items.append(.scalar(choices.pick(keys), isPlain: true))
        }
      }
      tree = .sequence(items)
    case .mapping(var pairs):
      let place = choices.below(max(pairs.count, 1))
      if depth > 0, !pairs.isEmpty {
        change(&pairs[place].value, &choices, depth: depth - 1)
      } else {
        switch choices.below(7) {
        case 0 where !pairs.isEmpty: pairs.remove(at: place)
        case 1 where !pairs.isEmpty: pairs.append((pairs[place].key + "2", pairs[place].value))
        case 2 where !pairs.isEmpty: pairs[place].key = choices.pick(keys)
        case 3 where !pairs.isEmpty: pairs[place].key = choices.pick(words)
        case 4 where !pairs.isEmpty: pairs.swapAt(place, choices.below(pairs.count))
        case 5 where !pairs.isEmpty:
          // Another spec's value of the same key.
          if let others = values[pairs[place].key] { pairs[place].value = choices.pick(others) }
        default:
          let key = choices.pick(keys)
          pairs.append((key, choices.pick(values[key] ?? [])))
        }
      }
      tree = .mapping(pairs)
    }
  }
}

extension SpecMutator.Tree {
  init(_ node: Node) {
    switch node.content {
    case .scalar(let scalar): self = .scalar(scalar.text, isPlain: scalar.style == .plain)
    case .sequence(let items): self = .sequence(items.map(Self.init))
    case .mapping(let pairs):
      self = .mapping(
        pairs.map { pair in
          guard case .scalar(let key) = pair.key.content else { preconditionFailure("a key is a scalar") }
          return (key.text, Self(pair.value))
        }
      )
    }
  }

  fileprivate func collect(into values: inout [String: [SpecMutator.Tree]]) {
    switch self {
    case .scalar: return
    case .sequence(let items): for item in items { item.collect(into: &values) }
    case .mapping(let pairs):
      for pair in pairs {
        values[pair.key, default: []].append(pair.value)
        pair.value.collect(into: &values)
      }
    }
  }

  fileprivate func write(to text: inout String) {
    switch self {
    case .scalar(let scalar, let isPlain):
      let isSafe =
        !scalar.isEmpty && scalar.utf8.allSatisfy { Self.safe.contains($0) } && scalar.utf8.first != UInt8(ascii: "-")
      text += isPlain && isSafe ? scalar : Self.quoted(scalar)
    case .sequence(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += ", " }
        item.write(to: &text)
      }
      text += "]"
    case .mapping(let pairs):
      text += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { text += ",\n" }
        text += "\(Self.quoted(pair.key)): "
        pair.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static let safe = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+?".utf8)

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{20}"..."\u{7E}": String(scalar)
      default:
        "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
