import Migrations
import Model
import Queries
import Templating

/// The facts that a target's templates can use, for every scope; the target decides only what is known of its types.
package final class Contexts: Sendable {
  let service = FactTable<Scene>("service")
  let api = FactTable<Scene>("api")
  let database = FactTable<Scene>("database")
  let generator = FactTable<Scene>("generator")
  let enumType = FactTable<EnumSubject>("enum", remembers: true)
  let enumCase = FactTable<CaseSubject>("case")
  let type = FactTable<TypeSubject>("type")
  let member = FactTable<MemberSubject>("member", remembers: true)
  let example = FactTable<FieldExample>("example")
  let resource = FactTable<ResourceSubject>("resource", remembers: true)
  let bodyExample = FactTable<String>("body_example")
  let relation = FactTable<RelationSubject>("relation", remembers: true)
  let through = FactTable<RelationSubject>("through", remembers: true)
  let pairKey = FactTable<PairKeySubject>("pair_key")
  let include = FactTable<IncludeSubject>("include", remembers: true)
  let action = FactTable<ActionSubject>("action", remembers: true)
  let filter = FactTable<FilterSubject>("filter")
  let condition = FactTable<FilterCondition>("condition")
  let sort = FactTable<SortSubject>("sort")
  let direction = FactTable<SortKey.Direction>("direction")
  let reference = FactTable<ReferenceSubject>("reference")
  let restriction = FactTable<RestrictionSubject>("restriction")
  let ruleCheck = FactTable<CheckSubject>("rule_check")
  let rule = FactTable<RuleSubject>("rule")
  let operand = FactTable<OperandSubject>("operand")
  let ruleCase = FactTable<RuleCaseSubject>("rule_case")
  let ruleChange = FactTable<RuleChangeSubject>("rule_change")
  let cascade = FactTable<CascadeSubject>("cascade")
  let detachment = FactTable<Statement>("detachment")
  let dangling = FactTable<DeletionQueries.Dangling>("dangling")
  let migration = FactTable<Scene>("migration")
  let unique = FactTable<ConstraintMap.Unique>("unique")
  let slug = FactTable<SlugSubject>("slug")
  let check = FactTable<ConstraintMap.Check>("check")

  package init(for pack: TargetPack) {
    defineService()
    defineEnums()
    defineType(pack.types)
    defineMember()
    defineResource()
    defineRelations()
    defineLists()
    defineStorage()
    defineDeletion()
    defineRules()
  }

  /// The values for each subject of a scope, in the order of the spec.
  func values(of scope: ScopeName, in scene: Scene) -> [[Value]] {
    let shared = shared(in: scene)
    return (0..<scene.subjects(of: scope)).map { shared + subject($0, of: scope, in: scene) }
  }

  /// What every scope can name.
  func shared(in scene: Scene) -> [Value] {
    let enums = scene.model.enums.map { enumType.record(EnumSubject(scene: scene, enumType: $0)) }
    let resources = scene.model.resources.map { resource.record(ResourceSubject(scene: scene, resource: $0)) }
    return [
      service.record(scene), api.record(scene), database.record(scene), generator.record(scene),
      migration.record(scene),
      .list(enums), .list(resources),
    ]
  }

  /// What a scope names beyond that for one of its subjects.
  func subject(_ index: Int, of scope: ScopeName, in scene: Scene) -> [Value] {
    switch scope {
    case .service: return []
    case .resource:
      return [resource.record(ResourceSubject(scene: scene, resource: scene.model.resources[index]))]
    case .enumeration: return [enumType.record(EnumSubject(scene: scene, enumType: scene.model.enums[index]))]
    case .action:
      let (owner, item) = scene.actions[index]
      return [
        resource.record(ResourceSubject(scene: scene, resource: owner)),
        action.record(ActionSubject(scene: scene, owner: owner, action: item)),
      ]
    }
  }
}

extension Scene {
  /// How often a template of the scope is rendered.
  func subjects(of scope: ScopeName) -> Int {
    switch scope {
    case .service: 1
    case .resource: model.resources.count
    case .enumeration: model.enums.count
    case .action: actions.count
    }
  }
}
