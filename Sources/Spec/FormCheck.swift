import Diagnostics
import YAMLTree

/// What a message calls the thing that a value is given to; spelled only when there is a message.
struct Subject: CustomStringConvertible {
  var name: String?
  var isEntry = false

  var entry: Subject { Subject(name: name, isEntry: true) }

  var description: String {
    (isEntry ? "an entry of " : "") + (name.map { "'\($0)'" } ?? "the spec")
  }
}

/// Compares a tree with the table of keys and collects what does not fit.
struct FormCheck {
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether `node` has the form; `subject` is what it stands behind, as a message names it.
  mutating func check(_ node: Node, _ form: Form, of subject: Subject) {
    switch form {
    case .anything: return
    case .prose, .word, .label, .boolean, .integer, .choice, .numbers, .literal:
      guard case .scalar(let scalar) = node.content else { return report(node, form, of: subject) }
      check(scalar, at: node, form, of: subject)
    case .list(let item, let what, let limit):
      guard case .sequence(let items) = node.content else { return report(node, form, of: subject) }
      checkCount(items.count, of: what, in: subject, atMost: limit, at: node)
      for node in items.prefix(limit) { check(node, item, of: subject.entry) }
    case .keyed(let table):
      guard case .mapping(let pairs) = node.content else { return report(node, form, of: subject) }
      check(join(pairs), with: table, at: node)
    case .named(let value, let what, let limit):
      guard case .mapping(let pairs) = node.content else { return report(node, form, of: subject) }
      checkCount(pairs.count, of: what, in: subject, atMost: limit, at: node)
      for pair in join(pairs).prefix(limit) { check(pair.value, value, of: Subject(name: pair.key.text)) }
    case .value: if !form.takes(node) { report(node, form, of: subject) }
    case .either(let short, let long):
      check(node, long.takes(node) ? long : short, of: subject, otherwise: long)
    }
  }

  private mutating func check(_ node: Node, _ form: Form, of subject: Subject, otherwise long: Form) {
    if form.takes(node) {
      check(node, form, of: subject)
    } else {
      report(node, .either(short: form, long: long), of: subject)
    }
  }

  private mutating func check(_ pairs: [Node.Pair], with table: KeyTable, at node: Node) {
    var present = KeyTable.Presence()
    for pair in pairs {
      let name = pair.key.text
      if let position = table.position(of: name) {
        present.insert(position)
        if case .sequence = pair.value.content, let several = table.entries[position].key.several {
          diagnostics.append(
            Diagnostic(several.code, several.message, at: pair.value.firstLine, help: several.help)
          )
          continue
        }
        check(pair.value, table.entries[position].key.form, of: Subject(name: name))
      } else if let later = table.later.first(where: { $0.name == name }) {
        diagnostics.append(
          Diagnostic(
            .error,
            .keyNotYet,
            "the key '\(name)' of \(table.title) is not built yet",
            at: pair.key.range,
            help: "leave '\(name)' out; it comes with \(later.arrival)"
          )
        )
      } else {
        let suggestion = nearest(name, among: table.entries.map(\.name))
        // A misspelled key is one mistake, not also a missing one.
        if let position = suggestion.flatMap(table.position) { present.insert(position) }
        diagnostics.append(
          Diagnostic(
            .error,
            .unknownKey,
            "\(table.title) has no key '\(name)'",
            at: pair.key.range,
            help: suggestion.map { "did you mean '\($0)'?" }
              ?? "\(table.title) takes \(table.entries.map(\.name).joined(separator: ", "))"
          )
        )
      }
    }
    for entry in table.missing(beside: present) {
      diagnostics.append(
        Diagnostic(
          .error,
          .missingKey,
          "\(table.title) needs '\(entry.name)'",
          at: node.firstLine,
          help: "add '\(entry.name): …'; it takes \(entry.key.form.phrase)"
        )
      )
    }
  }

