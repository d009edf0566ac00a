/// What tells the records of a resource apart: an id that is issued, a field, or several members together.
package struct RecordKey: Sendable, Equatable {
  /// A stored value that is the key or a part of it.
  package struct Part: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
      /// An `id`, which the service or the database makes up.
      case issued
      /// A field, by the spec's spelling.
      case field(String)
      /// The key of a `belongs_to`, by the relation's name in the spec's spelling.
      case relation(String)
    }

    package var source: Source
    /// The member's name on the wire.
    package var name: Name
    package var column: String
    package var type: ValueType

    package init(source: Source, name: Name, column: String, type: ValueType) {
      self.source = source
      self.name = name
      self.column = column
      self.type = type
    }
  }

  /// At least one; several only where none of them is issued.
  package var parts: [Part]

  package init(parts: [Part]) {
    self.parts = parts
  }

  /// An `id` that no body carries.
  package static func issued(_ type: ValueType) -> RecordKey {
    let name = Name(spelled: "id", words: ["id"])
    return RecordKey(parts: [Part(source: .issued, name: name, column: name.snake, type: type)])
  }

  /// The only part, or the first of several.
  package var first: Part {
    guard let first = parts.first else { preconditionFailure("a key has no parts") }
    return first
  }

  package var isIssued: Bool { first.source == .issued }
  package var isComposite: Bool { parts.count > 1 }
}

extension Resource {
  /// What paths name a record by: its lookup, or the parts of its key.
  package var address: [RecordKey.Part] { lookup.map { [$0] } ?? key.parts }

  /// The fields behind the key, in the order of the spec.
  package var fieldsBesideKey: [Field] {
    let parts = key.parts
    return fields.filter { field in !parts.contains { $0.source == .field(field.name.spelled) } }
  }

  /// The `belongs_to` relations that are no part of the key, in the order of the spec.
  package var belongsToBesideKey: [BelongsTo] {
    let parts = key.parts
    return belongsTo.filter { relation in !parts.contains { $0.source == .relation(relation.name.spelled) } }
  }

  /// All `belongs_to` relations in the order of their keys in a record.
  package var keys: [BelongsTo] {
    let parts = key.parts.compactMap { part in belongsTo.first { part.source == .relation($0.name.spelled) } }
    return parts + belongsToBesideKey
  }

  /// The names of the stored members in the order of a record: key, fields, keys of relations, timestamps.
  package var memberNames: [Name] {
    key.parts.map(\.name) + fieldsBesideKey.map(\.name) + belongsToBesideKey.map(\.key)
      + (timestamps.map { [$0.created, $0.updated] } ?? [])
  }
}

extension ManyToMany {
  /// What a path of the owner calls the record at the other end: one of `genre_ids` is a `genre_id`.
  package func parameter(from owner: Resource, to related: Resource) -> String {
    let name = (one(of: related).words + related.key.first.name.words).joined(separator: "_")
    return owner.address.contains { $0.name.spelled == name } ? "other_\(name)" : name
  }

  /// The name of one related record: that of the set without the name of its key.
  package func one(of related: Resource) -> Name {
    let words = Array(keys.words.dropLast(related.key.first.name.words.count))
    return Name(spelled: words.joined(separator: "_"), words: words)
  }
}
