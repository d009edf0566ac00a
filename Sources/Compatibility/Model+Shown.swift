import Model

extension Model {
  /// The resources whose records are in answers of any kind, by their names.
  var shownResources: Set<String> {
    let showing: Set<Resource.Verb> = [.list, .read, .create, .update, .restore]
    var shown = Set(resources.filter { !$0.verbs.isDisjoint(with: showing) }.map(\.name.spelled))
    for resource in resources where shown.contains(resource.name.spelled) {
      for include in resource.query.includes {
        var current = resource
        for step in include.path {
          guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { break }
          shown.insert(relation.target)
          current = self.resource(relation.target)
        }
      }
    }
    return shown
  }
}
