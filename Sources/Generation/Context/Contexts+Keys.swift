import Model
import Templating

extension Contexts {
  /// What tells records apart, and what paths name them by.
  var resourceKey: [FactTable<ResourceSubject>.Fact] {
    [
      .record("id_type", "The type of its key, or of the first part of a composite one.", type) {
        TypeSubject(scene: $0.scene, type: $0.resource.key.first.type)
      },
      .list("key", "The members that tell records apart: an issued id, a field, or several members.", member) {
        $0.key
      },
      .optionalRecord("lookup", "The field that paths name a record by, where that is not the key.", member) {
        subject in
        subject.resource.lookup.map { subject.stored($0) }
      },
      .list("address", "What paths name a record by: its lookup, or the parts of its key.", member) { subject in
        subject.resource.address.map { subject.stored($0) }
      },
      .flag("has_issued_id", "Whether its key is an id that the service or the database makes up.") {
        $0.resource.key.isIssued
      },
      .flag("has_composite_key", "Whether its key has several members.") { $0.resource.key.isComposite },
      .flag("samples_descend", "Whether the second sample of it stands before the first in the order of keys.") {
        $0.samplesDescend
      },
      .flag("is_named_by_id", "Whether paths name its records by an id that is issued.") {
        $0.resource.lookup == nil && $0.resource.key.isIssued
      },
      .string("record_path", "The route of one record: `/api/v1/order-lines/{id}`.") { subject in
        let names = subject.resource.address.map { "{\($0.name.spelled)}" }.joined(separator: ",")
        return "\(subject.scene.model.api.root)/\(subject.resource.plural.kebab)/\(names)"
      },
    ]
  }
}

extension ResourceSubject {
  /// Whether the second sample's key is less than the first's.
  var samplesDescend: Bool {
    for part in key {
      if let relation = part.relation {
        let target = ResourceSubject(scene: scene, resource: relation.target)
        return target.samplesDescend
      }
      guard part.role == .field else { return false }
      let (first, second) = (part.sampler.value(0), part.sampler.value(1))
      if first != second { return second.precedes(first) }
    }
    return false
  }

  var key: [MemberSubject] { resource.key.parts.map { stored($0) } }

  /// Paths outlive records: a lookup or a key of its own may come to name another one, which has another id, or was made at
  /// another time. Keys that a delete elsewhere clears are part of a state, too, and clearing them counts as no change.
  var tagParts: [MemberSubject] {
    columns.filter { column in
      switch column.role {
      case .identifier: resource.lookup != nil
      case .created: !resource.key.isIssued
      case .key: column.isClearedByDeletes
      case .field, .updated, .version: false
      }
    }
  }

  /// The stored value behind a part of a key or a lookup.
  func stored(_ part: RecordKey.Part) -> MemberSubject {
    guard let found = columns.first(where: { $0.field.column == part.column }) else {
      preconditionFailure("'\(resource.name)' stores no '\(part.column)'")
    }
    return found
  }
}

extension Literal {
  /// Whether a database sorts the value before the other, for values that keys are made of.
  fileprivate func precedes(_ other: Literal) -> Bool {
    switch (self, other) {
    case (.int(let value), .int(let other)): value < other
    case (_, _): plainText.utf8.lexicographicallyPrecedes(other.plainText.utf8)
    }
  }
}
