import Model

extension CaseCollector {
  /// Which methods each address has, and what is no address.
  mutating func addRouteCases(of resource: Resource) {
    let subject = "\(resource.plural.kebab)/routes"
    let list = model.listPath(of: resource)
    let one = model.absentPath(of: resource)
    var addresses: [(path: String, methods: Set<String>)] = [
      (list, methods(resource, [.list: ["GET", "HEAD"], .create: ["POST"]])),
      (one, methods(resource, [.read: ["GET", "HEAD"], .update: ["PUT", "PATCH"], .delete: ["DELETE"]])),
    ]
    if resource.deletion != nil {
      let hidden = "\(list)/\(resource.key.parts.map { Model.absent($0.type) }.joined(separator: ","))"
      // Without a rule for it, each is a word that an action or a transition may have.
      let named = resource.actions.map(\.name) + resource.transitions.map(\.name)
      let taken = Set(named.map(\.kebab)).subtracting(resource.verbs.map(\.rawValue))
      for (verb, method) in [(Resource.Verb.restore, "POST"), (.purge, "DELETE")] where !taken.contains(verb.rawValue) {
        addresses.append(("\(hidden)/\(verb.rawValue)", methods(resource, [verb: [method]])))
      }
    }
    for relation in resource.relations where relation.isToMany {
      let target = model.resource(relation.target)
      let isListed = resource.verbs.contains(.read) && target.verbs.contains(.list)
      addresses.append(("\(one)/\(relation.name.kebab)", isListed ? ["GET", "HEAD"] : []))
      guard case .manyToMany(let pairs) = relation else { continue }
      let other = target.key.parts.map { Model.absent($0.type) }.joined(separator: ",")
      let isLinked = pairs.isLinkable && resource.verbs.contains(.update)
      addresses.append(("\(one)/\(relation.name.kebab)/\(other)", isLinked ? ["PUT", "DELETE"] : []))
    }
    for action in resource.actions { addresses.append(("\(one)/\(action.name.kebab)", ["POST"])) }
    for transition in resource.transitions { addresses.append(("\(one)/\(transition.name.kebab)", ["POST"])) }
    for (path, methods) in addresses {
      add(subject, "methods of \(path)", resource.origin) { world in try world.verifyMethods(of: path, methods) }
    }
    guard !resource.verbs.isDisjoint(with: [.list, .create]) else { return }
    add(subject, "other spellings of the address lead nowhere", resource.origin) { world in
      let root = world.model.api.root
      let segment = resource.plural.kebab
      for path in ["\(list)/", "\(root)//\(segment)", "\(root)/\(segment.uppercased())", "\(list)%2F"] {
        try world.conversation.expectNotFound(world.conversation.ask("GET", path))
      }
    }
  }

  private func methods(_ resource: Resource, _ methods: KeyValuePairs<Resource.Verb, [String]>) -> Set<String> {
    Set(methods.filter { resource.verbs.contains($0.key) }.flatMap(\.value))
  }
}

extension World {
  fileprivate func verifyMethods(of path: String, _ methods: Set<String>) throws {
    if methods.isEmpty {
      for method in ["GET", "OPTIONS", "POST"] {
        let answer = try conversation.ask(method, path)
        guard answer.status == 404 else { throw Mismatch("expected 404 where no method is left, not \(answer.status)") }
      }
      return
    }
    let allowed = methods.union(["OPTIONS"])
    let options = try conversation.ask("OPTIONS", path)
    try conversation.expect(options, status: 204)
    try verify(options, allows: allowed)
    for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"] where !allowed.contains(method) {
      // A body that is no JSON and an Accept that nothing meets: the method is judged before both.
      let body: String? = ["POST", "PUT", "PATCH"].contains(method) ? "nothing" : nil
      let headers = body == nil ? [] : [Header("Content-Type", "text/plain")]
      let answer = try conversation.ask(method, path, body, headers: headers)
      try conversation.expect(answer, status: 405)
      try verify(answer, allows: allowed)
    }
  }

  private func verify(_ answer: Answer, allows methods: Set<String>) throws {
    let names = (answer.header("Allow") ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    guard Set(names.map { String($0) }) == methods else {
      throw Mismatch(
        "expected Allow: \(methods.sorted().joined(separator: ", ")), not \(names.joined(separator: ", "))"
      )
    }
  }
}
