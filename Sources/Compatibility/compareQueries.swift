import Diagnostics
import Model

extension Comparison {
  /// Compares what lists and reads of a resource can be asked.
  mutating func compareQueries(_ pair: ResourcePair) {
    // What is gone from the record, or called otherwise there, is said there.
    if pair.verbs.contains(.list) {
      for filter in pair.old.query.filters {
        guard let name = pair.members.now(filter.member.name.spelled) else { continue }
        compare(filter, as: name, in: pair)
      }
      for sort in pair.old.query.sorts {
        guard let name = pair.members.now(sort.name.spelled),
          !pair.new.query.sorts.contains(where: { $0.name.spelled == name })
        else { continue }
        report(
          .requestSortRemoved,
          "lists of \(pair.new.plural) can no longer be sorted by '\(name)'",
          at: pair.place(ofMember: name),
          was: sort.origin
        )
      }
    }
    if !pair.verbs.isDisjoint(with: [.list, .read]) { compareIncludes(pair) }
  }

  private mutating func compare(_ filter: Query.Filter, as name: String, in pair: ResourcePair) {
    guard let now = pair.new.query.filters.first(where: { $0.member.name.spelled == name }) else {
      report(
        .requestFilterRemoved,
        "lists of \(pair.new.plural) can no longer be filtered by '\(name)'",
        at: pair.place(ofMember: name),
        was: filter.member.origin
      )
      return
    }
    // Another type has other operators, and is told of where it is declared.
    guard now.member.type == filter.member.type else { return }
    let lost = filter.operators.filter { !now.operators.contains($0) }
    guard !lost.isEmpty else { return }
    report(
      .requestFilterRemoved,
      "a filter by '\(name)' of \(pair.new.plural) takes no \(lost.map { "'\($0.rawValue)'" }.joined(separator: ", "))",
      at: now.member.origin,
      was: filter.member.origin
    )
  }

  private mutating func compareIncludes(_ pair: ResourcePair) {
    var gone: [[String]] = []
    for include in pair.old.query.includes {
      guard !gone.contains(where: { include.path.starts(with: $0) }) else { continue }
      let path = path(of: include, in: pair)
      let heir = pair.new.query.includes.first { $0.path == path }
      // One that only begins with what is called otherwise follows from that.
      if heir == nil || include.path.last != path.last {
        if heir == nil { gone.append(include.path) }
        report(
          .requestIncludeRemoved,
          "'\(include.spelled)' can no longer be included in \(pair.new.plural)"
            + (heir.map { ": it is '\($0.spelled)' now" } ?? ""),
          at: pair.new.relations.first { $0.name.spelled == path.first }?.origin ?? pair.new.origin,
          was: include.origin
        )
      }
      if heir != nil { compareShapes(of: include.path, as: path, in: pair) }
    }
  }

  /// A former path, by the names that its relations have now.
  private func path(of include: Query.Include, in pair: ResourcePair) -> [String] {
    var (before, now): (Resource, Resource?) = (pair.old, pair.new)
    return include.path.map { step in
      guard let resource = now, let relation = before.relations.first(where: { $0.name.spelled == step }) else {
        return step
      }
      let name = resource.relationNames(from: before).now(step) ?? step
      before = old.resource(relation.target)
      now = successor(of: before)
      return name
    }
  }

  /// What an include is in an answer: one record or several, and of what.
  private mutating func compareShapes(of former: [String], as path: [String], in pair: ResourcePair) {
    guard let before = old.relation(former, from: pair.old), let now = new.relation(path, from: pair.new) else {
      return
    }
    let isSameTarget = successor(of: old.resource(before.target))?.name.spelled == now.target
    guard before.isToMany != now.isToMany || !isSameTarget else { return }
    report(
      .answerRelationChanged,
      "what is included as '\(path.joined(separator: "."))' in \(pair.new.plural) is \(now.shape) and no longer "
        + before.shape,
      at: now.origin,
      was: before.origin
    )
  }
}

extension Model {
  fileprivate func relation(_ path: [String], from resource: Resource) -> Relation? {
    var current = resource
    var found: Relation?
    for step in path {
      guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { return nil }
      found = relation
      current = self.resource(relation.target)
    }
    return found
  }
}

extension Relation {
  fileprivate var shape: String { isToMany ? "a list of '\(target)'" : "one '\(target)'" }
}

extension ResourcePair {
  /// Where a member of the records is declared now.
  fileprivate func place(ofMember name: String) -> SourceRange {
    new.fields.first { $0.name.spelled == name }?.origin
      ?? new.belongsTo.first { $0.key.spelled == name }?.origin ?? new.origin
  }
}
