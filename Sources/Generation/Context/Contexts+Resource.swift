import Migrations
import Model
import Queries
import Templating

extension Contexts {
  func defineResource() {
    resource.define(
      resourceNames + resourceKey + resourceWrapping + resourceMembers + resourceFlags + resourceStatements
        + resourceDeletion + resourceRules + resourceAccess + resourceStates
    )
    bodyExample.define([
      .text("json", "A body that makes a record, as one line of JSON; keys are those of seeded records.") { $0 }
    ])
    action.define([
      .string("name", "The spec's spelling.") { $0.action.name.spelled },
      .string("variable", "The name as a function or variable.") {
        $0.variable
      },
      .string("variable_part", "The name as a function or variable, as the beginning of a longer one.") {
        $0.variablePart
      },
      .string("type", "The name as a type: the resource's, then its own.") {
        $0.scene.namer.spell(action: $0.action.name, of: $0.owner.name)
      },
      .string("path", "The last part of its route.") { $0.action.name.kebab },
      .optionalText("description", "The spec's own description.") { $0.action.description },
      .strings("imports", "What declarations of both need, by their types' `import`.") { subject in
        ResourceSubject(scene: subject.scene, resource: subject.owner)
          .imports(of: subject.members(subject.action.input + subject.action.output))
      },
      .strings("present_variables", "What the input must end up with a value for, as variables.") { subject in
        subject.action.input.filter { !$0.isNullable }.map { subject.scene.namer.spell($0.name, as: .variable) }
      },
      .string("member", "What the envelope calls its answer; empty where there is none.") { subject in
        switch subject.scene.model.api.envelope {
        case .data: "data"
        case .resource: subject.action.name.spelled
        case .none: ""
        }
      },
      .record("policy", "Who may use it.", policy) {
        PolicySubject(scene: $0.scene, resource: $0.owner, policy: $0.action.policy)
      },
      .list("input", "What a request carries.", member) { $0.members($0.action.input) },
      .list("output", "What the answer carries.", member) { $0.members($0.action.output) },
    ])
  }

  private var resourceNames: [FactTable<ResourceSubject>.Fact] {
    [
      .string("name", "The spec's spelling.") { $0.resource.name.spelled },
      .string("type", "The name as a type: `OrderLine`.") { $0.scene.namer.spell($0.resource.name, as: .type) },
      .string("type_part", "The name as a part of a longer type's name.") {
        $0.scene.namer.unescaped($0.resource.name, as: .type)
      },
      .string("variable", "The name as a variable: `orderLine`.") { $0.scene.namer.spell(record: $0.resource.name) },
      .string("variable_part", "The name as a variable, as the beginning of a longer one.") {
        $0.scene.namer.unescaped(record: $0.resource.name)
      },
      .string("shown_variable", "The name as a variable beside those of what it is shown with.") {
        $0.shownVariable($0.resource.name)
      },
      .string("shown_plural_variable", "The plural as a variable beside those of what it is shown with.") {
        $0.shownVariable($0.resource.plural)
      },
      .string("plural_type", "The plural as a part of a type's name: `OrderLines`.") {
        $0.scene.namer.unescaped($0.resource.plural, as: .type)
      },
      .string("plural_variable", "The plural as a variable: `orderLines`.") {
        $0.scene.namer.spell(record: $0.resource.plural)
      },
      .string("file", "The name as a file's.") { $0.scene.namer.spell($0.resource.name, as: .file) },
      .string("phrase", "The name as words: `order line`.") { $0.resource.name.phrase },
      .string("a_phrase", "The name as words with its article: `an order line`.") { $0.resource.name.indefinite },
      .string("plural_phrase", "The plural as words: `order lines`.") { $0.resource.plural.phrase },
      .string("plural_title", "The plural as the first words of a sentence: `Order lines`.") {
        $0.resource.plural.phrase.prefix(1).uppercased() + $0.resource.plural.phrase.dropFirst()
      },
      .string("kebab", "The name in kebab-case: `order-line`.") { $0.resource.name.kebab },
      .string("segment", "The plural as a part of a path: `order-lines`.") { $0.resource.plural.kebab },
      .string("path", "The route of the list: `/api/v1/order-lines`.") {
        "\($0.scene.model.api.root)/\($0.resource.plural.kebab)"
      },
      .string("table", "The table's name, not quoted.") { $0.resource.table },
      .optionalText("description", "The spec's own description.") { $0.resource.description },
    ]
  }

