/// Every kind of risk, with why it is one and what can be done, as Markdown.
package func riskReference() -> String {
  MigrationRisk.Kind.allCases.map { kind in
    "- `\(kind.rawValue)`: \(kind.explanation) \(kind.remedy.prefix(1).uppercased())\(kind.remedy.dropFirst()).\n"
  }.joined()
}
