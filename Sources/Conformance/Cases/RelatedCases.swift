import Diagnostics
import Model

extension CaseCollector {
  /// The lists behind a record.
  mutating func addRelatedCases(of resource: Resource) {
    guard resource.verbs.contains(.read) else { return }
    for relation in resource.relations where relation.isToMany {
      let target = model.resource(relation.target)
      guard target.verbs.contains(.list) else { continue }
      let subject = "\(resource.plural.kebab)/\(relation.name.kebab)"
      add(subject, "a list of nobody", relation.origin) { world in
        let path = "\(world.model.absentPath(of: resource))/\(relation.name.kebab)"
        try world.conversation.expectNotFound(world.conversation.ask("GET", path))
      }
      add(subject, "a list like any other, of these records alone", relation.origin) { world in
        let made = try world.shared(resource)
        if case .hasMany(let inverse) = relation {
          try world.relateOne(made, inverse)
          if let other = try? world.shared(resource, 1) { try world.relateOne(other, inverse) }
        }
        let path = "\(made.path)/\(relation.name.kebab)"
        let names = target.memberNames.map(\.spelled).joined(separator: ",")
        let request = ListRequest(path: path, parameters: [("fields", names)])
        let all = try world.population(of: target)
        let records = try world.walk(request, of: target)
        try world.expect(records, toBe: records.sorted { world.isBefore($0, $1, [], of: target) }, of: target)
        if case .hasMany(let inverse) = relation,
          let key = target.belongsTo.first(where: { $0.name.spelled == inverse.inverse })?.key.spelled
        {
          try world.expect(records, toBe: all.filter { $0[key] == made.key }, of: target)
        }
        let paged = try world.walk(request, of: target, limit: 1)
        try world.expect(paged, toBe: Array(records.prefix(paged.count)), of: target)
        try world.conversation.expectParameters(world.conversation.ask("GET", "\(path)?zz=1&limit=0"), ["zz", "limit"])
        try world.conversation.expect(world.conversation.ask("HEAD", path), status: 200)
      }
    }
  }
}

extension Relation {
  var origin: SourceRange {
    switch self {
    case .belongsTo(let relation): relation.origin
    case .hasOne(let relation): relation.origin
    case .hasMany(let relation): relation.origin
    case .manyToMany(let relation): relation.origin
    }
  }
}

extension World {
  fileprivate func relateOne(_ made: Made, _ inverse: HasMany) throws {
    let other = model.resource(inverse.target)
    guard other.verbs.contains(.create),
      let relation = other.belongsTo.first(where: { $0.name.spelled == inverse.inverse })
    else { return }
    _ = try child(of: made, other, by: relation)
  }
}
