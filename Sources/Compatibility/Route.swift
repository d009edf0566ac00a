import Diagnostics
import Model

/// Something that can be requested of a resource.
struct Route {
  enum Kind: Hashable {
    case verb(Resource.Verb)
    /// The list of what a relation leads to, by its segment in the path.
    case related(String)
    /// Both making and removing a link.
    case link(String)
    case action(String)
    case transition(String)
  }

  let kind: Kind
  /// Methods and path.
  let shown: String
  let origin: SourceRange
}

extension Model {
  /// Everything that can be requested of a resource, in the order of the document of the API.
  func routes(of resource: Resource) -> [Route] {
    let list = "\(api.root)/\(resource.plural.kebab)"
    let one = "\(list)/\(resource.address.map { "{\($0.name.spelled)}" }.joined(separator: ","))"
    let verbs = Resource.Verb.allCases.filter(resource.verbs.contains).map { verb in
      let shown =
        switch verb {
        case .list: "GET \(list)"
        case .create: "POST \(list)"
        case .read: "GET \(one)"
        case .update: "PUT and PATCH \(one)"
        case .delete: "DELETE \(one)"
        case .restore: "POST \(list)/{id}/restore"
        case .purge: "DELETE \(list)/{id}/purge"
        }
      return Route(kind: .verb(verb), shown: shown, origin: resource.places[.verb(verb)] ?? resource.origin)
    }
    let actions = resource.actions.map { action in
      Route(kind: .action(action.name.kebab), shown: "POST \(one)/\(action.name.kebab)", origin: action.origin)
    }
    let transitions = resource.transitions.map { transition in
      let segment = transition.name.kebab
      return Route(kind: .transition(segment), shown: "POST \(one)/\(segment)", origin: transition.origin)
    }
    return verbs + resource.relations.flatMap { routes(of: resource, $0, at: one) } + actions + transitions
  }

  private func routes(of resource: Resource, _ relation: Relation, at one: String) -> [Route] {
    guard relation.isToMany else { return [] }
    let segment = relation.name.kebab
    let target = self.resource(relation.target)
    var routes: [Route] = []
    if resource.verbs.contains(.read), target.verbs.contains(.list) {
      routes.append(Route(kind: .related(segment), shown: "GET \(one)/\(segment)", origin: relation.origin))
    }
    if case .manyToMany(let pairs) = relation, pairs.isLinkable, resource.verbs.contains(.update) {
      let shown = "PUT and DELETE \(one)/\(segment)/{\(pairs.parameter(from: resource, to: target))}"
      routes.append(Route(kind: .link(segment), shown: shown, origin: relation.origin))
    }
    return routes
  }
}