  private var resourceMembers: [FactTable<ResourceSubject>.Fact] {
    [
      .list("columns", "Every stored value: key, fields, keys of relations, timestamps.", member) { $0.columns },
      .list("members", "Fields, and keys of relations.", member) { $0.settable },
      .list("body_members", "Those of them that a body may set.", member) { subject in
        subject.settable.filter { !$0.field.isServerWritten }
      },
      .list("server_written", "Those of them that no body holds.", member) { subject in
        subject.settable.filter(\.field.isServerWritten)
      },
      .list("mutable_members", "Those of them that a body may change.", member) { subject in
        subject.settable.filter(\.field.isMutable)
      },
      .list("fields", "The fields of the spec.", member) { $0.columns.filter { $0.role == .field } },
      .list("keys", "The keys of the relations to one.", member) { $0.columns.filter { $0.role == .key } },
      .list("timestamps", "The moments, if the resource has them.", member) { subject in
        subject.columns.filter { $0.role == .created || $0.role == .updated }
      },
      .optionalRecord("lock", "The count of its changes that writes can depend on, if it has one.", member) { subject in
        subject.columns.first { $0.role == .version }
      },
      .flag("is_idempotent", "Whether a create that is sent again with its key is answered as the first time.") {
        $0.resource.isIdempotent
      },
      .list("tag_parts", "What tells one state of a record from others beside the count of its changes.", member) {
        $0.tagParts
      },
      .list("listed", "What a record in a list is shown with unless asked for others; empty where that is all.", member)
      {
        subject in
        subject.columns.filter { subject.resource.listView?.contains($0.field.name.spelled) ?? false }
      },
      .list("examples", "Bodies that make a record, from the spec.", bodyExample) { $0.exampleBodies },
      .list("relations", "All relations in the order of the spec.", relation) { subject in
        subject.resource.relations.map { subject.relation($0) }
      },
      .list("belongs_to", "The relations to one record.", relation) { subject in
        subject.resource.belongsTo.map { subject.relation(.belongsTo($0)) }
      },
      .list("has_many", "The other sides of relations to one.", relation) { subject in
        subject.resource.hasMany.map { subject.relation(.hasMany($0)) }
      },
      .list("many_to_many", "The many to many whose links can be set.", relation) { subject in
        subject.resource.linkable.map { subject.relation(.manyToMany($0)) }
      },
      .list("includes", "What a read can bring along; a path of two behind the one it begins with.", include) {
        subject in
        subject.resource.query.includes.map {
          IncludeSubject(scene: subject.scene, owner: subject.resource, include: $0)
        }
      },
      .list("shown_includes", "What a record of it can be shown with, by its own reads or by others.", include) {
        $0.shownIncludes
      },
      .flag("can_be_cut", "Whether something that it is shown with may be cut short.") { subject in
        subject.shownIncludes.contains { $0.last.relation.isToMany }
      },
      .list("included_relations", "The relations that some read, of any resource, brings along.", relation) {
        $0.includedRelations
      },
      .list("listed_by", "The relations to many, of any resource, under which its records are listed.", relation) {
        $0.listedBy
      },
      .list("neighbours", "The resources under whose records its own are listed, without itself.", resource) {
        $0.neighbours
      },
      .strings("imports", "What declarations of its columns need, by their types' `import`.") {
        $0.imports(of: $0.columns)
      },
      .strings("field_imports", "What declarations of its fields need, by their types' `import`.") { subject in
        subject.imports(of: subject.columns.filter { $0.role == .field })
      },
      .strings("key_imports", "What values of its fields, its key and declared keys that it leads to need.") {
        $0.imports(of: $0.valued)
      },
      .strings("rule_imports", "What rules over its fields and its actions' values need.") { subject in
        let actions = subject.resource.actions.flatMap { action in
          ActionSubject(scene: subject.scene, owner: subject.resource, action: action)
            .members(action.input + action.output)
        }
        return subject.imports(of: subject.columns.filter { $0.role == .field } + actions)
      },
      .strings("default_imports", "What the defaults of its members need, by their types' `import`.") { subject in
        subject.imports(of: subject.settable.filter { $0.field.defaultValue != nil })
      },
      .strings("sample_imports", "What samples of its fields and of what its actions answer need.") {
        $0.sampleImports
      },
      .strings("present_variables", "What a create must end up with a value for, as variables.") {
        $0.presentVariables
      },
      .strings("service_variables", "Its own plural and those of its neighbours, as variables.") { subject in
        ([subject] + subject.neighbours).map { subject.scene.namer.spell(record: $0.resource.plural) }
      },
      .list("uniques", "The unique indexes, as the database reports them.", unique) {
        $0.scene.uniques(of: $0.resource)
      },
      .list("checks", "The checks of the database.", check) { $0.scene.checks(of: $0.resource) },
      .list("actions", "The operations beside the standard ones.", action) { subject in
        subject.resource.actions.map {
          ActionSubject(scene: subject.scene, owner: subject.resource, action: $0)
        }
      },
      .list("made_slugs", "The slugs that are made, and are unique.", slug) { $0.madeSlugs },
      .list("filters", "What a list can be filtered by.", filter) { $0.filters },
      .list("sorts", "What a list can be sorted by, without the id.", sort) { $0.sorts },
      .list("identifier_sorts", "The parts of the key as sort keys, which settle ties.", sort) { subject in
        zip(subject.key, subject.queries.list.identifiers).map { SortSubject(member: $0, key: $1) }
      },
      .list("references", "Whether the records that keys name are there.", reference) { $0.references },
      .list("restrictions", "What stands in the way of a delete.", restriction) { subject in
        subject.queries.restrictions.map { RestrictionSubject(scene: subject.scene, check: $0) }
      },
    ]
  }

