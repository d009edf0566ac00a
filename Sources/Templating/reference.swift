/// The filters and tests of the language, and filters beside them, as Markdown.
package func languageReference(beside others: [Filter]) -> String {
  let filters = BuiltinFilter.allCases.map { filter in
    row(name(filter.rawValue, filter.parameters), filter.takes, filter.answers, filter.summary)
  }
  let added = others.sorted { $0.name < $1.name }.map { filter in
    let parameters = filter.arguments.map { (name: $0.name, fallback: $0.fallback?.written) }
    return row(name(filter.name, parameters), filter.input.phrase, filter.output.phrase, filter.summary)
  }
  let tests = BuiltinTest.allCases.map { "| `\($0.rawValue)` | \($0.takes) | \($0.summary) |\n" }
  let head = "| filter | takes | answers | what |\n| --- | --- | --- | --- |\n"
  return """
    Filters of the language:

    \(head)\(filters.joined())
    What the templates of every target have beside them:

    \(head)\(added.joined())
    Tests, each also with `not`:

    | test | asks | whether |
    | --- | --- | --- |
    \(tests.joined())
    """
}

private func row(_ name: String, _ takes: String, _ answers: String, _ summary: String) -> String {
  "| `\(name)` | \(takes) | \(answers) | \(summary) |\n"
}

private func name(_ name: String, _ parameters: [(name: String, fallback: String?)]) -> String {
  let list = parameters.map { parameter in parameter.name + (parameter.fallback.map { "=\($0)" } ?? "") }
  return list.isEmpty ? name : "\(name)(\(list.joined(separator: ", ")))"
}

extension BuiltinFilter {
  fileprivate var takes: String {
    switch self {
    case .first, .last: "a list that is not empty"
    case .join: "a list of strings, texts, integers or records"
    case .length: "a list, a string or a text"
    case .indent, .lower, .replace, .trim, .upper: "a string or a text"
    }
  }

  fileprivate var answers: String {
    switch self {
    case .first, .last: "an element"
    case .length: "an integer"
    case .indent, .join, .lower, .replace, .trim, .upper: "a string; a text where some part is one"
    }
  }

  fileprivate var summary: String {
    switch self {
    case .first: "the first element"
    case .indent: "`width` spaces, or a text, before each line but the first; empty lines only with `blank`"
    case .join: "the elements, or what lies at the path `attribute` of each (`'a.b'`), with `d` between them"
    case .last: "the last element"
    case .length: "the elements of a list, or the code points of a text; also called `count`"
    case .lower: "in lower case"
    case .replace: "`new` in place of each `old`"
    case .trim: "without the blanks at both ends"
    case .upper: "in upper case"
    }
  }
}

extension BuiltinTest {
  fileprivate var takes: String {
    switch self {
    case .none: "what may be none"
    case .odd, .even: "an integer"
    case .defined, .undefined: "a name"
    }
  }

  fileprivate var summary: String {
    switch self {
    case .none: "there is no value"
    case .odd: "it is odd"
    case .even: "it is even"
    case .defined: "the name is known; decided when the template is loaded"
    case .undefined: "the name is not known; decided when the template is loaded"
    }
  }
}

extension Shape {
  fileprivate var phrase: String { self == .text ? "a text" : name }
}

extension Value {
  /// As a template writes it.
  fileprivate var written: String {
    switch self {
    case .string(let text): "'\(text)'"
    case .int(let number): String(number)
    case .bool(let flag): String(flag)
    case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
    case .record(let record): record.shape.name
    case .none: "none"
    }
  }
}
