package import Diagnostics

package enum Relation: Sendable, Equatable {
  case belongsTo(BelongsTo)
  case hasOne(HasOne)
  case hasMany(HasMany)
  case manyToMany(ManyToMany)

  package var name: Name {
    switch self {
    case .belongsTo(let relation): relation.name
    case .hasOne(let relation): relation.name
    case .hasMany(let relation): relation.name
    case .manyToMany(let relation): relation.name
    }
  }

  package var origin: SourceRange {
    switch self {
    case .belongsTo(let relation): relation.origin
    case .hasOne(let relation): relation.origin
    case .hasMany(let relation): relation.origin
    case .manyToMany(let relation): relation.origin
    }
  }

  /// The related resource, by the spec's spelling.
  package var target: String {
    switch self {
    case .belongsTo(let relation): relation.target
    case .hasOne(let relation): relation.target
    case .hasMany(let relation): relation.target
    case .manyToMany(let relation): relation.target
    }
  }

  /// Whether it leads to any number of records.
  package var isToMany: Bool {
    switch self {
    case .belongsTo, .hasOne: false
    case .hasMany, .manyToMany: true
    }
  }
}

/// A foreign key to one record of the target.
package struct BelongsTo: Sendable, Equatable {
  /// What happens to this record when the one it belongs to is deleted.
  package enum OnDelete: String, Sendable, Hashable, CaseIterable, Codable {
    case restrict, cascade
    case setNull = "set_null"
  }

  package var name: Name
  package var description: String?
  package var target: String
  package var onDelete: OnDelete
  package var isNullable: Bool
  package var isUnique: Bool
  package var isImmutable: Bool
  /// How bodies and records name the key: `author_id`, or `authorId` in a camelCase spec.
  package var key: Name
  /// The type of the target's key.
  package var type: ValueType
  /// What it was called before, where that was something else.
  package var former: Name?
  /// The column's name before, where that was something else: by this relation's name, or by that of the target's key.
  package var formerColumn: String?
  /// Where records lead that were there before.
  package var backfill: Backfill?
  /// Whether it leads to whoever made the record: no body holds the key.
  package var isOwner = false
  /// Who may write the key, where not everybody may who writes the record; it reads no record.
  package var writers: Policy?
  /// The same as its author wrote it.
  package var writtenWriters: String?
  package var origin: SourceRange

  package init(
    name: Name,
    description: String?,
    target: String,
    onDelete: OnDelete,
    isNullable: Bool,
    isUnique: Bool,
    isImmutable: Bool,
    key: Name,
    type: ValueType,
    origin: SourceRange
  ) {
    self.name = name
    self.description = description
    self.target = target
    self.onDelete = onDelete
    self.isNullable = isNullable
    self.isUnique = isUnique
    self.isImmutable = isImmutable
    self.key = key
    self.type = type
    self.origin = origin
  }

  package var column: String { key.snake }
  package var isRequired: Bool { !isNullable }
}

/// The other side of a `belongs_to`.
package struct HasMany: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var target: String
  /// The target's `belongs_to` that leads here, by the spec's spelling.
  package var inverse: String
  package var origin: SourceRange

  package init(name: Name, description: String?, target: String, inverse: String, origin: SourceRange) {
    self.name = name
    self.description = description
    self.target = target
    self.inverse = inverse
    self.origin = origin
  }
}

/// The other side of a unique `belongs_to`.
package struct HasOne: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var target: String
  /// The target's `belongs_to` that leads here, by the spec's spelling.
  package var inverse: String
  package var origin: SourceRange

  package init(name: Name, description: String?, target: String, inverse: String, origin: SourceRange) {
    self.name = name
    self.description = description
    self.target = target
    self.inverse = inverse
    self.origin = origin
  }
}

/// A resource whose records are the pairs of a `many_to_many`.
package struct Through: Sendable, Equatable {
  /// By the spec's spelling.
  package var resource: String
  /// Its `belongs_to` that leads to the record on this side.
  package var own: String
  /// Its `belongs_to` that leads to the related record.
  package var other: String
  /// Whether a record of it can be made from the two keys alone, and deleted without asking anyone.
  package var isLinkable: Bool

  package init(resource: String, own: String, other: String, isLinkable: Bool) {
    self.resource = resource
    self.own = own
    self.other = other
    self.isLinkable = isLinkable
  }
}

/// Pairs of records, kept in a join table; two sides that name each other share one.
package struct ManyToMany: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var target: String
  /// The relation of the target that is the other side of the same table, when there is one.
  package var inverse: String?
  /// The set of keys as a body writes it: `genre_ids`, or `genreIds` in a camelCase spec.
  package var keys: Name
  package var joinTable: String
  /// The column that holds the key of the record on this side.
  package var ownColumn: String
  /// The column that holds the key of the related record.
  package var targetColumn: String
  /// Whether this side is the one that the join table is declared by; exactly one side is, but for a table of records.
  package var ownsTable: Bool
  /// The resource that the join table is the table of, when it is one of records.
  package var through: Through?
  /// What it was called before, where that was something else.
  package var former: Name?
  /// The join table before, where anything of it was called otherwise and this side owns it.
  package var formerPairs: PairNames?
  package var origin: SourceRange

  package init(
    name: Name,
    description: String?,
    target: String,
    inverse: String?,
    keys: Name,
    joinTable: String,
    ownColumn: String,
    targetColumn: String,
    ownsTable: Bool,
    through: Through? = nil,
    origin: SourceRange
  ) {
    self.name = name
    self.description = description
    self.target = target
    self.inverse = inverse
    self.keys = keys
    self.joinTable = joinTable
    self.ownColumn = ownColumn
    self.targetColumn = targetColumn
    self.ownsTable = ownsTable
    self.through = through
    self.origin = origin
  }

  /// The names of the join table.
  package var present: PairNames {
    PairNames(table: joinTable, ownColumn: ownColumn, targetColumn: targetColumn)
  }

  /// Whether a link can be made by naming the two records.
  package var isLinkable: Bool { through?.isLinkable ?? true }
}
