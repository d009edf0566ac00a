import Diagnostics
import YAMLTree

/// A tree as text, a node a line: `start-end kind text`, children indented.
func outline(_ node: Node, indent: String = "") -> String {
  let start = node.range.start
  let end = node.range.end
  let place = "\(indent)\(start.line):\(start.column)-\(end.line):\(end.column)"
  switch node.content {
  case .scalar(let scalar):
    return "\(place) \(scalar.style) \(scalar.value) \(scalar.text.debugDescription)\n"
  case .sequence(let items):
    let head = "\(place) \(node.isFlow ? "flow " : "")sequence\n"
    return head + items.map { outline($0, indent: indent + "  ") }.joined()
  case .mapping(let pairs):
    let head = "\(place) \(node.isFlow ? "flow " : "")mapping\n"
    return head
      + pairs.map { pair in
        let mark = pair.isBare ? "\(indent)  bare\n" : ""
        return mark + outline(pair.key, indent: indent + "  ") + outline(pair.value, indent: indent + "    ")
      }.joined()
  }
}

/// The tree without places.
func plain(_ node: Node) -> String {
  switch node.content {
  case .scalar(let scalar): scalar.text
  case .sequence(let items): "[" + items.map(plain).joined(separator: ", ") + "]"
  case .mapping(let pairs):
    "{" + pairs.map { plain($0.key) + ": " + plain($0.value) }.joined(separator: ", ") + "}"
  }
}

/// What the parser says about a text, as a terminal shows it.
func report(_ text: String, limits: YAMLLimits = .default) -> String {
  report(Array(text.utf8), limits: limits)
}

func report(_ bytes: [UInt8], limits: YAMLLimits = .default) -> String {
  let outcome = parseYAML(bytes, file: "a.yaml", limits: limits)
  return ReportFormat.text.report(outcome.diagnostics, sources: SourceLines(["a.yaml": bytes]))
}

func parse(_ text: String) -> Node? {
  parseYAML(Array(text.utf8), file: "a.yaml").value
}
