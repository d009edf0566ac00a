import Migrations
import Model
import Queries
import Templating

extension Contexts {
  func defineLists() {
    filter.define([
      .record("member", "What is compared.", member) { $0.member },
      .list("conditions", "One for each operator.", condition) { $0.conditions },
    ])
    condition.define([
      .string("operator", "The operator's name on the wire.") { $0.comparison.rawValue },
      .string("variable", "The operator's name in camelCase.") {
        NameStyle.camelCase.join($0.comparison.rawValue.split(separator: "_").map(String.init), acronyms: [])
      },
      .text("sql", "The condition; for `is_null` that of the value `true`.") { $0.fragment.sql },
      .optionalText("negation_sql", "For `is_null` the condition of the value `false`.") { $0.negation?.sql },
      .int("slots", "How often the value is bound.") { $0.fragment.slots.count },
      .flag("is_null_test", "Whether it asks for a value at all.") { $0.comparison == .isNull },
      .flag("is_set", "Whether the value is a set, bound as a JSON array.") { $0.comparison == .in },
    ])
    sort.define([
      .record("member", "What rows are ordered by.", member) { $0.member },
      .text("column_sql", "The column, quoted.") { $0.key.column },
      .flag("is_nullable", "Whether rows can be without a value.") { $0.key.isNullable },
      .text("equal_sql", "Rows with the same value.") { $0.key.equal.sql },
      .optionalText("equal_null_sql", "Rows without a value; only where there can be some.") {
        $0.key.equalNull?.sql
      },
      .record("ascending", "Smaller values first.", direction) { $0.key.ascending },
      .record("descending", "Larger values first.", direction) { $0.key.descending },
    ])
    direction.define([
      .text("order_sql", "The term of `ORDER BY`.") { $0.order },
      .text("comparison_sql", "`>` or `<`: later values compared with earlier ones.") { $0.comparison },
      .text("after_sql", "Rows behind a value.") { $0.after.sql },
      .optionalText("bound_sql", "Rows at or behind a value; only where the key is never null.") { $0.bound?.sql },
    ])
  }

  func defineStorage() {
    reference.define([
      .string("name", "The key's name on the wire.") { $0.check.member },
      .string("relation", "The relation's name.") { $0.check.relation },
      .record("key", "The key.", member) { $0.key },
      .record("target", "The resource that the key names a record of.", resource) { $0.target },
      .text("sql", "1 or 0: whether the record is there.") { $0.check.statement.sql },
    ])
    restriction.define([
      .string("plural", "The plural of the resource that is in the way, as the spec spells it.") { $0.check.plural },
      .record("resource", "The resource that is in the way.", resource) {
        ResourceSubject(scene: $0.scene, resource: $0.scene.resource($0.check.resource))
      },
      .text("sql", "1 or 0: whether such records are there.") { $0.check.statement.sql },
      .int("slots", "How often the id is bound.") { $0.check.statement.slots.count },
    ])
    migration.define([
      .int("number", "Its place in the history, from 1.", \.number),
      .string("name", "What it does: `initial`.", \.name),
      .string("up_file", "The name of its script's file: `0001_initial.sqlite.sql`.", \.upFile),
      .string("down_file", "The name of the file that undoes it: `0001_initial.sqlite.down.sql`.", \.downFile),
      .text("up_sql", "The statements of the migration.", \.up),
      .text("down_sql", "The statements that undo it.", \.down),
    ])
    unique.define([
      .string("name", "The index's name.") { $0.name },
      .text("reported", "What the database's message says.") { $0.reported },
      .strings("members", "The members' names on the wire.") { $0.members },
    ])
    slug.define([
      .record("member", "The slug.", member) { $0.member },
      .string("free_variable", "A name for what finds one that is free: `freeSlug`.") { $0.variable("free") },
      .string("taken_variable", "A name for what tells whether one is taken: `takenSlug`.") { $0.variable("taken") },
      .text("taken_sql", "1 or 0: whether a record has the slug.") { $0.query.taken.sql },
    ])
    check.define([
      .string("name", "The constraint's name, which the database's message says.") { $0.name },
      .optionalString("member", "The member's name on the wire; none for the record as a whole.") { $0.member },
      .string("code", "The code of the violation.") { $0.code.rawValue },
      .optionalText("message", "What the author says of a violation.") { $0.message },
    ])
  }
}

extension ResourceSubject {
  private var byName: [String: MemberSubject] {
    Dictionary(uniqueKeysWithValues: columns.map { ($0.field.name.spelled, $0) })
  }

  var filters: [FilterSubject] {
    let members = byName
    let conditions = Dictionary(grouping: queries.list.filters) { $0.member.name.spelled }
    return resource.query.filters.map { filter in
      let name = filter.member.name.spelled
      guard let member = members[name] else { preconditionFailure("'\(name)' is filtered by but not stored") }
      return FilterSubject(scene: scene, member: member, conditions: conditions[name] ?? [])
    }
  }

  var sorts: [SortSubject] {
    let members = byName
    return queries.list.sorts.map { key in
      guard let member = members[key.member] else { preconditionFailure("'\(key.member)' is sorted by but not stored") }
      return SortSubject(member: member, key: key)
    }
  }
}