  private var resourceFlags: [FactTable<ResourceSubject>.Fact] {
    let verbs = Resource.Verb.allCases.map { verb in
      FactTable<ResourceSubject>.Fact.flag("can_\(verb.rawValue)", "Whether anyone may \(verb.rawValue) it.") {
        $0.resource.verbs.contains(verb)
      }
    }
    return verbs + [
      .flag("has_constraints", "Whether the database itself refuses some records of it.") {
        !$0.scene.uniques(of: $0.resource).isEmpty || !$0.scene.checks(of: $0.resource).isEmpty
      },
      .flag("is_included", "Whether some read brings its records along, by their keys.") {
        $0.isIncludedToOne
      },
      .flag("has_hooks", "Whether the user's own rules run inside its transactions.") { $0.resource.hasHooks },
      .flag("has_timestamps", "Whether records carry their moments.") { $0.resource.timestamps != nil },
      .flag("has_routes", "Whether anything of it is served.") {
        $0.resource.isServed
      },
      .flag("has_mutable_members", "Whether an update can change anything.") { subject in
        subject.settable.contains(where: \.field.isMutable) || !subject.resource.linkable.isEmpty
      },
      .flag("has_mutable_fields", "Whether an update can change a field.") { subject in
        subject.resource.fields.contains(where: \.isMutable)
      },
      .flag("has_join_tables", "Whether links that are no records can be set.") { subject in
        subject.resource.linkable.contains { $0.through == nil }
      },
      .flag("is_numbered_by_database", "Whether an insert answers the new id.") { $0.queries.returnsIdentifier },
    ]
  }

  private var resourceStatements: [FactTable<ResourceSubject>.Fact] {
    [
      .text("find_sql", "Selects a record by its key.") { $0.queries.find.sql },
      .optionalText("look_up_sql", "Selects a record by its lookup, where paths name it so.") {
        $0.queries.lookUp?.sql
      },
      .text("exists_sql", "1 or 0 for a key.") { $0.queries.exists.sql },
      .text("find_all_sql", "Selects records by a JSON array of keys; empty when nothing brings them along.") {
        $0.findAll
      },
      .text("insert_sql", "Inserts a record.") { $0.queries.insert.sql },
      .optionalText("update_sql", "Changes a record; absent when nothing of it can change.") {
        $0.queries.update?.sql
      },
      .optionalText("touch_sql", "Counts a change that is kept elsewhere, where there is a lock.") {
        $0.queries.touch?.sql
      },
      .text("delete_sql", "Deletes a record by its key.") { $0.queries.delete.sql },
      .text("list_sql", "What every list begins with.") { $0.queries.list.base },
    ]
  }
}

extension ResourceSubject {
  var settable: [MemberSubject] { columns.filter { $0.role == .field || $0.role == .key } }

