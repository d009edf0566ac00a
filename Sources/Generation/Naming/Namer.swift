package import Model

/// Spells every identifier of one target; nothing else does.
package struct Namer: Sendable, Equatable {
  /// What an identifier stands for.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case type, variable, enumCase = "case", file
  }

  package var styles: [Kind: NameStyle]
  package var acronyms: Set<String>
  /// Words that the language keeps for itself.
  package var reserved: Set<String>
  /// How a reserved word is written where it is to be an identifier; `{}` stands for the word.
  package var escape: String
  /// Types that every file of the output can see already.
  package var takenTypes: Set<String>
  /// How a type is written whose name is taken; `{}` stands for the name.
  package var takenTypeForm: String
  /// Members that every record type has already.
  package var takenMembers: Set<String>
  /// How a member is written whose name is taken; `{}` stands for the name.
  package var takenMemberForm: String

  package init(
    styles: [Kind: NameStyle],
    acronyms: Set<String>,
    reserved: Set<String>,
    escape: String,
    takenTypes: Set<String>,
    takenTypeForm: String,
    takenMembers: Set<String>,
    takenMemberForm: String
  ) {
    self.styles = styles
    self.acronyms = acronyms
    self.reserved = reserved
    self.escape = escape
    self.takenTypes = takenTypes
    self.takenTypeForm = takenTypeForm
    self.takenMembers = takenMembers
    self.takenMemberForm = takenMemberForm
  }

  /// The identifier for `name` where it is declared or used on its own.
  package func spell(_ name: Name, as kind: Kind) -> String {
    let joined = unescaped(name, as: kind)
    switch kind {
    case .file: return joined
    case .type, .variable, .enumCase:
      return reserved.contains(joined) ? escape.replacingPlaceholder(with: joined) : joined
    }
  }

  /// The same identifier where it is a part of a longer one, or of a file's name, which needs no escape.
  package func unescaped(_ name: Name, as kind: Kind) -> String {
    guard let style = styles[kind] else { preconditionFailure("the target has no style for \(kind.rawValue) names") }
    let joined = style.join(name.words, acronyms: acronyms)
    switch kind {
    case .type, .file:
      return takenTypes.contains(joined) ? takenTypeForm.replacingPlaceholder(with: joined) : joined
    case .variable, .enumCase:
      return takenMembers.contains(joined) ? takenMemberForm.replacingPlaceholder(with: joined) : joined
    }
  }
}

extension String {
  /// The form with `{}` replaced by `text`.
  func replacingPlaceholder(with text: String) -> String {
    replacing("{}", with: text, maxReplacements: 1)
  }
}
