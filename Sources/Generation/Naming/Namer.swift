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
  /// Those of them that it keeps for itself even where nothing but a label can stand.
  package var reservedLabels: Set<String>
  /// Types that every file of the output can see already.
  package var takenTypes: Set<String>
  /// How a type is written whose name is taken; `{}` stands for the name.
  package var takenTypeForm: String
  /// Members that every record type has already.
  package var takenMembers: Set<String>
  /// How a member is written whose name is taken; `{}` stands for the name.
  package var takenMemberForm: String
  /// Cases that every enum has already.
  package var takenCases: Set<String>
  /// Variables that generated code keeps for itself wherever it works with a record.
  package var takenRecords: Set<String>
  /// How a variable is written that holds a record and whose name is taken; `{}` stands for the name.
  package var takenRecordForm: String
  /// Functions that stand beside those of actions already; `{}` stands for any further word.
  package var takenActions: Set<String>
  /// How an action is written whose name is taken; `{}` stands for the name.
  package var takenActionForm: String
  /// Types and files that are made from a resource's name; `{}` stands for it.
  package var derivedTypes: [String]
  /// The same for an action, whose type is the resource's name and its own.
  package var derivedActionTypes: [String]
  /// Variables and functions that are made from a resource's name; `{}` stands for it as a part of a type's name.
  package var derivedRecords: [String]

  package init(
    styles: [Kind: NameStyle],
    acronyms: Set<String>,
    reserved: Set<String>,
    reservedLabels: Set<String>,
    escape: String,
    takenTypes: Set<String>,
    takenTypeForm: String,
    takenMembers: Set<String>,
    takenMemberForm: String,
    takenCases: Set<String>,
    takenRecords: Set<String>,
    takenRecordForm: String,
    takenActions: Set<String> = [],
    takenActionForm: String = "{}",
    derivedTypes: [String] = [],
    derivedActionTypes: [String] = [],
    derivedRecords: [String] = []
  ) {
    self.styles = styles
    self.acronyms = acronyms
    self.reserved = reserved
    self.reservedLabels = reservedLabels
    self.escape = escape
    self.takenTypes = takenTypes
    self.takenTypeForm = takenTypeForm
    self.takenMembers = takenMembers
    self.takenMemberForm = takenMemberForm
    self.takenCases = takenCases
    self.takenRecords = takenRecords
    self.takenRecordForm = takenRecordForm
    self.takenActions = takenActions
    self.takenActionForm = takenActionForm
    self.derivedTypes = derivedTypes
    self.derivedActionTypes = derivedActionTypes
    self.derivedRecords = derivedRecords
  }

  /// The identifier for `name` where it is declared or used on its own.
  package func spell(_ name: Name, as kind: Kind) -> String {
    let joined = unescaped(name, as: kind)
    switch kind {
    case .file: return joined
    case .type, .variable, .enumCase: return escaped(joined)
    }
  }

  /// The variable's name where it is the label of an argument.
  package func label(_ name: Name) -> String {
    let joined = unescaped(name, as: .variable)
    return reservedLabels.contains(joined) ? escaped(joined) : joined
  }

  /// The variable that holds records of a resource of that name.
  package func spell(record name: Name) -> String {
    escaped(unescaped(record: name))
  }

  /// The same variable where it is a part of a longer name.
  package func unescaped(record name: Name) -> String {
    let joined = joined(name, as: .variable)
    return takenRecords.contains(joined) ? takenRecordForm.replacingPlaceholder(with: joined) : joined
  }

  /// The function that an action is.
  package func spell(action name: Name) -> String {
    escaped(unescaped(action: name))
  }

  /// The same function where it is a part of a longer name.
  package func unescaped(action name: Name) -> String {
    let joined = joined(name, as: .variable)
    return isTaken(action: joined) ? takenActionForm.replacingPlaceholder(with: joined) : joined
  }

  private func isTaken(action name: String) -> Bool {
    takenActions.contains(name)
      || takenActions.contains { form in
        guard form.hasSuffix("{}"), name.hasPrefix(form.dropLast(2)) else { return false }
        let next = name.dropFirst(form.count - 2).first
        return form.hasSuffix("_{}") ? next != nil : next?.isUppercase == true
      }
  }

  /// What the types of an action are called after: the resource's name, then its own.
  package func spell(action name: Name, of resource: Name) -> String {
    let own = unescaped(name, as: .type)
    let joined = unescaped(resource, as: .type) + own
    return derivedTypes.contains("{}" + own) ? taken(joined, by: takenActionForm, as: .type) : joined
  }

  private func escaped(_ joined: String) -> String {
    reserved.contains(joined) ? escape.replacingPlaceholder(with: joined) : joined
  }

  /// A name in the form of one that is taken: the words that the form adds are joined in the style of what is named, so that
  /// a type `ClassRecord` stands in a file `class_record`.
  private func taken(_ name: String, by form: String, as kind: Kind) -> String {
    guard form.hasPrefix("{}"), let style = styles[kind] else { return form.replacingPlaceholder(with: name) }
    let added = form.dropFirst(2).reduce(into: [String]()) { words, letter in
      if letter == "_" || letter.isUppercase || words.isEmpty { words.append("") }
      if letter != "_" { words[words.count - 1] += letter.lowercased() }
    }
    let words = added.filter { !$0.isEmpty }
    guard !words.isEmpty else { return form.replacingPlaceholder(with: name) }
    switch style {
    case .pascalCase, .camelCase: return name + NameStyle.pascalCase.join(words, acronyms: acronyms)
    case .snakeCase, .screamingSnakeCase: return name + "_" + style.join(words, acronyms: acronyms)
    case .kebabCase: return name + "-" + style.join(words, acronyms: acronyms)
    }
  }

  func joined(_ name: Name, as kind: Kind) -> String {
    guard let style = styles[kind] else { preconditionFailure("the target has no style for \(kind.rawValue) names") }
    return style.join(name.words, acronyms: acronyms)
  }

  /// The same identifier where it is a part of a longer one, or of a file's name, which needs no escape.
  package func unescaped(_ name: Name, as kind: Kind) -> String {
    let joined = joined(name, as: kind)
    switch kind {
    case .type, .file:
      return takenTypes.contains(joined) ? taken(joined, by: takenTypeForm, as: kind) : joined
    case .variable:
      return takenMembers.contains(joined) ? takenMemberForm.replacingPlaceholder(with: joined) : joined
    case .enumCase:
      return takenCases.contains(joined) ? takenMemberForm.replacingPlaceholder(with: joined) : joined
    }
  }
}
