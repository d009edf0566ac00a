import Diagnostics
import Migrations
import Model

extension Migration {
  /// Its name, what it does, what is risky about that on each database, and its scripts.
  var page: String {
    let words = steps.flatMap(\.words).map { "  \($0)\n" }.joined()
    let risks = Dialect.allCases.map(riskWords).joined()
    let scripts = Dialect.allCases.map { dialect in "\n-- \(dialect.rawValue)\n\(up(dialect))" }
    return "\(label)\n\(words)\(risks)\(scripts.joined())"
  }

  /// The same for programs.
  var json: JSONValue {
    .object([
      "migration": .string(label),
      "steps": .strings(steps.flatMap(\.words)),
      "risks": .object(
        Dialect.allCases.map { dialect in
          let found = risks(of: steps, for: dialect).map(\.json)
          return JSONValue.Member(key: dialect.rawValue, value: .array(found))
        }
      ),
      "scripts": .object(
        Dialect.allCases.map { dialect in
          let scripts: JSONValue = .object(["up": .string(up(dialect)), "down": .string(down(dialect))])
          return JSONValue.Member(key: dialect.rawValue, value: scripts)
        }
      ),
    ])
  }

  /// The kinds of risks that there are on any database.
  var riskKinds: [MigrationRisk.Kind] {
    let found = Set(Dialect.allCases.flatMap { risks(of: steps, for: $0) }.map(\.kind))
    return MigrationRisk.Kind.allCases.filter(found.contains)
  }

  /// A line for each risk, and below those of a kind what can be done.
  private func riskWords(_ dialect: Dialect) -> String {
    let found = risks(of: steps, for: dialect)
    guard !found.isEmpty else { return "" }
    let kinds = MigrationRisk.Kind.allCases.map { kind -> String in
      let lines = found.filter { $0.kind == kind }.map(\.line)
      return lines.isEmpty ? "" : "\(lines.joined())    help: \(kind.remedy)\n"
    }
    return "\nrisks on \(dialect.rawValue)\n\(kinds.joined())"
  }
}

extension MigrationRisk {
  private var place: String { "\(table)\(column.map { ".\($0)" } ?? "")" }

  fileprivate var line: String { "  \(kind.rawValue) \(place): \(sentence)\n" }

  fileprivate var json: JSONValue {
    .object([
      "code": .string(kind.rawValue), "table": .string(table), "column": column.map(JSONValue.string),
      "message": .string(sentence), "help": .string(kind.remedy),
    ])
  }
}
