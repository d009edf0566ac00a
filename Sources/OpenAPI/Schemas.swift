import Model

/// The schemas of a model's records and of the bodies that make and change them.
struct Schemas {
  let model: Model
  let graph: RelationGraph
  let names: ComponentNames
  /// Of the first seeded record, for resources that declare their keys.
  let seededKeys: [String: Literal]

  /// The enums, then the records of one resource after the other, then the rest.
  var parts: [@Sendable () -> [DocumentValue.Entry]] {
    var parts: [@Sendable () -> [DocumentValue.Entry]] = [{ enums }]
    for resource in model.resources { parts.append({ records(of: resource) }) }
    for resource in model.resources where !resource.actions.isEmpty { parts.append({ actions(of: resource) }) }
    if let auth = model.auth { parts.append({ signIn(auth) }) }
    return parts + [{ common }]
  }

  private var enums: [DocumentValue.Entry] {
    model.enums.map { DocumentValue.Entry(key: $0.name.spelled, value: enumeration($0)) }
  }

  /// What names a record of the resource: its key or its lookup, as paths and the keys of relations have it.
  func identifier(
    _ part: RecordKey.Part,
    of resource: Resource,
    isNullable: Bool = false,
    _ description: String? = nil
  ) -> DocumentValue {
    ValueSchema(
      type: part.type,
      place: .answer,
      isNullable: isNullable,
      constraints: constraints(on: part, of: resource)
    ).value(description)
  }

  private func constraints(on part: RecordKey.Part, of resource: Resource) -> Constraints {
    switch part.source {
    case .issued: Constraints(minimum: model.database.identifiers == .int64 ? .int(1) : nil)
    case .field(let name): resource.fields.first { $0.name.spelled == name }?.constraints ?? Constraints()
    case .relation(let name):
      resource.belongsTo.first { $0.name.spelled == name }.map { relation in
        let target = model.resource(relation.target)
        return constraints(on: target.key.first, of: target)
      } ?? Constraints()
    }
  }

  func key(_ relation: BelongsTo) -> DocumentValue {
    let target = model.resource(relation.target)
    return identifier(target.key.first, of: target, isNullable: relation.isNullable, relation.description)
  }

  /// The members that `fields` may name, in the order of a record.
  func members(of resource: Resource) -> [String] { resource.memberNames.map(\.spelled) }

  private func enumeration(_ type: EnumType) -> DocumentValue {
    let labels = type.cases.compactMap { one in one.label.map { "\(one.name.spelled): \($0)" } }
    return .object([
      "type": "string",
      "description": labels.isEmpty ? nil : .string(labels.joined(separator: "\n")),
      "enum": .strings(type.cases.map(\.name.spelled)),
    ])
  }

  private func records(of resource: Resource) -> [DocumentValue.Entry] {
    let names = names.of(resource)
    let properties = recordProperties(of: resource)
    var entries = [
      DocumentValue.Entry(
        key: names.record,
        value: .object([
          "type": "object",
          "description": description(of: resource),
          "required": .strings(members(of: resource)),
          "properties": .object(properties),
          "examples": examples(of: resource, .record),
        ])
      ),
      DocumentValue.Entry(
        key: names.selection,
        value: .object([
          "type": "object",
          "description": "What the parameter `fields` selects of a record.",
          "required": .strings(resource.key.parts.map(\.name.spelled)),
          "properties": .object(properties),
        ])
      ),
    ]
    if let listed = names.listed {
      let inKey = resource.key.parts.map(\.name.spelled)
      entries.append(
        DocumentValue.Entry(
          key: listed,
          value: .object([
            "type": "object",
            "description": "What a list shows of a record, unless `fields` selects others.",
            "required": .strings(members(of: resource).filter { inKey.contains($0) || shows($0, in: resource) }),
            "properties": .object(properties),
          ])
        )
      )
    }
    if resource.verbs.contains(.create) {
      entries.append(DocumentValue.Entry(key: names.create, value: body(of: resource, .create)))
    }
    if resource.verbs.contains(.update) {
      entries.append(DocumentValue.Entry(key: names.replace, value: body(of: resource, .replace)))
      entries.append(DocumentValue.Entry(key: names.change, value: body(of: resource, .change)))
    }
    return entries
  }

  /// What the spec says of the resource, and the rules that its records keep.
  private func description(of resource: Resource) -> DocumentValue? {
    let parts = [resource.description, rules(of: resource)].compactMap { $0 }
    return parts.isEmpty ? nil : .string(parts.joined(separator: "\n\n"))
  }

  /// The rules across members, each with what is answered when it is broken, as a list; absent where there are none.
  private func rules(of resource: Resource) -> String? {
    guard !resource.checks.isEmpty else { return nil }
    let lines = resource.checks.map { check in
      let subject = check.member.map { "\($0.asCode) " } ?? ""
      return "- \(check.rule.asCode): \(subject)\(check.message)"
    }
    return "It keeps these rules; what breaks one is refused with `check`:\n\n" + lines.joined(separator: "\n")
  }

