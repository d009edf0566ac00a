import Migrations
import Model
import Queries
import Templating

/// The facts that a target's templates can use, for every scope; the target decides only what is known of its types.
package final class Contexts: Sendable {
  let service = FactTable<Scene>("service", origin: \.model.service.origin)
  let api = FactTable<Scene>("api")
  let database = FactTable<Scene>("database")
  let limits = FactTable<Scene>("limits")
  let auth = FactTable<AuthSubject>("auth", origin: \.auth.origin)
  let password = FactTable<PasswordSubject>("password", origin: \.password.origin)
  let policy = FactTable<PolicySubject>("policy")
  let accessCase = FactTable<AccessCaseSubject>("access_case")
  let verbPolicy = FactTable<VerbSubject>("verb_policy")
  let rateLimit = FactTable<RateLimit>("rate_limit")
  let generator = FactTable<Scene>("generator")
  let enumType = FactTable<EnumSubject>("enum", remembers: true, origin: \.enumType.origin)
  let enumCase = FactTable<CaseSubject>("case")
  let type = FactTable<TypeSubject>("type")
  let member = FactTable<MemberSubject>("member", in: \.memory, origin: \.field.origin)
  let example = FactTable<FieldExample>("example")
  let resource = FactTable<ResourceSubject>("resource", in: \.memory, origin: \.resource.origin)
  let bodyExample = FactTable<String>("body_example")
  let relation = FactTable<RelationSubject>("relation", remembers: true, origin: \.relation.origin)
  let through = FactTable<RelationSubject>("through", remembers: true, origin: \.relation.origin)
  let pairKey = FactTable<PairKeySubject>("pair_key", origin: \.member.field.origin)
  let include = FactTable<IncludeSubject>("include", remembers: true, origin: \.include.origin)
  let action = FactTable<ActionSubject>("action", remembers: true, origin: \.action.origin)
  let transition = FactTable<TransitionSubject>("transition", remembers: true, origin: \.transition.origin)
  let stateCase = FactTable<StateCaseSubject>("state_case")
  let filter = FactTable<FilterSubject>("filter", origin: \.member.field.origin)
  let condition = FactTable<FilterCondition>("condition")
  let sort = FactTable<SortSubject>("sort", origin: \.member.field.origin)
  let direction = FactTable<SortKey.Direction>("direction")
  let reference = FactTable<ReferenceSubject>("reference", origin: \.key.field.origin)
  let restriction = FactTable<RestrictionSubject>("restriction")
  let ruleCheck = FactTable<CheckSubject>("rule_check", origin: \.check.origin)
  let rule = FactTable<RuleSubject>("rule")
  let operand = FactTable<OperandSubject>("operand")
  let ruleCase = FactTable<RuleCaseSubject>("rule_case")
  let ruleChange = FactTable<RuleChangeSubject>("rule_change")
  let cascade = FactTable<CascadeSubject>("cascade")
  let detachment = FactTable<Statement>("detachment")
  let dangling = FactTable<DeletionQueries.Dangling>("dangling")
  let migration = FactTable<MigrationSubject>("migration")
  let unique = FactTable<ConstraintMap.Unique>("unique")
  let slug = FactTable<SlugSubject>("slug", origin: \.member.field.origin)
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
    defineAccess()
    defineStates()
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
    let resourcesByFile = scene.orderByFile.map { resources[$0] }
    return [
      service.record(scene), api.record(scene), database.record(scene), limits.record(scene), generator.record(scene),
      .list(scene.migrations(for: .sqlite).map { migration.record($0) }),
      .list(enums), .list(resources), .list(resourcesByFile),
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

extension Contexts {
  /// The same under the name that the subject's resource had before; absent where it has had no other. What a path is made
  /// from: names, and nothing that is looked up by them.
  func formerSubject(_ index: Int, of scope: ScopeName, in scene: Scene) -> [Value]? {
    func former(_ resource: Resource) -> Resource? {
      guard let former = resource.former else { return nil }
      var renamed = resource
      renamed.name = former.name
      renamed.plural = former.plural
      return renamed
    }
    switch scope {
    case .service, .enumeration: return nil
    case .resource:
      guard let resource = former(scene.model.resources[index]) else { return nil }
      return [self.resource.record(ResourceSubject(scene: scene, resource: resource))]
    case .action:
      let (owner, item) = scene.actions[index]
      guard let owner = former(owner) else { return nil }
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
