import Model

extension CaseCollector {
  /// Many to many: links, and the sets that bodies write.
  mutating func addLinkCases(of resource: Resource) {
    guard resource.verbs.contains(.update) else { return }
    for pairs in resource.linkable {
      let target = model.resource(pairs.target)
      let subject = "\(resource.plural.kebab)/\(pairs.name.kebab)"
      add(subject, "linked and unlinked, as often as one likes", pairs.origin) { world in
        let made = try world.own(resource)
        let other = try world.shared(target)
        let path = world.linkPath(made, pairs, other)
        for isLinked in [true, true, false, false] {
          try world.conversation.expect(world.conversation.ask(isLinked ? "PUT" : "DELETE", path), status: 204)
          try world.verifyLinks(made, pairs, isLinked ? [other] : [])
        }
      }
      add(subject, "neither end may be missing", pairs.origin) { world in
        let made = try world.shared(resource)
        let other = try world.shared(target)
        let absent = target.key.parts.map { Model.absent($0.type) }.joined(separator: ",")
        try world.conversation.expectNotFound(
          world.conversation.ask("PUT", "\(made.path)/\(pairs.name.kebab)/\(absent)")
        )
        var nobody = made
        nobody.path = world.model.absentPath(of: resource)
        for method in ["PUT", "DELETE"] {
          try world.conversation.expectNotFound(world.conversation.ask(method, world.linkPath(nobody, pairs, other)))
        }
      }
      add(subject, "a body writes the whole set", pairs.origin) { world in
        let made = try world.own(resource)
        let others = try [world.shared(target, 0), world.shared(target, 1)]
        for set in [[others[1]], others, [], [others[0]]] {
          let body = JSON.object([JSON.Member(pairs.keys.spelled, .array(set.map(\.key)))]).text
          try world.conversation.expect(world.conversation.ask("PATCH", made.path, body), status: 200)
          try world.verifyLinks(made, pairs, set)
        }
        // A change of something else leaves it; a replacement without it empties it.
        try world.conversation.expect(world.conversation.ask("PATCH", made.path, "{}"), status: 200)
        try world.verifyLinks(made, pairs, [others[0]])
        let unchanging = Set(resource.immutables.map(\.name))
        let rest = made.draft.keeping { !unchanging.contains($0) }
        try world.conversation.expect(world.conversation.ask("PUT", made.path, rest.text), status: 200)
        try world.verifyLinks(made, pairs, [])
      }
      guard resource.verbs.contains(.create) else { continue }
      add(subject, "a create writes the whole set", pairs.origin) { world in
        let other = try world.shared(target)
        let (draft, answer) = try world.post(resource) { $0.setting(pairs.keys.spelled, to: .array([other.key])) }
        try world.conversation.expect(answer, status: 201)
        let made = try world.made(resource, draft.without(pairs.keys.spelled), answer)
        try world.verifyLinks(made, pairs, [other])
      }
    }
  }
}

extension World {
  fileprivate func verifyLinks(_ made: Made, _ pairs: ManyToMany, _ others: [Made]) throws {
    let target = model.resource(pairs.target)
    guard made.resource.verbs.contains(.read), target.verbs.contains(.list) else { return }
    let names = target.memberNames.map(\.spelled).joined(separator: ",")
    let request = ListRequest(path: "\(made.path)/\(pairs.name.kebab)", parameters: [("fields", names)])
    let expected = others.map(\.record).sorted { isBefore($0, $1, [], of: target) }
    try expect(walk(request, of: target), toBe: expected, of: target)
  }
}
