import Diagnostics
import Model

extension Comparison {
  /// Compares where a resource is found, and what can be requested of it.
  mutating func compareRoutes(_ pair: ResourcePair) {
    let before = old.routes(of: pair.old)
    guard !before.isEmpty else { return }
    if pair.old.plural.kebab != pair.new.plural.kebab {
      let subject = pair.old.name.spelled == pair.name ? "\(pair.name) is" : "'\(pair.old.name)' is '\(pair.name)' now,"
      report(
        .requestPathChanged,
        "\(subject) found under '\(new.api.root)/\(pair.new.plural.kebab)' and no longer under "
          + "'\(old.api.root)/\(pair.old.plural.kebab)'",
        at: pair.place(.plural),
        was: pair.formerPlace(.plural)
      )
    }
    compareAddresses(pair)
    let now = Dictionary(new.routes(of: pair.new).map { ($0.kind, $0) }) { first, _ in first }
    for route in before {
      let kind = kind(of: route.kind, in: pair)
      let heir = now[kind]
      guard heir == nil || kind != route.kind else { continue }
      report(
        .requestRouteRemoved,
        "nothing answers \(route.shown) any more\(heir.map { ": it is \($0.shown) now" } ?? "")",
        at: place(of: kind, in: pair),
        was: route.origin
      )
    }
  }

  /// What a former route is, where the relation that it is about may be called otherwise.
  private func kind(of former: Route.Kind, in pair: ResourcePair) -> Route.Kind {
    let heir = { (segment: String) in
      let relation = pair.old.relations.first { $0.name.kebab == segment }
      let name = relation.flatMap { pair.relations.now($0.name.spelled) }
      return pair.new.relations.first { $0.name.spelled == name }?.name.kebab ?? segment
    }
    return switch former {
    case .verb, .action, .transition: former
    case .related(let segment): .related(heir(segment))
    case .link(let segment): .link(heir(segment))
    }
  }

  private mutating func compareAddresses(_ pair: ResourcePair) {
    let verbs: Set<Resource.Verb> = [.read, .update, .delete]
    // What the part of a path is called is not on the wire.
    let former = pair.old.address.map { pair.members.now($0.name.spelled) ?? $0.name.spelled }
    let now = pair.new.address.map(\.name.spelled)
    let isNamed = !pair.old.actions.isEmpty || !pair.old.transitions.isEmpty
    guard former != now, isNamed || !pair.verbs.isDisjoint(with: verbs) else { return }
    let trait: Resource.Trait = pair.old.lookup != nil || pair.new.lookup != nil ? .lookup : .key
    report(
      .requestAddressChanged,
      "paths name one \(pair.name) by \(quoted(now)) and no longer by \(quoted(former))",
      at: pair.place(trait),
      was: pair.formerPlace(trait)
    )
  }

  private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: " and ") }

  private func place(of kind: Route.Kind, in pair: ResourcePair) -> SourceRange {
    switch kind {
    case .verb(let verb): pair.place(.verb(verb))
    case .related(let segment), .link(let segment):
      pair.new.relations.first { $0.name.kebab == segment }?.origin ?? pair.new.origin
    case .action, .transition: pair.new.origin
    }
  }
}
