package import Diagnostics
import YAMLTree

/// A value of any form as written, such as a default.
package indirect enum ValueSpec: Sendable {
  case null(SourceRange)
  case word(Word)
  case list([ValueSpec], SourceRange)
  case mapping([(name: Word, value: ValueSpec)], SourceRange)

  init(_ node: Node) {
    switch node.content {
    case .scalar: self = node.word.map(ValueSpec.word) ?? .null(node.range)
    case .sequence(let items): self = .list(items.map(ValueSpec.init), node.firstLine)
    case .mapping(let pairs):
      let members = pairs.compactMap { pair in pair.key.word.map { (name: $0, value: ValueSpec(pair.value)) } }
      self = .mapping(members, node.firstLine)
    }
  }

  /// The word, when the value is one.
  package var word: Word? {
    if case .word(let word) = self { word } else { nil }
  }

  /// Where a message points at.
  package var range: SourceRange {
    switch self {
    case .word(let word): word.range
    case .null(let range), .list(_, let range), .mapping(_, let range): range
    }
  }

  /// What a message calls the value.
  package var phrase: String {
    switch self {
    case .null: "nothing"
    case .word(let word): "'\(word.text.prefix(40))'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
