import Model
import Templating

extension Contexts {
  func defineMember() {
    member.define(
      [
        .string("name", "The name on the wire.") { $0.field.name.spelled },
        .string("variable", "The name as a variable or property.") {
          $0.scene.namer.spell($0.field.name, as: .variable)
        },
        .string("label", "The name as the label of an argument.") { $0.scene.namer.label($0.field.name) },
        .string("type_part", "The name as a part of a type's name.") {
          $0.scene.namer.unescaped($0.field.name, as: .type)
        },
        .string("column", "The column's name, not quoted.") { $0.field.column },
        .string("phrase", "The name as words in lower case.") { $0.field.name.phrase },
        .optionalText("description", "The spec's own description.") { $0.field.description },
        .int("index", "The place of the column in a row, from 0.") { $0.index },
        .record("type", "The type of the value.", type) { TypeSubject(scene: $0.scene, type: $0.field.type) },
        .string("declared", "The type as a declaration writes it, nullable or not.") { $0.declared },
        .string("declared_new", "The type as what makes a record declares it: what can be made may be absent.") {
          $0.field.isMade ? $0.nullable : $0.declared
        },
        .string("plain", "The type as a declaration writes it where there is a value.") { $0.plain },
      ] + memberFlags + memberAccess + memberConstraints + memberSamples
    )
    example.define([
      .string("label", "What the value shows, as part of a sentence.") { $0.label },
      .text("json", "The value as JSON.") { $0.json },
      .optionalString("code", "The code of the violation, for a rejected value.") { $0.code },
    ])
  }

  private var memberFlags: [FactTable<MemberSubject>.Fact] {
    [
      .flag("is_id", "Whether it is the record's id, which is issued.") { $0.role == .identifier },
      .flag("is_in_key", "Whether it is the record's key, or a part of it.") { $0.isInKey },
      .flag("is_looked_up", "Whether paths name a record by it, where that is not the key.") { $0.isLookedUp },
      .flag("is_later_in_key", "Whether it is a relation that stands behind another one in the record's key.") {
        $0.isLaterInKey
      },
      .flag("is_field", "Whether it is a field of the spec.") { $0.role == .field },
      .flag("is_key", "Whether it is the key of a relation.") { $0.role == .key },
      .flag("is_created", "Whether it is the moment the record was made.") { $0.role == .created },
      .flag("is_updated", "Whether it is the moment the record was last changed.") { $0.role == .updated },
      .flag("is_timestamp", "Whether it is either of the two moments.") { $0.role == .created || $0.role == .updated },
      .flag("is_version", "Whether it counts the record's changes, which no body or answer shows.") {
        $0.role == .version
      },
      .flag("is_nullable", "Whether null is a value of it.") { $0.field.isNullable },
      .flag("is_made", "Whether it is a slug that is made where a create brings none.") { $0.field.isMade },
      .string("source_variable", "What such a slug is made from, as a variable; otherwise empty.") { subject in
        subject.field.slugSource.map { subject.scene.namer.spell($0, as: .variable) } ?? ""
      },
      .int("slug_length", "The largest number of characters of such a slug, otherwise 0.") {
        $0.field.isMade ? $0.field.constraints.maximumLength ?? 0 : 0
      },
      .flag("is_required", "Whether a create must carry it.") { $0.field.isRequired },
      .flag("is_unique", "Whether no two records may have the same value.") { $0.field.isUnique },
      .flag("is_last_of_set", "Whether it is the last of several keys that are unique together.") {
        $0.isLastOfSet
      },
      .flag("is_constant", "Whether nothing changes it after the create, not even the service.") {
        $0.field.isImmutable && $0.role != .updated && $0.role != .version
      },
      .flag("is_immutable", "Whether it is set by a create alone.") { $0.field.isImmutable },
      .flag("is_server_written", "Whether no body holds it, since the service alone writes it.") {
        $0.field.isServerWritten
      },
      .flag("is_other_in_sample", "Whether, for a key, rules want the second fixture where the first would do.") {
        $0.role == .key && $0.chosen.first == .int(1)
      },
      .flag("is_first_in_other", "Whether, for a key, rules want the first fixture where the second would do.") {
        $0.role == .key && $0.chosen.dropFirst().first == .int(0)
      },
      .optionalRecord("relation", "The relation, for a key.", relation) { $0.relation },
    ]
  }