  private func recordProperties(of resource: Resource) -> [DocumentValue.Entry] {
    let included = graph.includedRelations(of: resource).map(\.name.spelled)
    let inKey = resource.key.parts.map(\.name.spelled)
    var properties = resource.key.parts.map { part in
      DocumentValue.Entry(key: part.name.spelled, value: keyProperty(part, of: resource))
    }
    properties += resource.fieldsBesideKey.map {
      let schema = field($0, .answer)
      return DocumentValue.Entry(
        key: $0.name.spelled,
        value: $0.isServerWritten ? schema.with(["readOnly": true]) : schema
      )
    }
    for relation in resource.relations {
      if case .belongsTo(let relation) = relation, !inKey.contains(relation.key.spelled) {
        let schema = key(relation)
        let value = relation.isOwner ? schema.with(["readOnly": true]) : schema
        properties.append(DocumentValue.Entry(key: relation.key.spelled, value: value))
      }
      if included.contains(relation.name.spelled) {
        properties.append(DocumentValue.Entry(key: relation.name.spelled, value: inclusion(relation)))
      }
    }
    for moment in resource.timestamps.map({ [$0.created, $0.updated] }) ?? [] {
      let value = ValueSchema(type: .datetime, place: .answer).value()
      properties.append(DocumentValue.Entry(key: moment.spelled, value: value))
    }
    return properties
  }

  private func keyProperty(_ part: RecordKey.Part, of resource: Resource) -> DocumentValue {
    switch part.source {
    case .issued: identifier(part, of: resource)
    case .field(let name):
      resource.fields.first { $0.name.spelled == name }.map { field($0, .answer) } ?? identifier(part, of: resource)
    case .relation(let name):
      resource.belongsTo.first { $0.name.spelled == name }.map(key) ?? identifier(part, of: resource)
    }
  }

  /// A record as reads answer it, where `fields` may have selected a part.
  func selected(_ resource: Resource) -> [DocumentValue] {
    let names = names.of(resource)
    return [reference("schemas", names.record), reference("schemas", names.selection)]
  }

  /// A record as lists answer it, where `fields` may have selected another part.
  func listed(_ resource: Resource) -> [DocumentValue] {
    let names = names.of(resource)
    return names.listed.map { [reference("schemas", $0), reference("schemas", names.selection)] } ?? selected(resource)
  }

  private func shows(_ member: String, in resource: Resource) -> Bool {
    resource.listView?.contains(member) ?? true
  }

  private func inclusion(_ relation: Relation) -> DocumentValue {
    let target = selected(model.resource(relation.target))
    let most = DocumentValue.integer(Int64(model.api.maximumPageSize))
    switch relation {
    case .belongsTo(let relation):
      // Of a record that its caller may not read there is nothing to see.
      let canBeNull = relation.isNullable || model.resource(relation.target).policy(for: .read) != .anyone
      return .object([
        "description": "Only when included.",
        "anyOf": .array(target + (canBeNull ? [["type": "null"]] : [])),
      ])
    case .hasOne:
      return .object(["description": "Only when included.", "anyOf": .array(target + [["type": "null"]])])
    case .hasMany, .manyToMany:
      return .object([
        "description": .string("Only when included; ordered by \(model.resource(relation.target).keyPhrase)."),
        "type": "array",
        "maxItems": most,
        "items": ["anyOf": .array(target)],
      ])
    }
  }

  func field(_ field: Field, _ place: Place, default defaultValue: Literal? = nil) -> DocumentValue {
    ValueSchema(
      type: field.type,
      place: place,
      isNullable: field.isNullable,
      constraints: field.constraints,
      items: field.itemConstraints
    )
    .value(field.description, default: defaultValue)
  }

  private func actions(of resource: Resource) -> [DocumentValue.Entry] {
    let names = names.of(resource)
    return resource.actions.flatMap { action -> [DocumentValue.Entry] in
      guard let input = names.inputs[action.name.spelled], let output = names.outputs[action.name.spelled] else {
        return []
      }
      return [
        DocumentValue.Entry(
          key: input,
          value: object(
            action.input.map { ($0.name.spelled, $0.isRequired, field($0, .body, default: $0.defaultValue)) },
            isClosed: true
          )
        ),
        DocumentValue.Entry(
          key: output,
          value: object(action.output.map { ($0.name.spelled, true, field($0, .answer)) }, isClosed: false)
        ),
      ]
    }
  }
}

extension Schemas {
  private enum Body {
    case create, replace, change

    var example: ExamplePlace {
      switch self {
      case .create: .create
      case .replace, .change: .update
      }
    }
  }

