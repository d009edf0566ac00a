package import Diagnostics
import YAMLTree

/// What the author wrote, decoded and located; nothing in it is resolved or checked against the rest.
///
/// Parts that the decoder has already reported are absent, and the things they belong to are still here, so that the
/// analysis can go on without complaining about what follows from them.
package struct Spec: Sendable {
  package var service: ServiceSpec?
  package var api: APISpec?
  package var database: DatabaseSpec?
  package var auth: AuthSpec?
  package var limits: LimitsSpec?
  /// Paths, and patterns of paths, of files with more of the spec.
  package var include: [Word] = []
  package var enums: [EnumSpec]
  package var rules: [RuleSpec] = []
  package var mixins: [MixinSpec] = []
  /// Resources that were there before.
  package var removed: [FormerSpec] = []
  package var resources: [ResourceSpec]
  package var silences: [SilenceSpec] = []
  package var range: SourceRange
}

package struct ServiceSpec: Sendable {
  package var name: Word?
  package var description: Word?
  package var version: Word?
  package var range: SourceRange
}

package struct APISpec: Sendable {
  package var prefix: Word?
  package var version: Word?
  package var envelope: Word?
  package var validationStatus: Number?
  package var pagination: PaginationSpec?
}

package struct PaginationSpec: Sendable {
  package var standard: Number?
  package var maximum: Number?
}

/// A whole number within the bounds that its key allows.
package struct Number: Sendable {
  package var value: Int
  package var range: SourceRange

  init(value: Int, range: SourceRange) {
    self.value = value
    self.range = range
  }

  init?(_ word: Word) {
    guard case .int(let number) = word.value, let value = Int(exactly: number) else { return nil }
    self.init(value: value, range: word.range)
  }
}

package struct DatabaseSpec: Sendable {
  package var ids: Word?
}

package struct AuthSpec: Sendable {
  package struct Register: Sendable {
    /// Absent in the short form, and where it could not be read.
    package var role: Word?
    /// The key.
    package var word: Word
  }

  package var principal: Word?
  package var identifier: Word?
  package var password: Word?
  package var role: Word?
  /// Absent where nobody can register.
  package var register: Register?
  package var access: Word?
  package var refresh: Word?
  package var range: SourceRange
}

/// An access rule under a name.
package struct RuleSpec: Sendable {
  package var name: Word
  /// Absent when it could not be read.
  package var rule: Word?
}

package struct LimitsSpec: Sendable {
  /// How many requests there may be in how long.
  package var rate: Word?
  package var body: Word?
}

/// A warning that the author does not want to hear, and why.
package struct SilenceSpec: Sendable {
  package var code: Word
  /// What the warning is about; absent when it is about anything.
  package var name: Word?
  /// Absent when it could not be read.
  package var reason: Word?
}

package struct EnumSpec: Sendable {
  package struct Case: Sendable {
    package var name: Word
    package var label: Word?
    /// What it takes over.
    package var former: [Word] = []
  }

  package var name: Word
  /// Absent when they could not be read.
  package var cases: [Case]?
}

/// What a resource was called before.
package struct FormerSpec: Sendable {
  /// Absent when it could not be read, or where the plural alone was another.
  package var name: Word?
  package var plural: Word?
}

/// Parts of a resource under a name, for every resource that names it.
package struct MixinSpec: Sendable {
  /// The parts, as a resource of the mixin's name.
  package var parts: ResourceSpec
  /// All that is written of it.
  package var range: SourceRange

  package var name: Word { parts.name }
}

package struct ResourceSpec: Sendable {
  package var name: Word
  package var description: Word?
  package var plural: Word?
  package var former: FormerSpec?
  /// Members that were there before.
  package var removed: [Word] = []
  /// Names of mixins.
  package var mixins: [Word] = []
  package var key: WordList?
  package var lookup: Word?
  package var fields: [FieldSpec] = []
  package var relations: [RelationSpec] = []
  package var uniques: [WordList] = []
  package var indexes: [WordList] = []
  package var checks: [CheckSpec] = []
  package var access: [AccessSpec] = []
  /// The relation whose record's rules hold where `access` says no others.
  package var inherited: Word?
  package var query: QuerySpec?
  package var hasHooks = false
  /// Where the author says so.
  package var hooksRange: SourceRange?
  package var actions: [ActionSpec] = []
  package var states: StatesSpec?
  package var hasTimestamps = true
  package var silences: [SilenceSpec] = []
  /// The key, where it says `true`.
  package var softDelete: Word?
  package var lock: Word?
  package var idempotent: Word?
  package var views: ViewsSpec?
  package var examples: [ExampleSpec] = []
  /// Whether everything above could be read, so that what is not there was not written.
  package var isWhole = true
}

