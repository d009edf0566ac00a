import Model

/// A rule that a request has to keep to, and what it is judged on.
struct Demand {
  enum Subject {
    /// Rows of a list, of which those are shown that the rule holds of.
    case rows
    /// The record that a path names.
    case record(path: String)
    /// The same before and behind a change by the body.
    case change(path: String)
    /// What a create makes of its body.
    case created
  }

  var resource: Resource
  var policy: Policy
  var subject: Subject
}

extension Model {
  /// Every rule of a request; none where it has no route, or no rules.
  ///
  /// - Parameter body: Members of the body, of which some may be some people's to write.
  func demands(of method: String, _ target: String, body: JSON?) -> [Demand] {
    let path = String(target.prefix { $0 != "?" })
    guard path.hasPrefix("\(api.root)/") else { return [] }
    let segments = path.dropFirst(api.root.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    guard let first = segments.first, let resource = resources.first(where: { $0.plural.kebab == first }) else {
      return []
    }
    let one = segments.count > 1 ? "\(listPath(of: resource))/\(segments[1])" : ""
    func record(_ policy: Policy?, _ subject: Demand.Subject? = nil) -> [Demand] {
      guard let policy else { return [] }
      let reading = resource.verbs.contains(.read) ? resource.policy(for: .read) : .anyone
      return [
        Demand(resource: resource, policy: reading, subject: .record(path: one)),
        Demand(resource: resource, policy: policy, subject: subject ?? .record(path: one)),
      ]
    }
    switch (method, segments.count) {
    case ("GET", 1), ("HEAD", 1):
      return resource.demand(.list).map { [Demand(resource: resource, policy: $0, subject: .rows)] } ?? []
    case ("POST", 1):
      return resource.demand(.create).map { policy in
        [Demand(resource: resource, policy: .all([policy] + writers(resource, body)), subject: .created)]
      } ?? []
    case ("GET", 2), ("HEAD", 2): return record(resource.demand(.read))
    case ("PATCH", 2), ("PUT", 2):
      return record(
        resource.demand(.update).map { .all([$0] + writers(resource, body)) },
        .change(path: one)
      )
    case ("DELETE", 2): return record(resource.demand(.delete))
    case ("DELETE", 3) where segments[2] == "purge": return record(resource.demand(.purge))
    case ("POST", 3):
      if segments[2] == "restore", let policy = resource.demand(.restore) { return record(policy) }
      let word = segments[2]
      return record(
        resource.actions.first { $0.name.kebab == word }?.policy
          ?? resource.transitions.first { $0.name.kebab == word }?.policy
      )
    case ("GET", 3), ("HEAD", 3):
      guard let relation = resource.relations.first(where: { $0.isToMany && $0.name.kebab == segments[2] }) else {
        return []
      }
      let target = self.resource(relation.target)
      guard let rows = target.demand(.list), resource.verbs.contains(.read) else { return [] }
      return record(resource.policy(for: .read)) + [Demand(resource: target, policy: rows, subject: .rows)]
    case ("PUT", 4), ("DELETE", 4):
      guard let pairs = resource.linkable.first(where: { $0.name.kebab == segments[2] }) else { return [] }
      let target = self.resource(pairs.target)
      let other = "\(listPath(of: target))/\(segments[3])"
      let reading = target.verbs.contains(.read) ? target.policy(for: .read) : .anyone
      return record(resource.demand(.update))
        + [Demand(resource: target, policy: reading, subject: .record(path: other))]
    case (_, _): return []
    }
  }

  /// Who may write what a body holds.
  private func writers(_ resource: Resource, _ body: JSON?) -> [Policy] {
    let names = Set(body?.members?.map(\.name) ?? [])
    return resource.fields.filter { names.contains($0.name.spelled) }.compactMap(\.writers)
      + resource.belongsTo.filter { names.contains($0.key.spelled) }.compactMap(\.writers)
  }
}

extension Resource {
  /// The rule of what has a route.
  fileprivate func demand(_ verb: Verb) -> Policy? { verbs.contains(verb) ? policy(for: verb) : nil }
}
