import Model
import Queries
import Templating

extension Contexts {
  func defineRelations() {
    relation.define(relationNames + relationKinds + relationStatements)
    through.define([
      .record("resource", "The resource.", resource) { $0.middle },
      .flag("is_linkable", "Whether its records can be made from the two keys alone.") {
        $0.manyToMany?.isLinkable == true
      },
      .list("keys", "Its two keys that make a pair, in the order of its columns.", pairKey) { $0.pairKeys },
    ])
    pairKey.define([
      .record("member", "The key.", member) { $0.member },
      .flag("is_own", "Whether it leads to the record that has the relation.") { $0.isOwn },
    ])
    include.define([
      .text("name", "The path as it stands in the query string: `album.artist`.") { $0.include.spelled },
      .string("variable", "The whole path as a variable: `albumArtist`.") { $0.variable },
      .string("variable_part", "The whole path as a variable, as the beginning of a longer one.") { $0.variablePart },
      .string("type_part", "The whole path as a part of a type's name: `AlbumArtist`.") { $0.typePart },
      .record("relation", "The last relation of the path.", relation) { $0.last },
      .flag("is_nested", "Whether the path has two steps.") { $0.include.path.count == 2 },
      .string("parent_variable", "The first step's variable; the whole path's where there is one step.") {
        $0.parent.variable
      },
      .record("parent_relation", "The relation of the first step.", relation) { $0.parent.last },
      .flag("children_can_be_cut", "Whether one of the paths behind it leads to any number of records.") {
        $0.children.contains { $0.last.relation.isToMany }
      },
      .list("children", "The paths of two steps that begin with this one.", include) { $0.children },
    ])
  }

  private var relationNames: [FactTable<RelationSubject>.Fact] {
    [
      .string("name", "The spec's spelling.") { $0.relation.name.spelled },
      .string("variable", "The name as a variable or property.") {
        $0.scene.namer.spell($0.relation.name, as: .variable)
      },
      .string("type_part", "The name as a part of a type's name.") {
        $0.scene.namer.unescaped($0.relation.name, as: .type)
      },
      .string("segment", "The name as a part of a path.") { $0.relation.name.kebab },
      .string("phrase", "The name as words.") { $0.relation.name.phrase },
      .string("one_type_part", "One of the related records as a part of a type's name.") {
        $0.scene.namer.unescaped($0.one, as: .type)
      },
      .string("one_variable_part", "One of the related records as the ending of a longer variable.") {
        $0.scene.namer.unescaped($0.one, as: .variable)
      },
      .string("link_parameter", "What a path calls the record at the other end of a link: `genre_id`.") { subject in
        subject.manyToMany.map { $0.parameter(from: subject.owner, to: subject.target) } ?? ""
      },
      .string("variable_of_owner", "The name, `Of` and its owner's: `booksOfAuthor`.") {
        $0.scene.namer.unescaped($0.nameOfOwner, as: .variable)
      },
      .string("type_part_of_owner", "The same as a part of a longer name: `BooksOfAuthor`.") {
        $0.scene.namer.unescaped($0.relation.name, as: .type) + "Of"
          + $0.scene.namer.unescaped($0.owner.name, as: .type)
      },
      .optionalText("description", "The spec's own description.") { $0.description },
      .record("target", "The related resource.", resource) {
        ResourceSubject(scene: $0.scene, resource: $0.scene.resource($0.relation.target))
      },
      .record("owner", "The resource that declares the relation.", resource) {
        ResourceSubject(scene: $0.scene, resource: $0.owner)
      },
      .string("keys_name", "The set of ids in a body, for many to many; otherwise empty.") {
        $0.manyToMany?.keys.spelled ?? ""
      },
      .string("keys_variable", "The set of ids as a variable, for many to many; otherwise empty.") { subject in
        subject.manyToMany.map { subject.scene.namer.spell($0.keys, as: .variable) } ?? ""
      },
    ]
  }

  private var relationKinds: [FactTable<RelationSubject>.Fact] {
    [
      .flag("is_belongs_to", "Whether it is a key to one record.") { $0.belongsTo != nil },
      .flag("is_has_one", "Whether it is the other side of a unique key.") { $0.hasOne != nil },
      .flag("is_has_many", "Whether it is the other side of a key.") { $0.hasMany != nil },
      .flag("is_many_to_many", "Whether it goes through a join table.") { $0.manyToMany != nil },
      .optionalRecord("through", "The resource whose records are the pairs, for many to many over one.", through) {
        $0.manyToMany?.through == nil ? nil : $0
      },
      .flag("is_to_many", "Whether it leads to any number of records.") { $0.relation.isToMany },
      .flag("is_self", "Whether it leads to its own resource.") { $0.relation.target == $0.owner.name.spelled },
      .flag("restricts", "Whether a record keeps the one it belongs to from being deleted, for a key.") {
        $0.belongsTo?.onDelete == .restrict
      },
      .flag("is_nullable", "Whether a record may lead nowhere, for a key.") { $0.belongsTo?.isNullable == true },
      .optionalRecord("key", "The stored key: the own one, or for the other side the target's.", member) { $0.key },
    ]
  }

