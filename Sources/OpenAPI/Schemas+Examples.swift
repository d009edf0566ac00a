import Model

/// Where an example of the spec is shown, which decides what stands beside its fields.
enum ExamplePlace {
  case record, create, update
}

extension Schemas {
  /// The examples of a resource as its records or bodies, with the ids of seeded records; absent when it has none.
  func examples(of resource: Resource, _ place: ExamplePlace) -> DocumentValue? {
    let values = resource.examples.map { example in
      switch place {
      case .record: DocumentValue.object(record(example, of: resource))
      case .create: DocumentValue.object(body(example, of: resource, isUpdate: false))
      case .update: DocumentValue.object(body(example, of: resource, isUpdate: true))
      }
    }
    return values.isEmpty ? nil : .array(values)
  }

  private var identifier: DocumentValue { model.database.exampleIdentifier.onTheWire }

  /// The key that an example gives, otherwise that of a seeded record, or null.
  private func key(_ relation: BelongsTo, of example: Example) -> DocumentValue {
    if let given = example.values[relation.key.spelled] { return given?.onTheWire ?? .null }
    if relation.isNullable { return .null }
    let target = model.resource(relation.target)
    if target.key.isIssued { return identifier }
    guard let key = seededKeys[relation.target] else {
      preconditionFailure("the key of a seeded '\(relation.target)' is not known")
    }
    return key.onTheWire
  }

  private func record(_ example: Example, of resource: Resource) -> [DocumentValue.Entry] {
    var values: [String: DocumentValue] = [:]
    for field in resource.fields {
      let value = example.values[field.name.spelled] ?? field.defaultValue ?? made(field, of: example)
      values[field.name.spelled] = value?.onTheWire ?? .null
    }
    for relation in resource.belongsTo { values[relation.key.spelled] = key(relation, of: example) }
    for moment in resource.timestamps.map({ [$0.created, $0.updated] }) ?? [] {
      values[moment.spelled] = "2026-01-31T12:00:00.000Z"
    }
    return resource.memberNames.map { name in
      DocumentValue.Entry(key: name.spelled, value: values[name.spelled] ?? identifier)
    }
  }

  /// What the service makes of the example: a slug of its source's words.
  private func made(_ field: Field, of example: Example) -> Literal? {
    guard let source = field.slugSource, case .string(let text)?? = example.values[source.spelled] else { return nil }
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return .string(words.joined(separator: "-"))
  }

  private func body(_ example: Example, of resource: Resource, isUpdate: Bool) -> [DocumentValue.Entry] {
    let fields = resource.fields.compactMap { field -> DocumentValue.Entry? in
      guard !field.isServerWritten, !(isUpdate && field.isImmutable),
        let value = example.values[field.name.spelled]
      else { return nil }
      return DocumentValue.Entry(key: field.name.spelled, value: value?.onTheWire ?? .null)
    }
    let keys = resource.belongsTo
      .filter { !$0.isOwner }
      .filter { $0.isRequired || example.values[$0.key.spelled] != nil }
      .filter { !(isUpdate && $0.isImmutable) }
      .map { DocumentValue.Entry(key: $0.key.spelled, value: key($0, of: example)) }
    let passwords = isUpdate ? nil : resource.password
    return fields + keys
      + (passwords.map { [DocumentValue.Entry(key: $0.name.spelled, value: .string($0.sample))] } ?? [])
  }
}
