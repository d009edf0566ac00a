import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Tables, and with them the paths of resources, must differ from one another.
  mutating func checkTables() {
    var tables = Namespace(for: drafts.count + 1)
    _ = tables.take(["schema", "migrations"], for: Bearer("the table of applied migrations"), at: nil)
    if let word = drafts.lazy.compactMap(\.spec.idempotent).first {
      let table = ServiceTable.idempotencyKeys.name
      _ = tables.take(
        table.split(separator: "_").map(String.init),
        for: Bearer("the table of keys", table, of: "'\(word.text)'"),
        at: word.range
      )
    }
    for draft in drafts where draft.name.words != [] {
      let range = draft.spec.plural?.range ?? draft.spec.name.range
      if draft.plural.words.first == "sqlite" {
        findings.error(
          .nameTaken,
          "the table '\(draft.plural.snake)' begins with 'sqlite_', which the database keeps for itself",
          at: range
        )
      }
      findings.take(
        draft.plural.words,
        in: &tables,
        for: Bearer("the table", draft.plural.snake, of: draft.name.spelled),
        at: range,
        help: "give one of them another 'plural'"
      )
    }
    for draft in drafts {
      for case .manyToMany(let relation)? in draft.relations where relation.ownsTable {
        // What PostgreSQL keeps of an identifier.
        if relation.joinTable.utf8.count > 63 {
          findings.error(
            .nameTooLong,
            "the join table '\(relation.joinTable)' has more than the 63 letters that databases keep",
            at: relation.origin
          )
        }
        findings.take(
          relation.joinTable.split(separator: "_").map(String.init),
          in: &tables,
          for: Bearer("the join table", relation.joinTable),
          at: relation.origin,
          help: "give the relation another name"
        )
      }
    }
  }

  /// The service's own paths stand beside those of the resources.
  mutating func checkPaths(of api: API) {
    checkAuthPath()
    let own: Set<String> = ["docs", "health", "metrics", "openapi.json"]
    guard api.root.isEmpty else {
      let first = api.root.dropFirst().split(separator: "/")[0]
      guard own.contains(String(first)) else { return }
      let word = spec.api?.prefix.flatMap { $0.text.count > 1 ? $0 : nil } ?? spec.api?.version
      findings.error(
        .nameTaken,
        "'/\(first)' is a path that every service answers itself",
        at: word?.range ?? spec.range
      )
      return
    }
    for draft in drafts where own.contains(draft.plural.kebab) {
      findings.error(
        .nameTaken,
        "'/\(draft.plural.kebab)' is a path that every service answers itself",
        at: draft.spec.plural?.range ?? draft.spec.name.range,
        help: "set 'api: {prefix: /api}', or give another 'plural'"
      )
    }
  }

  /// Signing in has a path of its own.
  private mutating func checkAuthPath() {
    guard spec.auth != nil else { return }
    for draft in drafts where draft.plural.kebab == "auth" {
      findings.error(
        .nameTaken,
        "'/auth' is the path that people sign in at",
        at: draft.spec.plural?.range ?? draft.spec.name.range,
        help: "give another 'plural'"
      )
    }
  }

  /// Records that need one another first can never be created.
  mutating func checkCycles() {
    // Takes away what needs nothing, and then what needs only that, until only cycles and what leads to them is left.
    var needs: [[(relation: Name, origin: SourceRange, target: Int)]] = drafts.map { draft in
      draft.relations.compactMap { relation in
        guard case .belongsTo(let key)? = relation, key.isRequired, let target = positions[key.target] else {
          return nil
        }
        return (key.name, key.origin, target)
      }
    }
    var dependents: [[Int]] = Array(repeating: [], count: drafts.count)
    var open = needs.map(\.count)
    for (position, list) in needs.enumerated() {
      for need in list { dependents[need.target].append(position) }
    }
    var free = drafts.indices.filter { open[$0] == 0 }
    while let position = free.popLast() {
      for dependent in dependents[position] {
        open[dependent] -= 1
        if open[dependent] == 0 { free.append(dependent) }
      }
    }
    for position in drafts.indices { needs[position].removeAll { open[$0.target] == 0 } }

    // Everything left needs something that is left, so following the first need always ends in a cycle.
    var walk = Array(repeating: -1, count: drafts.count)
    for start in drafts.indices where open[start] > 0 && walk[start] < 0 {
      var path: [Int] = []
      var position = start
      while walk[position] < 0 {
        walk[position] = start
        path.append(position)
        position = needs[position][0].target
      }
      guard walk[position] == start, let first = path.firstIndex(of: position) else { continue }
      reportCycle(path[first...].map { (drafts[$0].name, needs[$0][0].relation, needs[$0][0].origin) })
    }
  }

  private mutating func reportCycle(_ cycle: [(resource: Name, relation: Name, origin: SourceRange)]) {
    let first = cycle.indices.min { cycle[$0].origin.begins(before: cycle[$1].origin) } ?? 0
    let turned = Array(cycle[first...] + cycle[..<first])
    let steps = turned.prefix(6).map { "\($0.resource).\($0.relation)" }.joined(separator: " → ")
    let message =
      cycle.count == 1
      ? "the first \(turned[0].resource) can never be created: its '\(turned[0].relation)' must exist before it"
      : "no \(turned[0].resource) can ever be created: \(steps) is a circle of required keys"
    findings.error(
      .requiredCycle,
      message,
      at: turned[0].origin,
      notes: turned.dropFirst().prefix(5).map {
        Diagnostic.Note("'\($0.relation)' of \($0.resource) is part of the circle", at: $0.origin)
      },
      help: "add 'nullable: true' to one of them"
    )
  }
}
