import Templating

extension Contexts {
  /// Every record that templates can reach, in the order in which they meet it.
  var shapes: [RecordShape] {
    var found: [RecordShape] = []
    func visit(_ shape: Shape) {
      switch shape {
      case .list(let element), .optional(let element): visit(element)
      case .record(let record):
        guard !found.contains(record) else { return }
        found.append(record)
        record.fields.forEach { visit($0.shape) }
      case .string, .text, .int, .bool, .none: return
      }
    }
    for scope in ScopeName.allCases { names(of: scope).forEach { visit($0.shape) } }
    return found
  }

  /// What each scope offers and what each record holds, as Markdown; without the facts that are a target's own.
  package var markdown: String {
    var text = "## Scopes\n\n| for each | names |\n| --- | --- |\n"
    for scope in ScopeName.allCases {
      let names = names(of: scope).map { "`\($0.name)`: \($0.shape.markdown)" }.joined(separator: ", ")
      text += "| `\(scope.rawValue)` | \(names) |\n"
    }
    for record in shapes.sorted(by: { $0.name < $1.name }) {
      text += "\n## \(record.name)\n\n| fact | holds | meaning |\n| --- | --- | --- |\n"
      for field in record.fields where field.doc != Self.ownFact {
        text += "| `\(field.name)` | \(field.shape.markdown) | \(field.doc.replacing("|", with: "\\|")) |\n"
      }
    }
    return text
  }
}

extension Shape {
  /// The shape in a few words, records by links.
  fileprivate var markdown: String {
    switch self {
    case .string: "string"
    case .text: "text"
    case .int: "integer"
    case .bool: "flag"
    case .list(let element): "list of \(element.markdown)"
    case .optional(let wrapped): "\(wrapped.markdown) or none"
    case .record(let record): "[\(record.name)](#\(record.name))"
    case .none: "none"
    }
  }
}
