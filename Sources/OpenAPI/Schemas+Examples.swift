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

  private func record(_ example: Example, of resource: Resource) -> [DocumentValue.Entry] {
    let fields = resource.fields.map { field in
      let value = example.values[field.name.spelled] ?? field.defaultValue ?? made(field, of: example)
      return DocumentValue.Entry(key: field.name.spelled, value: value?.onTheWire ?? .null)
    }
    let keys = resource.belongsTo.map { key in
      DocumentValue.Entry(key: key.key.spelled, value: key.isNullable ? .null : identifier)
    }
    let moments = (resource.timestamps.map { [$0.created, $0.updated] } ?? []).map { moment in
      DocumentValue.Entry(key: moment.spelled, value: "2026-01-31T12:00:00.000Z")
    }
    let id = resource.key.isIssued ? [DocumentValue.Entry(key: "id", value: identifier)] : []
    let inKey = resource.key.parts.map(\.name.spelled)
    let own = fields.filter { inKey.contains($0.key) }
    return id + own + fields.filter { !inKey.contains($0.key) } + keys + moments
  }

  /// What the service makes of the example: a slug of its source's words.
  private func made(_ field: Field, of example: Example) -> Literal? {
    guard let source = field.slugSource, case .string(let text)?? = example.values[source.spelled] else { return nil }
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return .string(words.joined(separator: "-"))
  }

  private func body(_ example: Example, of resource: Resource, isUpdate: Bool) -> [DocumentValue.Entry] {
    let fields = resource.fields.compactMap { field -> DocumentValue.Entry? in
      guard !(isUpdate && field.isImmutable), let value = example.values[field.name.spelled] else { return nil }
      return DocumentValue.Entry(key: field.name.spelled, value: value?.onTheWire ?? .null)
    }
    let keys = resource.belongsTo.filter { $0.isRequired && !(isUpdate && $0.isImmutable) }.map { key in
      DocumentValue.Entry(key: key.key.spelled, value: identifier)
    }
    return fields + keys
  }
}
