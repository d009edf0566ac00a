import Model
import Spec

/// How a spec spells the names of fields and relations, which decides the spelling of names that are derived.
enum Style {
  case snake, camel

  /// The style that a name shows; a name of one lower-case word shows none.
  init?(of name: String) {
    if name.hasByte(where: { $0 == UInt8(ascii: "_") }) {
      self = .snake
    } else if name.hasByte(where: \.isUpper) {
      self = .camel
    } else {
      return nil
    }
  }

  func spell(_ words: [String]) -> Name {
    switch self {
    case .snake: Name(spelled: words.joined(separator: "_"), words: words)
    case .camel: Name(spelled: camelCase(words), words: words)
    }
  }
}

func camelCase(_ words: [String]) -> String {
  guard let first = words.first, words.count > 1 else { return words.first ?? "" }
  return first + pascalCase(words.dropFirst())
}

func pascalCase(_ words: some Sequence<String>) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(32)
  for word in words {
    let start = bytes.count
    bytes += word.utf8
    guard start < bytes.count else { continue }
    // Names are ASCII; what else is spelled here was reported.
    guard bytes[start] < 0x80 else {
      bytes.replaceSubrange(start..., with: (word.prefix(1).uppercased() + word.dropFirst()).utf8)
      continue
    }
    if bytes[start].isLower { bytes[start] -= 32 }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Spec {
  /// Every name that shows a style, in the order of the spec.
  var styledNames: [(style: Style, word: Word)] {
    var names: [(style: Style, word: Word)] = []
    func add(_ word: Word) {
      if let style = Style(of: word.text), NameForm.member.accepts(word.text) { names.append((style, word)) }
    }
    for resource in resources {
      for field in resource.fields { add(field.name) }
      for relation in resource.relations { add(relation.name) }
      for action in resource.actions {
        for field in action.input + action.output { add(field.name) }
      }
    }
    return names
  }
}