  private var memberConstraints: [FactTable<MemberSubject>.Fact] {
    [
      .optionalString("default", "The default as an expression of the target's language.") { subject in
        subject.field.defaultValue.map { subject.expression($0) }
      },
      .optionalText("default_json", "The default as JSON.") { $0.field.defaultValue?.json },
      .flag("has_length", "Whether its length is limited.") {
        $0.field.constraints.minimumLength != nil || $0.field.constraints.maximumLength != nil
      },
      .optionalInt("minimum_length", "The least number of code points.") { $0.field.constraints.minimumLength },
      .optionalInt("maximum_length", "The largest number of code points.") { $0.field.constraints.maximumLength },
      .optionalString("minimum", "The least value as an expression of the target's language.") { subject in
        subject.field.constraints.minimum.map { subject.expression($0) }
      },
      .optionalString("maximum", "The largest value as an expression of the target's language.") { subject in
        subject.field.constraints.maximum.map { subject.expression($0) }
      },
      .flag("has_bounds", "Whether it has a least or a largest value.") {
        $0.field.constraints.minimum != nil || $0.field.constraints.maximum != nil
      },
      .flag("has_item_count", "Whether the number of a list's items is limited.") {
        $0.field.constraints.minimumItems != nil || $0.field.constraints.maximumItems != nil
      },
      .int("minimum_items", "The least number of items of a list, otherwise 0.") {
        $0.field.constraints.minimumItems ?? 0
      },
      .int("maximum_items", "The largest number of items of a list, otherwise 0.") {
        $0.field.constraints.maximumItems ?? 0
      },
      .optionalRecord("item", "What each item of a list keeps to.", member) { $0.item },
      .optionalText("pattern", "The pattern that the whole value must match.") { $0.field.constraints.pattern },
    ]
  }

  private var memberSamples: [FactTable<MemberSubject>.Fact] {
    let samples: [(name: String, index: Int)] = [
      ("sample", 0), ("other_sample", 1), ("third_sample", 2), ("fourth_sample", 3),
    ]
    return samples.flatMap { name, index -> [FactTable<MemberSubject>.Fact] in
      [
        .string(name, "A valid value as an expression of the target's language.") {
          $0.expression($0.sampler.value(index))
        },
        .text("\(name)_json", "The same value as JSON.") { $0.sampler.value(index).json },
        .text("\(name)_text", "The same value as a query string carries it.") { $0.sampler.value(index).plainText },
      ]
    } + [
      .flag("sample_has_items", "Whether bodies of tests hold it as a list with items, one of which its text is.") {
        subject in
        guard !subject.field.isServerWritten, case .list(let items) = subject.sampler.value(0) else { return false }
        return !items.isEmpty
      },
      .flag("has_sampled_value", "Whether it is a field that bodies of tests hold, and no list.") { subject in
        if case .list = subject.field.type { return false }
        return subject.role == .field && !subject.field.isServerWritten
      },
      .list("accepted", "Values at the inner edge of each constraint.", example) { $0.sampler.accepted },
      .list("rejected", "Values outside each constraint, with the code of the answer.", example) {
        $0.sampler.rejected
      },
      .list("rejected_items", "Lists with an item outside its constraints; the code says where.", example) {
        $0.sampler.rejectedItems
      },
      Self.seeds,
    ]
  }

  /// How many rows of every resource a fresh service is seeded with.
  static let seedCount = 12

  private static var seeds: FactTable<MemberSubject>.Fact {
    FactTable<MemberSubject>.Fact.strings("seeds", "Believable values, one for each seeded row.") { subject in
      (0..<seedCount).map { subject.expression(subject.sampler.value($0)) }
    }
  }
}

extension MemberSubject {
  /// Whether the database itself changes it when another record is deleted.
  var isClearedByDeletes: Bool { relation?.belongsTo?.onDelete == .setNull }

  var isLastOfSet: Bool {
    guard let relation, role == .key else { return false }
    let keys = Set(relation.owner.belongsTo.map(\.name.spelled))
    return relation.owner.uniques.contains { set in
      set.members.allSatisfy(keys.contains) && set.members.last == relation.relation.name.spelled
    }
  }

  var plain: String {
    guard let relation else { return scene.typeFact("name", of: field.type) }
    let target = scene.namer.spell(scene.resource(relation.relation.target).name, as: .type)
    return scene.pack.types.keyForm.replacingPlaceholder(with: target)
  }

  var declared: String {
    field.isNullable ? nullable : plain
  }

  var nullable: String { scene.pack.types.nullableForm.replacingPlaceholder(with: plain) }

  /// The items of a list as if they were a member.
  var item: MemberSubject? {
    guard case .list = field.type else { return nil }
    return MemberSubject(scene: scene, role: role, field: sampler.item.field, relation: nil, index: index)
  }
}