  private var relationStatements: [FactTable<RelationSubject>.Fact] {
    [
      .text("include_sql", "Loads the related records of a page; empty when nothing includes it.") {
        $0.included?.statement.sql ?? ""
      },
      .text("include_before_sql", "The same before the condition of a rule.") { $0.included?.cut.before.sql ?? "" },
      .text("include_after_sql", "The text behind it.") { $0.included?.cut.after.sql ?? "" },
      .text("scope_sql", "Narrows the target's list to one record's, for relations to many; otherwise empty.") {
        $0.related?.scope.sql ?? ""
      },
      .text("linked_sql", "1 or 0: whether two records are linked.") { $0.links?.exists.sql ?? "" },
      .text("link_sql", "Links two records, if they are not; empty where a link is a record.") {
        $0.links?.link?.sql ?? ""
      },
      .text("unlink_sql", "Unlinks two records.") { $0.links?.unlink.sql ?? "" },
      .text("retain_sql", "Unlinks all that a set does not name.") { $0.links?.retain.sql ?? "" },
      .text("add_sql", "Links all that a set names; empty where a link is a record.") { $0.links?.add?.sql ?? "" },
      .text("unlinked_sql", "The ids of a set that are not linked yet; empty where a link is no record.") {
        $0.links?.unlinked?.sql ?? ""
      },
      .text("missing_sql", "The places in a set of ids without a record.") { $0.links?.missing.sql ?? "" },
    ]
  }
}

extension RelationSubject {
  var belongsTo: BelongsTo? {
    if case .belongsTo(let relation) = relation { relation } else { nil }
  }

  var hasOne: HasOne? {
    if case .hasOne(let relation) = relation { relation } else { nil }
  }

  var hasMany: HasMany? {
    if case .hasMany(let relation) = relation { relation } else { nil }
  }

  var manyToMany: ManyToMany? {
    if case .manyToMany(let relation) = relation { relation } else { nil }
  }

  var description: String? {
    switch relation {
    case .belongsTo(let relation): relation.description
    case .hasOne(let relation): relation.description
    case .hasMany(let relation): relation.description
    case .manyToMany(let relation): relation.description
    }
  }

  var target: Resource { scene.resource(relation.target) }

  var nameOfOwner: Name {
    let (own, other) = (relation.name, owner.name)
    return Name(spelled: "\(own.spelled)_of_\(other.spelled)", words: own.words + ["of"] + other.words)
  }

  /// The name of one related record: that of the set of keys without the key's, or of the relation itself.
  var one: Name { manyToMany?.one(of: target) ?? relation.name }

  private var queries: ResourceQueries { scene.queries(of: owner) }

  var included: IncludeQuery? { queries.includes.first { $0.relation == relation.name.spelled } }
  var related: RelatedQuery? { queries.related.first { $0.relation == relation.name.spelled } }
  var links: LinkQueries? { queries.links.first { $0.relation == relation.name.spelled } }

  var key: MemberSubject? {
    switch relation {
    case .belongsTo(let relation): column(of: owner, relation.key)
    case .hasOne(let relation): key(relation.inverse, of: relation.target)
    case .hasMany(let relation): key(relation.inverse, of: relation.target)
    case .manyToMany: nil
    }
  }

  private func key(_ name: String, of target: String) -> MemberSubject? {
    let resource = scene.resource(target)
    return resource.belongsTo.first { $0.name.spelled == name }.flatMap { column(of: resource, $0.key) }
  }

  private var pairs: Through {
    guard let through = manyToMany?.through else { preconditionFailure("'\(relation.name)' goes through no resource") }
    return through
  }

  var middle: ResourceSubject { ResourceSubject(scene: scene, resource: scene.resource(pairs.resource)) }

  var pairKeys: [PairKeySubject] {
    middle.columns.compactMap { column in
      guard let name = column.relation?.relation.name.spelled, [pairs.own, pairs.other].contains(name) else {
        return nil
      }
      return PairKeySubject(member: column, isOwn: name == pairs.own)
    }
  }

  private func column(of resource: Resource, _ key: Name) -> MemberSubject? {
    ResourceSubject(scene: scene, resource: resource).columns.first { $0.field.name == key }
  }
}

extension IncludeSubject {
  private var relations: [RelationSubject] {
    var owner = owner
    return include.path.map { name in
      guard let relation = owner.relations.first(where: { $0.name.spelled == name }) else {
        preconditionFailure("'\(owner.name)' has no relation '\(name)'")
      }
      let subject = RelationSubject(scene: scene, owner: owner, relation: relation)
      owner = scene.resource(relation.target)
      return subject
    }
  }

  var last: RelationSubject {
    guard let last = relations.last else { preconditionFailure("an include has no path") }
    return last
  }

  private var path: Name {
    Name(spelled: include.spelled, words: relations.flatMap(\.relation.name.words))
  }

  var variable: String { scene.namer.spell(path, as: .variable) }
  var variablePart: String { scene.namer.unescaped(path, as: .variable) }
  var typePart: String { scene.namer.unescaped(path, as: .type) }

  var parent: IncludeSubject {
    let first = Query.Include(path: Array(include.path.prefix(1)), origin: include.origin)
    return IncludeSubject(scene: scene, owner: owner, include: first)
  }

  var children: [IncludeSubject] {
    owner.query.includes
      .filter { $0.path.count == 2 && include.path.count == 1 && $0.path[0] == include.path[0] }
      .map { IncludeSubject(scene: scene, owner: owner, include: $0) }
  }
}