  private func body(of resource: Resource, _ body: Body) -> DocumentValue {
    let fields = resource.fields.filter { !$0.isServerWritten }.map { field in
      member(
        field.name.spelled,
        isRequired: field.isRequired,
        isImmutable: field.isImmutable,
        written(
          self.field(field, .body, default: body == .change ? nil : field.defaultValue),
          by: field.writtenWriters
        ),
        body
      )
    }
    let relations = resource.relations.compactMap { relation -> Member? in
      switch relation {
      case .belongsTo(let relation):
        guard !relation.isOwner else { return nil }
        return member(
          relation.key.spelled,
          isRequired: relation.isRequired,
          isImmutable: relation.isImmutable,
          written(key(relation), by: relation.writtenWriters),
          body
        )
      case .manyToMany(let relation) where relation.isLinkable:
        let target = model.resource(relation.target)
        return member(
          relation.keys.spelled,
          isRequired: false,
          isImmutable: false,
          .object([
            "type": "array",
            "description": .string([relation.description, "The whole set."].compactMap { $0 }.joined(separator: " ")),
            "uniqueItems": true,
            "items": identifier(target.key.first, of: target),
          ]),
          body
        )
      case .hasOne, .hasMany, .manyToMany: return nil
      }
    }
    let passwords = body == .create ? resource.password.map { [($0.name.spelled, true, password($0))] } ?? [] : []
    return object(inOrder(fields + relations, of: resource) + passwords, isClosed: true, rules(of: resource))
      .with(["examples": examples(of: resource, body.example)])
  }

  /// A value with who may write it, where not everybody may.
  private func written(_ schema: DocumentValue, by rule: String?) -> DocumentValue {
    guard let rule else { return schema }
    return ["description": .string("Who may write it: `\(rule)`."), "allOf": [schema]]
  }

  /// The parts of the key first, as records have them.
  private func inOrder(_ members: [Member], of resource: Resource) -> [Member] {
    let key = resource.key.parts.compactMap { part in members.first { $0.name == part.name.spelled } }
    return key + members.filter { member in !key.contains { $0.name == member.name } }
  }

  typealias Member = (name: String, isRequired: Bool, schema: DocumentValue)

  private func member(
    _ name: String,
    isRequired: Bool,
    isImmutable: Bool,
    _ schema: DocumentValue,
    _ body: Body
  ) -> Member {
    switch body {
    case .create: (name, isRequired, schema)
    case .replace: (name, isRequired && !isImmutable, isImmutable ? unchanging(schema) : schema)
    case .change: (name, false, isImmutable ? unchanging(schema) : schema)
    }
  }

  private func unchanging(_ schema: DocumentValue) -> DocumentValue {
    ["description": "Immutable: absent, or what it is.", "allOf": [schema]]
  }

  func object(_ members: [Member], isClosed: Bool, _ description: String? = nil) -> DocumentValue {
    let required = members.filter(\.isRequired).map(\.name)
    return .object([
      "type": "object",
      "description": description.map(DocumentValue.string),
      "required": required.isEmpty ? nil : .strings(required),
      "properties": .object(members.map { DocumentValue.Entry(key: $0.name, value: $0.schema) }),
      "additionalProperties": isClosed ? false : nil,
    ])
  }

  private var common: [DocumentValue.Entry] {
    let page: [DocumentValue.Entry] = [
      DocumentValue.Entry(
        key: names.page,
        value: [
          "type": "object",
          "required": ["limit", "next"],
          "properties": [
            "limit": ["type": "integer", "description": "How many records a page has at most."],
            "next": ["type": ["string", "null"], "description": "The next page's cursor; null on the last page."],
          ],
        ]
      )
    ]
    let errors: [DocumentValue.Entry] = [
      DocumentValue.Entry(
        key: names.error,
        value: [
          "type": "object",
          "required": ["error"],
          "properties": [
            "error": [
              "type": "object",
              "required": ["code", "message", "details"],
              "properties": [
                "code": ["type": "string", "description": "What a client can switch over."],
                "message": ["type": "string", "description": "A sentence for people."],
                "details": ["type": "array", "items": reference("schemas", names.errorDetail)],
                "id": ["type": "string", "description": "On 500: what finds the cause in the service's log."],
              ],
            ]
          ],
        ]
      ),
      DocumentValue.Entry(
        key: names.errorDetail,
        value: [
          "type": "object",
          "required": ["code", "message"],
          "properties": .object([
            "field": ["type": "string", "description": "A place in the body, as a JSON pointer."],
            "parameter": ["type": "string", "description": "A parameter of the query."],
            "header": model.hasIdempotentCreates
              ? ["type": "string", "description": "A header of the request."] : nil,
            "code": [
              "type": "string",
              "enum": .strings(
                [
                  "required", "null", "type", "unknown", "read_only", "immutable", "min", "max", "length", "pattern",
                  "enum", "format", "scale", "items", "reference", "check", "unique", "in_use", "state",
                ] + (model.hasIdempotentCreates ? ["reused"] : [])
              ),
            ],
            "message": ["type": "string"],
          ]),
        ]
      ),
    ]
    // Without an envelope there is no place for a page.
    return model.api.envelope == .none ? errors : page + errors
  }
}

extension String {
  /// Between as many backticks as CommonMark needs, on one line.
  fileprivate var asCode: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? "`\(line)`" : "\(fence) \(line) \(fence)"
  }
}