package struct ViewsSpec: Sendable {
  /// Absent when it could not be read.
  package var list: WordList?
}

/// A body that makes a record.
package struct ExampleSpec: Sendable {
  package struct Member: Sendable {
    package var name: Word
    package var value: ValueSpec
    package var range: SourceRange
  }

  package var members: [Member]
  package var range: SourceRange
}

package struct FieldSpec: Sendable {
  package struct UsedKey: Sendable {
    package var key: FieldKey
    package var word: Word
    /// What stands behind it, where that is one word and could be read.
    package var value: Word?
  }

  package var name: Word
  /// Absent when it could not be read.
  package var type: TypeSpec?
  package var isNullable = false
  package var isUnique = false
  package var isImmutable = false
  /// Who may write it.
  package var writeRule: Word?
  package var defaultValue: ValueSpec?
  /// What records have that were there before.
  package var backfill: ValueSpec?
  /// What a password has one of each of, and where that is said.
  package var strength: WordList?
  /// What the items of a list keep to.
  package var items: [UsedKey]?
  /// The keys that the author wrote, since not every key fits every type and place.
  // Few fields have more than some of the many keys, so what stands behind them is kept here too.
  package var keys: [UsedKey] = []

  package var description: Word? { keys[.description] }
  /// What it was called before.
  package var former: Word? { keys[.was] }
  package var length: Word? { keys[.length] }
  package var minimum: Word? { keys[.minimum] }
  package var maximum: Word? { keys[.maximum] }
  package var pattern: Word? { keys[.pattern] }
  /// The field that a slug is made from.
  package var source: Word? { keys[.from] }
  package var minimumItems: Number? { keys[.minimumItems].flatMap(Number.init) }
  package var maximumItems: Number? { keys[.maximumItems].flatMap(Number.init) }

  /// The items of a list as if they were a field, whose bounds they share.
  package var itemField: FieldSpec { FieldSpec(name: name, keys: items ?? []) }
}

extension [FieldSpec.UsedKey] {
  /// The word behind a key.
  fileprivate subscript(key: FieldKey) -> Word? {
    firstIndex { $0.key == key }.flatMap { self[$0].value }
  }
}

/// A type as written: `text?`, `decimal(10,2)`, `BookFormat`.
package struct TypeSpec: Sendable {
  package var word: Word
  package var name: Word
  /// What stands in the parentheses, when there are any.
  package var arguments: [Word]?
  package var isOptional: Bool
}

package struct RelationSpec: Sendable {
  package enum Kind: Sendable {
    case belongsTo, hasOne, hasMany, manyToMany
  }

  package struct UsedKey: Sendable {
    package var key: RelationKey
    package var word: Word
  }

  package var name: Word
  package var description: Word?
  /// What it was called before.
  package var former: Word?
  /// Where records lead that were there before.
  package var backfill: Word?
  /// Absent when it could not be read, or when the author gave none or several.
  package var kind: Kind?
  package var target: Word?
  package var through: ThroughSpec?
  package var inverse: Word?
  package var isNullable = false
  package var onDelete: Word?
  package var isUnique = false
  package var isImmutable = false
  package var isOwner = false
  /// Who may write the key.
  package var writeRule: Word?
  /// The keys that the author wrote, since not every key fits every kind of relation.
  package var keys: [UsedKey] = []
  package var isWhole = true
}

/// The resource that a `many_to_many` goes through, and by which of its relations.
package struct ThroughSpec: Sendable {
  package var resource: Word?
  package var own: Word?
  package var other: Word?
}

/// One rule of a resource's `check`.
package struct CheckSpec: Sendable {
  package var rule: Word?
  package var message: Word?
  package var field: Word?
}

/// One rule of a resource's `access`.
package struct AccessSpec: Sendable {
  /// What the rule is for; absent in the short form, which is for everything.
  package var key: AccessKey?
  /// The key as it is written.
  package var word: Word?
  package var rule: Word
}

package struct QuerySpec: Sendable {
  package var filter: [Word] = []
  package var sort: [Word] = []
  package var include: [Word] = []
}

package struct ActionSpec: Sendable {
  package var name: Word
  package var description: Word?
  package var input: [FieldSpec] = []
  package var output: [FieldSpec] = []
  package var access: Word?
}

/// The states that a record goes through.
package struct StatesSpec: Sendable {
  /// The key itself.
  package var word: Word
  package var field: Word?
  package var transitions: [TransitionSpec] = []
}

package struct TransitionSpec: Sendable {
  package var name: Word
  package var description: Word?
  /// Absent when it could not be read.
  package var from: [Word]?
  package var to: Word?
  package var access: Word?
}
