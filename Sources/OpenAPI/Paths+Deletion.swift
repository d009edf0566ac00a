import Model

/// The paths of records that a delete only hides.
extension Paths {
  /// They name a record by its id, since hidden ones may share what they were looked up by.
  func deletedPaths(_ resource: Resource, at list: String) -> [Item] {
    let restores = resource.verbs.contains(.restore) ? [method("post", restore(resource))] : []
    let purges = resource.verbs.contains(.purge) ? [method("delete", purge(resource))] : []
    return [
      Item(path: "\(list)/{id}/restore", parameters: parameters.identifier(of: resource), methods: restores),
      Item(path: "\(list)/{id}/purge", parameters: parameters.identifier(of: resource), methods: purges),
    ]
  }

  private func restore(_ resource: Resource) -> DocumentValue {
    let isAccompanied = graph.belongings(to: resource).contains { $0.relation.onDelete == .cascade }
    let leadsToHidden = resource.belongsTo.contains { model.resource($0.target).deletion != nil }
    let rules: [Failure] = resource.hasHooks ? [.forbidden] : []
    let conflict: [Failure] = resource.hasHooks || isAccompanied || hasUniques(resource) ? [.conflict] : []
    let invalid: [Failure] = resource.hasHooks || isAccompanied || leadsToHidden ? [.invalid] : []
    return operation(
      "restore\(resource.name.pascal)",
      "Brings back one deleted \(singular(resource)), with what was deleted along; another is answered as it is.",
      tag: resource,
      who: [who(resource, .restore)],
      answers: [DocumentValue.Entry(key: "200", value: responses.whole(resource, "The record."))]
        + responses.failures([.notFound, .notAcceptable, .internalError] + rules + conflict + invalid)
    )
  }

  private func purge(_ resource: Resource) -> DocumentValue {
    let rules: [Failure] = resource.hasHooks ? [.forbidden, .invalid] : []
    return operation(
      "purge\(resource.name.pascal)",
      "Removes one deleted \(singular(resource)) for good.",
      tag: resource,
      who: [who(resource, .purge)],
      answers: [DocumentValue.Entry(key: "204", value: ["description": "It is gone."])]
        + responses.failures([.notFound, .notAcceptable, .conflict, .internalError] + rules)
    )
  }
}
