import Model

extension CaseCollector {
  /// What a relation's key may be in a body.
  mutating func addKeyCases(of resource: Resource) {
    guard resource.verbs.contains(.create) else { return }
    let subject = "\(resource.plural.kebab)/create"
    for relation in resource.belongsTo where !relation.isOwner {
      let name = relation.key.spelled
      add(subject, "\(name) of another type", relation.origin) { world in
        let draft = try world.draft(of: resource).setting(name, to: .bool(true))
        let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), draft.text)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "type")])
      }
      guard relation.isRequired else { continue }
      add(subject, "\(name) of null", relation.origin) { world in
        let draft = try world.draft(of: resource).setting(name, to: .null)
        let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), draft.text)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "null")])
      }
    }
    for pairs in resource.linkable {
      let name = pairs.keys.spelled
      add(subject, "\(name) of another type, of what is no key, twice the same", pairs.origin) { world in
        let path = world.model.listPath(of: resource)
        let draft = try world.draft(of: resource)
        for (value, detail) in [
          (JSON.string("all"), Detail(place: "/\(name)", code: "type")),
          (.array([.bool(true)]), Detail(place: "/\(name)/0", code: "type")),
          (.null, Detail(place: "/\(name)", code: "null")),
        ] {
          let answer = try world.conversation.ask("POST", path, draft.setting(name, to: value).text)
          try world.conversation.expectInvalid(answer, [detail])
        }
        let other = try world.shared(world.model.resource(pairs.target))
        let twice = draft.setting(name, to: .array([other.key, other.key]))
        let answer = try world.conversation.ask("POST", path, twice.text)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)/1", code: "items")])
      }
    }
  }
}
