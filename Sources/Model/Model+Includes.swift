extension Model {
  /// The relations of a resource that are the first or second step of an include somewhere in the service.
  package func includedRelations(of resource: Resource) -> [Relation] {
    var names: Set<String> = []
    for start in resources {
      for path in start.query.includes.map(\.path) {
        var current = start
        for step in path {
          guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { break }
          if current.name == resource.name { names.insert(step) }
          current = self.resource(relation.target)
        }
      }
    }
    return resource.relations.filter { names.contains($0.name.spelled) }
  }
}
