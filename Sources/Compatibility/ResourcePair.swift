import Diagnostics
import Model

/// A resource as it was and as it is.
struct ResourcePair {
  let old: Resource
  let new: Resource
  /// What members of records are called on the wire.
  let members: Succession
  /// What relations are called.
  let relations: Succession

  var name: String { new.name.spelled }

  /// What could be done before and still can.
  var verbs: Set<Resource.Verb> { old.verbs.intersection(new.verbs) }

  /// Whether bodies with members of its records are still taken.
  var takesBodies: Bool { !verbs.isDisjoint(with: [.create, .update]) }

  func place(_ trait: Resource.Trait) -> SourceRange { new.places[trait] ?? new.origin }

  func formerPlace(_ trait: Resource.Trait) -> SourceRange { old.places[trait] ?? old.origin }
}

extension Comparison {
  /// The resource that a former one is now: the one that says so, that of its name, or one of another name under its path.
  func successor(of former: Resource) -> Resource? {
    if let name = resources.now(former.name.spelled) { return new.resource(name) }
    let known = Set(old.resources.map(\.name.spelled))
    return new.resources.first { resource in
      let name = resource.name.spelled
      return resource.plural.kebab == former.plural.kebab && !known.contains(name) && !resources.isHeir(name)
    }
  }

  func pair(_ former: Resource, _ now: Resource) -> ResourcePair {
    ResourcePair(
      old: former,
      new: now,
      members: Succession(from: old.members(of: former), to: new.members(of: now)),
      relations: now.relationNames(from: former)
    )
  }
}