  private mutating func check(_ scalar: Scalar, at node: Node, _ form: Form, of subject: Subject) {
    switch (form, scalar.value) {
    case (.literal, .bool), (.literal, .int), (.literal, .float), (.literal, .string), (.boolean, .bool): return
    case (.label, .int), (.label, .float), (.label, .string): return
    case (.prose, .string), (.word, .string):
      if scalar.text.utf8.count > Limits.textLength {
        report(.tooMany, "\(subject) is longer than \(Limits.textLength) bytes", at: node)
      }
    case (.prose, .bool), (.prose, .int), (.prose, .float), (.word, .bool):
      let help = "quote it: \"\(scalar.text)\""
      report(.wrongForm, "\(subject) takes \(form.phrase), not \(node.phrase)", at: node, help: help)
    case (.boolean, .string):
      let help = ["yes": "write true", "on": "write true", "no": "write false", "off": "write false"]
      report(
        .wrongForm,
        "\(subject) takes \(form.phrase), not \(node.phrase)",
        at: node,
        help: help[scalar.text.lowercased()]
      )
    case (.integer(let bounds), .int(let value)):
      guard bounds.contains(where: value) else {
        let allowed = bounds.count == 1 ? "\(bounds.lowerBound)" : "\(bounds.lowerBound) to \(bounds.upperBound)"
        return report(.outOfRange, "\(subject) is \(scalar.text), but takes \(allowed)", at: node)
      }
    case (.numbers(let allowed), .int(let value)):
      guard allowed.contains(where: { Int64($0) == value }) else {
        return report(.outOfRange, "\(subject) is \(scalar.text), but takes \(form.phrase)", at: node)
      }
    case (.choice(let words, let later), .string):
      if words.contains(scalar.text) { return }
      if let word = later.first(where: { $0.name == scalar.text }) {
        return report(
          .keyNotYet,
          "'\(word.name)' is not built yet",
          at: node,
          help: "use \(form.phrase); '\(word.name)' comes with \(word.arrival)"
        )
      }
      report(
        .unknownChoice,
        "\(subject) takes \(form.phrase), not '\(scalar.text)'",
        at: node,
        help: nearest(scalar.text, among: words).map { "did you mean '\($0)'?" }
      )
    case (_, _): report(node, form, of: subject)
    }
  }

  private mutating func checkCount(_ count: Int, of what: String, in subject: Subject, atMost limit: Int, at node: Node)
  {
    if count > limit {
      report(.tooMany, "\(subject) has \(count) \(what), more than the \(limit) that are allowed", at: node)
    } else if count == 0 {
      report(.empty, "\(subject) has no \(what)", at: node, help: "leave it out")
    }
  }

  /// Puts words back together that a comma inside braces has split, and reports them.
  private mutating func join(_ pairs: [Node.Pair]) -> [Node.Pair] {
    let (joined, splits) = joinSplitWords(pairs)
    for word in splits {
      report(
        .unquotedComma,
        "the comma in '\(word.text)' ends the value",
        at: word.range,
        help: "quote it: \"\(word.text)\""
      )
    }
    return joined
  }

  private mutating func report(_ node: Node, _ form: Form, of subject: Subject) {
    if case .scalar(let scalar) = node.content, scalar.value == .null {
      let help = "give it \(form.phrase), or leave \(subject) out"
      return report(.wrongForm, "\(subject) has no value", at: node.firstLine, help: help)
    }
    report(.wrongForm, "\(subject) takes \(form.phrase), not \(node.phrase)", at: node.firstLine)
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, at node: Node, help: String? = nil) {
    report(code, message, at: node.firstLine, help: help)
  }

  private mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: range, help: help))
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(where value: Int64) -> Bool {
    Int64(lowerBound) <= value && value <= Int64(upperBound)
  }
}

extension Form {
  /// What a value of this form is called: `true or false`, `a list of cases`.
  package var phrase: String {
    switch self {
    case .prose: "text"
    case .word(let what), .label(let what): what
    case .boolean: "true or false"
    case .integer(let bounds):
      bounds.count == 1
        ? "\(bounds.lowerBound)" : "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .choice(let words, _): words.count == 1 ? "'\(words[0])'" : "one of \(words.joined(separator: ", "))"
    case .numbers(let allowed): allowed.map(String.init).joined(separator: " or ")
    case .literal, .value, .anything: "a value"
    case .list(_, let what, _): "a list of \(what)"
    case .keyed: "a mapping"
    case .named(_, let what, _): "a mapping of \(what)"
    case .either(let short, let long): "\(short.phrase) or \(long.phrase)"
    }
  }

  /// Whether the node is of the YAML kind that this form is written as.
  func takes(_ node: Node) -> Bool {
    switch (self, node.content) {
    case (.prose, .scalar(let scalar)), (.word, .scalar(let scalar)), (.label, .scalar(let scalar)),
      (.boolean, .scalar(let scalar)), (.integer, .scalar(let scalar)), (.choice, .scalar(let scalar)),
      (.numbers, .scalar(let scalar)), (.literal, .scalar(let scalar)), (.value, .scalar(let scalar)):
      scalar.value != .null
    case (.list, .sequence), (.keyed, .mapping), (.named, .mapping), (.value, .sequence), (.value, .mapping),
      (.anything, _):
      true
    case (.either(let short, let long), _): short.takes(node) || long.takes(node)
    case (.prose, _), (.word, _), (.label, _), (.boolean, _), (.integer, _), (.choice, _), (.numbers, _), (.literal, _),
      (.list, _),
      (.keyed, _), (.named, _):
      false
    }
  }
}
