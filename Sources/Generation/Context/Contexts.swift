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
  let enumType = FactTable<EnumSubject>("enum")
  let enumCase = FactTable<CaseSubject>("case")
  let type = FactTable<TypeSubject>("type")
  let member = FactTable<MemberSubject>("member")
  let example = FactTable<FieldExample>("example")
  let resource = FactTable<ResourceSubject>("resource")
  let relation = FactTable<RelationSubject>("relation")
  let include = FactTable<IncludeSubject>("include")
  let action = FactTable<ActionSubject>("action")
  let filter = FactTable<FilterSubject>("filter")
  let condition = FactTable<FilterCondition>("condition")
  let sort = FactTable<SortSubject>("sort")
  let direction = FactTable<SortKey.Direction>("direction")
  let reference = FactTable<ReferenceSubject>("reference")
  let restriction = FactTable<RestrictionSubject>("restriction")
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
  }
}
