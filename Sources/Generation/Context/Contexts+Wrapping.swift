import Model
import Templating

extension Contexts {
  /// What answers wrap records of a resource in.
  var resourceWrapping: [FactTable<ResourceSubject>.Fact] {
    [
      .string("one_member", "What the envelope calls a record; empty where there is none.") { $0.wrapping.one },
      .string("many_member", "What the envelope calls a list; empty where there is none.") { $0.wrapping.many },
      .string("one_pointer", "Where a record stands in an answer, as a JSON pointer: `/data`.") {
        $0.wrapping.one.isEmpty ? "" : "/\($0.wrapping.one)"
      },
      .string("many_pointer", "Where a list stands in an answer, as a JSON pointer.") {
        $0.wrapping.many.isEmpty ? "" : "/\($0.wrapping.many)"
      },
    ]
  }
}

extension ResourceSubject {
  var wrapping: (one: String, many: String) {
    switch scene.model.api.envelope {
    case .data: return ("data", "data")
    case .resource:
      guard let names = resource.envelope else { preconditionFailure("'\(resource.name)' has no names for envelopes") }
      return (names.one.spelled, names.many.spelled)
    case .none: return ("", "")
    }
  }

  /// The examples with the keys that a record cannot be without and with a password where it has one, as JSON.
  var exampleBodies: [String] {
    resource.examples.map { example in
      let fields = resource.fields.compactMap { field in
        example.values[field.name.spelled].map { "\(field.name.spelled.jsonLiteral): \($0?.json ?? "null")" }
      }
      let keys = resource.belongsTo.filter { !$0.isOwner }.compactMap { relation in
        let given = example.values[relation.key.spelled].map { $0?.json ?? "null" }
        return (given ?? seededKey(relation)).map { "\(relation.key.spelled.jsonLiteral): \($0)" }
      }
      let password = resource.password.map { ["\($0.name.spelled.jsonLiteral): \($0.sample.jsonLiteral)"] } ?? []
      return "{\((fields + keys + password).joined(separator: ", "))}".visibleJSON
    }
  }

  /// The key of a seeded record, where one is needed.
  private func seededKey(_ relation: BelongsTo) -> String? {
    guard relation.isRequired else { return nil }
    return (scene.seededKeys[relation.target] ?? scene.model.database.exampleIdentifier).json
  }
}
