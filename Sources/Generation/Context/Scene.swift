import Migrations
import Model
import OpenAPI
import Queries

/// Everything that contexts are made from, computed once for a model and a target.
final class Scene: Sendable {
  let model: Model
  let pack: TargetPack
  /// The target's namer, for this model.
  let namer: Namer
  /// The spec's file name, for the first line of generated files.
  let specFile: String
  /// How the target writes a text.
  private let textForm: LiteralForm?
  private let resources: [String: Resource]
  private let enums: [String: EnumType]
  private let compiled: [String: ResourceQueries]
  /// Of the schema, from the beginning.
  private let history: SchemaHistory
  /// Values of members that rules read, by the resource's and the member's name.
  private let samples: [String: [String: [Literal]]]
  private let uniques: [String: [ConstraintMap.Unique]]
  private let checks: [String: [ConstraintMap.Check]]
  /// The statement that finds records by a set of ids, for each resource that is included as one.
  private let findAll: [String: CutStatement]
  /// The relations to many that lead to each resource, by its name, with the resource that declares them.
  private let incoming: [String: [(owner: Resource, relation: Relation)]]
  /// Every action with its owner, in the order of the spec.
  let actions: [(owner: Resource, action: Action)]
  /// The places of the resources in the model, in the order of the names of their files.
  let orderByFile: [Int]
  /// The keys that examples lead to, by the names of resources that declare theirs.
  let seededKeys: [String: Literal]
  private let sharedDocument = Shared<(yaml: String, jsonLines: String)>()

  /// The resources that keys of records lead to.
  private let referredTo: Set<String>

  /// - Parameter history: Of a spec that has one; any other begins with the schema that it has now.
  init(_ model: Model, for pack: TargetPack, specFile: String, history: SchemaHistory? = nil) {
    self.model = model
    self.pack = pack
    namer = pack.namer.keepingApart(model)
    self.specFile = specFile
    textForm = pack.literals["string"]
    resources = Dictionary(uniqueKeysWithValues: model.resources.map { ($0.name.spelled, $0) })
    enums = Dictionary(uniqueKeysWithValues: model.enums.map { ($0.name.spelled, $0) })
    compiled = Dictionary(
      uniqueKeysWithValues: model.queries(for: .sqlite).map { ($0.resource, $0) }
    )
    self.history = history ?? SchemaHistory(of: model.snapshot)
    let toOne = compiled.values.flatMap(\.includes).filter(\.isByOwnKey)
    findAll = Dictionary(toOne.map { ($0.target, $0.cut) }) { first, _ in first }
    let constraints = model.constraints(for: .sqlite)
    uniques = Dictionary(grouping: constraints.uniques, by: \.resource).mapValues { indexes in
      // Several over the same columns are reported alike.
      indexes.reduce(into: []) { kept, index in
        if !kept.contains(where: { $0.reported == index.reported }) { kept.append(index) }
      }
    }
    samples = Dictionary(
      uniqueKeysWithValues: model.resources.filter { !$0.checks.isEmpty }.map {
        ($0.name.spelled, RecordSampler($0, in: model).chosen)
      }
    )
    let files = model.resources.map { [namer] in namer.spell($0.name, as: .file) }
    orderByFile = files.indices.sorted { files[$0] < files[$1] }
    seededKeys = model.seededKeys
    checks = Dictionary(grouping: constraints.checks, by: \.resource)
    let relations = model.resources.flatMap { owner in owner.relations.map { (owner: owner, relation: $0) } }
    actions = model.resources.flatMap { owner in owner.actions.map { (owner: owner, action: $0) } }
    referredTo = Set(model.resources.flatMap { $0.belongsTo.map(\.target) })
    incoming = Dictionary(grouping: relations.filter { $0.relation.isToMany }, by: \.relation.target)
  }

  /// Frees what only templates of the service use.
  func forgetDocument() { sharedDocument.forget() }

  /// The description of the API.
  var document: (yaml: String, jsonLines: String) {
    sharedDocument.value { openAPI(for: model, seededKeys: seededKeys).texts }
  }

  /// The scripts of the history for a database.
  func scripts(for dialect: Dialect) -> [Artifact] { migrations(for: dialect).flatMap(\.scripts) }

  /// The history in the words of a database.
  func migrations(for dialect: Dialect) -> [MigrationSubject] {
    history.migrations.map { MigrationSubject($0, for: dialect) }
  }

  func resource(_ name: String) -> Resource {
    guard let found = resources[name] else { preconditionFailure("the model holds no resource '\(name)'") }
    return found
  }

  func enumType(_ name: String) -> EnumType {
    guard let found = enums[name] else { preconditionFailure("the model holds no enum '\(name)'") }
    return found
  }

  func findAll(_ resource: Resource) -> CutStatement? { findAll[resource.name.spelled] }

  func isReferredTo(_ resource: Resource) -> Bool { referredTo.contains(resource.name.spelled) }

  /// What samples of a member are chosen from, where rules read it.
  func samples(of member: Name, in resource: Resource) -> [Literal] {
    samples[resource.name.spelled]?[member.spelled] ?? []
  }

  /// The key of a sampled record, where the spec declares it as a field.
  func key(of resource: Resource, at index: Int) -> Literal? {
    guard let field = resource.keyField else { return nil }
    return FieldSampler(field, in: model, chosen: samples(of: field.name, in: resource)).value(index)
  }

