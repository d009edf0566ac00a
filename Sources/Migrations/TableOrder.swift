extension SchemaSnapshot {
  /// The tables so that each stands behind those it refers to, otherwise by name; in a cycle those come first that can
  /// wait for what they refer to.
  package var tablesInOrderOfCreation: [Table] {
    var order = TableOrder(tables)
    return order.sorted()
  }
}

/// Kahn's algorithm, with the smallest name first among those that are ready.
private struct TableOrder {
  private let tables: [String: SchemaSnapshot.Table]
  private var lacking: [String: Set<String>]
  private var dependents: [String: [String]] = [:]
  /// In descending order, so that the next one is the last.
  private var ready: [String] = []

  init(_ all: [SchemaSnapshot.Table]) {
    tables = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    lacking = tables.mapValues { table in Set(table.foreignKeys.map(\.table)).subtracting([table.name]) }
    for (name, needed) in lacking {
      for other in needed { dependents[other, default: []].append(name) }
    }
    ready = lacking.filter(\.value.isEmpty).keys.sorted(by: >)
    for name in ready { lacking[name] = nil }
  }

  mutating func sorted() -> [SchemaSnapshot.Table] {
    var ordered: [SchemaSnapshot.Table] = []
    while let name = ready.popLast() ?? takePatient() {
      if let table = tables[name] { ordered.append(table) }
      for dependent in dependents[name, default: []] {
        lacking[dependent]?.remove(name)
        if lacking[dependent]?.isEmpty == true {
          lacking[dependent] = nil
          ready.insert(dependent, at: ready.firstIndex { $0 < dependent } ?? ready.endIndex)
        }
      }
    }
    return ordered
  }

  /// The first table that lacks nothing but what its rows may do without.
  private mutating func takePatient() -> String? {
    let waiting = lacking.keys.sorted()
    let patient = waiting.first { name in
      guard let table = tables[name], let lacked = lacking[name] else { return false }
      return table.foreignKeys.filter { lacked.contains($0.table) }.allSatisfy { key in
        table.columns.contains { $0.name == key.column && $0.isNullable }
      }
    }
    guard let name = patient ?? waiting.first else { return nil }
    lacking[name] = nil
    return name
  }
}
