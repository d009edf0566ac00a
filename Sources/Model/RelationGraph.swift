/// What leads from resource to resource in a model, found once for all of them.
package struct RelationGraph: Sendable {
  /// A `belongs_to` with the resource that has it.
  package struct Belonging: Sendable, Equatable {
    package var resource: Resource
    package var relation: BelongsTo
  }

  private var belongings: [String: [Belonging]] = [:]
  private var included: [String: Set<String>] = [:]

  package init(of model: Model) {
    for resource in model.resources {
      for relation in resource.belongsTo {
        belongings[relation.target, default: []].append(Belonging(resource: resource, relation: relation))
      }
      for path in resource.query.includes.map(\.path) {
        var current = resource
        for step in path {
          guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { break }
          included[current.name.spelled, default: []].insert(step)
          current = model.resource(relation.target)
        }
      }
    }
  }

  /// The relations of a resource that are the first or second step of an include somewhere in the service.
  package func includedRelations(of resource: Resource) -> [Relation] {
    let names = included[resource.name.spelled, default: []]
    return resource.relations.filter { names.contains($0.name.spelled) }
  }

  /// The `belongs_to` relations that lead to a resource, in the order of the model.
  package func belongings(to resource: Resource) -> [Belonging] { belongings[resource.name.spelled, default: []] }

  /// Whether anything can stand in the way of a delete.
  package func canRestrict(_ resource: Resource) -> Bool {
    var seen: Set = [resource.name.spelled]
    var doomed = [resource.name.spelled]
    while let name = doomed.popLast() {
      for step in belongings[name, default: []] {
        switch step.relation.onDelete {
        case .restrict: return true
        case .cascade: if seen.insert(step.resource.name.spelled).inserted { doomed.append(step.resource.name.spelled) }
        case .setNull: continue
        }
      }
    }
    return false
  }

  /// What can stand in the way of a delete: ways from the resource through what would go with it, each resource once,
  /// to what would not. The last step of each restricts, those before it cascade; the shortest ways come first.
  package func restrictions(on resource: Resource) -> [[Belonging]] {
    var found: [[Belonging]] = []
    var seen: Set = [resource.name.spelled]
    var ways: [[Belonging]] = [[]]
    while !ways.isEmpty {
      var longer: [[Belonging]] = []
      for way in ways {
        for step in belongings[way.last?.resource.name.spelled ?? resource.name.spelled, default: []] {
          switch step.relation.onDelete {
          case .restrict: found.append(way + [step])
          case .cascade: if seen.insert(step.resource.name.spelled).inserted { longer.append(way + [step]) }
          case .setNull: continue
          }
        }
      }
      ways = longer
    }
    return found
  }
}
