package import Diagnostics

package enum Relation: Sendable, Equatable {
  case belongsTo(BelongsTo)
  case hasMany(HasMany)
  case manyToMany(ManyToMany)

  package var name: Name {
    switch self {
    case .belongsTo(let relation): relation.name
    case .hasMany(let relation): relation.name
    case .manyToMany(let relation): relation.name
    }
  }

  /// The related resource, by the spec's spelling.
  package var target: String {
    switch self {
    case .belongsTo(let relation): relation.target
    case .hasMany(let relation): relation.target
    case .manyToMany(let relation): relation.target
    }
  }
}

/// A foreign key to one record of the target.
package struct BelongsTo: Sendable, Equatable {
  /// What happens to this record when the one it belongs to is deleted.
  package enum OnDelete: String, Sendable, Hashable, CaseIterable {
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
  /// The column that holds the id of the record on this side.
  package var ownColumn: String
  /// The column that holds the id of the related record.
  package var targetColumn: String
  /// Whether this side is the one that the join table is declared by; exactly one side is.
  package var ownsTable: Bool
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
    self.origin = origin
  }
}