  var references: [ReferenceSubject] {
    let keys = Dictionary(uniqueKeysWithValues: columns.map { ($0.field.name.spelled, $0) })
    return queries.references.map { check in
      guard let key = keys[check.member] else { preconditionFailure("'\(resource.name)' has no '\(check.member)'") }
      return ReferenceSubject(scene: scene, key: key, check: check)
    }
  }

  var madeSlugs: [SlugSubject] {
    let members = Dictionary(uniqueKeysWithValues: columns.map { ($0.field.name.spelled, $0) })
    return queries.slugs.map { query in
      guard let member = members[query.member] else {
        preconditionFailure("'\(resource.name)' has no '\(query.member)'")
      }
      return SlugSubject(member: member, query: query)
    }
  }

  /// The members that tests and seeds write values of: fields, and the keys of resources that declare theirs.
  var valued: [MemberSubject] {
    columns.filter { member in
      member.role == .field || member.relation.map { !$0.target.key.isIssued } == true
    }
  }

  var sampleImports: [String] {
    let answers = resource.actions.flatMap { action in
      ActionSubject(scene: scene, owner: resource, action: action).members(action.output)
    }
    return imports(of: valued + answers)
  }

  func imports(of members: [MemberSubject]) -> [String] {
    Set(members.map { scene.typeFact("import", of: $0.field.type) }).subtracting([""]).sorted()
  }

  var presentVariables: [String] {
    let members = settable.filter { !$0.field.isNullable && !$0.field.isMade && !$0.field.isServerWritten }.map {
      scene.namer.spell($0.field.name, as: .variable)
    }
    return members + resource.linkable.map { scene.namer.spell($0.keys, as: .variable) }
  }

  var listedBy: [RelationSubject] {
    guard resource.verbs.contains(.list) else { return [] }
    return scene.incoming(resource).filter { $0.owner.verbs.contains(.read) }
  }

  var neighbours: [ResourceSubject] {
    var seen: Set = [resource.name.spelled]
    return listedBy.filter { seen.insert($0.owner.name.spelled).inserted }
      .map { ResourceSubject(scene: scene, resource: $0.owner) }
  }

  var findAll: String { scene.findAll(resource)?.whole.sql ?? "" }
  var isIncludedToOne: Bool { scene.findAll(resource) != nil }

  /// The own paths of one or two steps, and the relations that other resources' paths of two steps end with.
  var shownIncludes: [IncludeSubject] {
    let own = resource.query.includes
    let borrowed = includedRelations.filter { relation in
      !own.contains { $0.path == [relation.relation.name.spelled] }
    }
    let paths = own + borrowed.map { Query.Include(path: [$0.relation.name.spelled], origin: resource.origin) }
    return paths.map { IncludeSubject(scene: scene, owner: resource, include: $0) }
  }

  var includedRelations: [RelationSubject] {
    let included = Set(queries.includes.map(\.relation))
    return resource.relations.filter { included.contains($0.name.spelled) }.map { relation($0) }
  }

  /// A variable of records in a place where what they are shown with has variables of its own.
  func shownVariable(_ name: Name) -> String {
    let variable = scene.namer.spell(record: name)
    guard shownIncludes.contains(where: { $0.variable == variable }) else { return variable }
    return scene.namer.takenRecordForm.replacingPlaceholder(with: scene.namer.unescaped(record: name))
  }

  func relation(_ relation: Relation) -> RelationSubject {
    RelationSubject(scene: scene, owner: resource, relation: relation)
  }
}

extension ActionSubject {
  /// The function that the action is, in its taken form also beside records of that name.
  var variable: String {
    standsBesideItsName ? variablePart : scene.namer.spell(action: action.name)
  }

  var variablePart: String {
    let part = scene.namer.unescaped(action: action.name)
    return standsBesideItsName ? scene.namer.takenActionForm.replacingPlaceholder(with: part) : part
  }

  private var standsBesideItsName: Bool {
    let part = scene.namer.unescaped(action: action.name)
    let resource = ResourceSubject(scene: scene, resource: owner)
    return ([resource] + resource.neighbours).contains { scene.namer.unescaped(record: $0.resource.plural) == part }
  }

  func members(_ fields: [Field]) -> [MemberSubject] {
    fields.map { MemberSubject(scene: scene, role: .field, field: $0, relation: nil, index: 0) }
  }
}
