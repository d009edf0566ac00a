/// Every kind of risk, with why it is one and what can be done, as Markdown.
package func riskReference() -> String {
  MigrationRisk.Kind.allCases.map { kind in
    let remedy = "\(kind.remedy.prefix(1).uppercased())\(kind.remedy.dropFirst())."
    return item("`\(kind.rawValue)`: \(kind.explanation) \(remedy)")
  }.joined()
}

/// An item of a list, in lines as long as the manual's.
private func item(_ text: String) -> String {
  var lines = ["-"]
  for word in text.split(separator: " ") {
    if lines[lines.count - 1].count + 1 + word.count > 140 { lines.append(" ") }
    lines[lines.count - 1] += " \(word)"
  }
  return lines.map { "\($0)\n" }.joined()
}
