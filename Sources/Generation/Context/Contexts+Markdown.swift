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
  /// The shape in a few words.
  var words: String { words { $0.name } }

  /// The same with links for records.
  fileprivate var markdown: String { words { "[\($0.name)](#\($0.name))" } }

  private func words(_ name: (RecordShape) -> String) -> String {
    switch self {
    case .string: "string"
    case .text: "text"
    case .int: "integer"
    case .bool: "flag"
    case .list(let element): "list of \(element.words(name))"
    case .optional(let wrapped): "\(wrapped.words(name)) or none"
    case .record(let record): name(record)
    case .none: "none"
    }
  }
}
