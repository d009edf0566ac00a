/// Every kind of mapping of the language, in the order in which a reader meets them.
package let keyTables: [KeyTable] = [
  SpecKey.table, PartKey.table, ServiceKey.table, APIKey.table, PaginationKey.table, DatabaseKey.table, LimitsKey.table,
  RateKey.table, AuthKey.table, RegisterKey.table, TokensKey.table, CaseKey.table, MixinKey.table, ResourceKey.table,
  FormerKey.table, ViewsKey.table, FieldKey.table,
  ItemKey.table, RelationKey.table, ThroughKey.table, CheckKey.table, UniqueKey.table, AccessKey.table, QueryKey.table,
  ActionKey.table, StatesKey.table, TransitionKey.table,
]

/// The keys of the language as Markdown, a table for every kind of mapping.
package func keyReference() -> String {
  keyTables.map(\.reference).joined(separator: "\n")
}

extension KeyTable {
  fileprivate var reference: String {
    let rows = entries.map { entry in
      let exception = entry.key.substitute.map { ", unless there is `\($0)`" } ?? ""
      let required = entry.key.isRequired ? " Required\(exception)." : ""
      let example = keyExamples[title]?[entry.name].map { "`\($0.replacing("|", with: "\\|"))`" } ?? ""
      return "| `\(entry.name)` | \(entry.key.form.phrase) | \(entry.key.summary)\(required) | \(example) |\n"
    }
    let names = later.map { "`\($0.name)`" }.joined(separator: " ")
    let planned = later.isEmpty ? "" : "\nPlanned, and refused until they are built: \(names)\n"
    return """
      ### Keys of \(title)

      | key | takes | meaning | example |
      | --- | --- | --- | --- |
      \(rows.joined())\(planned)
      """
  }
}