  func uniques(of resource: Resource) -> [ConstraintMap.Unique] { uniques[resource.name.spelled] ?? [] }
  func checks(of resource: Resource) -> [ConstraintMap.Check] { checks[resource.name.spelled] ?? [] }

  /// The relations to many that lead to a resource.
  func incoming(_ resource: Resource) -> [RelationSubject] {
    (incoming[resource.name.spelled] ?? []).map { RelationSubject(scene: self, owner: $0.owner, relation: $0.relation) }
  }

  func queries(of resource: Resource) -> ResourceQueries {
    guard let found = compiled[resource.name.spelled] else {
      preconditionFailure("the queries of '\(resource.name)' were not compiled")
    }
    return found
  }

  // MARK: types

  /// A fact of the target about a type, its placeholders filled.
  func typeFact(_ key: String, of type: ValueType) -> String {
    guard let form = pack.types.rows[TypeTable.Row(type)]?[key] else {
      preconditionFailure("the target says nothing of '\(key)' for a type")
    }
    switch type {
    case .decimal(let precision, let scale):
      return form.filled { name in
        switch name {
        case "precision": String(precision)
        case "scale": String(scale)
        case _: nil
        }
      }
    case .list(let item): return form.filled { $0 == "element" ? typeFact(key, of: item) : nil }
    case .enumeration(let name):
      return form.filled { $0 == "type" ? namer.spell(enumType(name).name, as: .type) : nil }
    case .string, .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes,
      .json:
      return form
    }
  }

  /// How values of a type are written. The literals of a list's items are written one by one, so their form is not part of
  /// the list's.
  func literalForm(of type: ValueType) -> String {
    guard case .list = type else { return typeFact("literal", of: type) }
    return pack.types.rows[.list]?["literal"] ?? ""
  }

  /// A value as an expression in the target's language.
  func expression(_ literal: Literal, of type: ValueType) -> String {
    expression(literal, of: type, in: literalForm(of: type))
  }

  /// The same for a type whose form is known.
  func expression(_ literal: Literal, of type: ValueType, in form: String) -> String {
    switch literal {
    case .list(let items): return list(items, of: type, form)
    case .bool(let value):
      let words = form.parts(between: "|")
      return words.count == 2 ? words[value ? 0 : 1] : form
    case .string, .int, .float, .decimal, .longDecimal, .duration, .bytes, .json, .date, .datetime, .uuid, .enumCase:
      return form.filled { part(String($0), of: literal, type) }
    }
  }

  /// What a form can name of a value.
  private func part(_ name: String, of literal: Literal, _ type: ValueType) -> String? {
    switch (literal, name) {
    case (.string(let text), "string"), (.uuid(let text), "string"), (.longDecimal(let text), "string"),
      (.date(let text), "string"):
      quoted(text)
    case (.longDecimal(let text), "text"): text
    case (.int(let value), "text"): String(value)
    case (.float, "text"): literal.json
    case (.decimal, "text"): literal.plainText
    case (.decimal(let unscaled, _), "unscaled"): String(unscaled)
    case (.decimal(_, let scale), "scale"): String(scale)
    case (.duration(let milliseconds), "milliseconds"), (.datetime(let milliseconds), "milliseconds"):
      String(milliseconds)
    case (.duration, "string"), (.datetime, "string"): quoted(literal.plainText)
    case (.bytes, "string"), (.json, "string"): quoted(literal.bytesOrJSON)
    case (.date(let text), "year"): number(0, of: text)
    case (.date(let text), "month"): number(1, of: text)
    case (.date(let text), "day"): number(2, of: text)
    case (.enumCase(let spelled), "string"): quoted(spelled)
    case (.enumCase(let spelled), "case"): namer.spell(enumCase(spelled, of: type), as: .enumCase)
    case (_, _): nil
    }
  }

  /// A part of a date without zeros before it.
  private func number(_ place: Int, of date: String) -> String? {
    let parts = date.parts(between: "-")
    return place < parts.count ? String(Int(parts[place]) ?? 0) : nil
  }

  private func enumCase(_ spelled: String, of type: ValueType) -> Name {
    guard case .enumeration(let name) = type,
      let found = enumType(name).cases.first(where: { $0.name.spelled == spelled })
    else { preconditionFailure("'\(spelled)' is no case of its enum") }
    return found.name
  }

  /// The first form for a list of its items, the second, if there is one, for many that are the same.
  private func list(_ items: [Literal], of type: ValueType, _ form: String) -> String {
    guard case .list(let item) = type else { preconditionFailure("a list is the value of another type") }
    let forms = form.parts(between: "|")
    if forms.count == 2, items.count > 3, items.allSatisfy({ $0 == items[0] }) {
      return forms[1].filled { name in
        switch name {
        case "element": expression(items[0], of: item)
        case "count": String(items.count)
        case _: nil
        }
      }
    }
    return forms[0].filled { name in
      name == "elements" ? items.map { expression($0, of: item) }.joined(separator: ", ") : nil
    }
  }

  private func quoted(_ text: String) -> String {
    guard let textForm else { preconditionFailure("the target has no literal 'string'") }
    return textForm.apply(to: text, indentation: 0)
  }
}

extension Literal {
  /// The text that a target makes the value of: base64, or JSON.
  fileprivate var bytesOrJSON: String {
    if case .json(let value) = self { value.text } else { plainText }
  }
}
