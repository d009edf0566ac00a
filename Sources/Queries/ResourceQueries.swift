import Model

/// Every statement that a resource's repository runs.
package struct ResourceQueries: Sendable, Equatable {
  /// The resource's name in the spec's spelling.
  package var resource: String
  /// What each row holds, in this order.
  package var columns: [Column]
  package var find: Statement
  /// One row: 1 or 0.
  package var exists: Statement
  /// Binds every column; where the database numbers the records it binds all but the id and answers one row, the id.
  package var insert: Statement
  /// Whether `insert` answers the id.
  package var returnsIdentifier: Bool
  /// Binds every mutable column, then the id; absent when the record has none.
  package var update: Statement?
  package var delete: Statement
  package var list: ListQuery
  /// In the order of the `belongs_to` relations.
  package var references: [ReferenceCheck]
  /// What stands in the way of a delete: first the records that belong to this one, then those that belong to records
  /// which would go with it.
  package var restrictions: [RestrictionCheck]
  /// In the order of the to-many relations.
  package var related: [RelatedQuery]
  /// In the order of the `many_to_many` relations.
  package var links: [LinkQueries]
  /// The unique slugs that are made, in the order of the fields.
  package var slugs: [SlugQuery]
  /// The relations that some list or record of the service can include, in their order.
  package var includes: [IncludeQuery]
}

/// Whether the record that a `belongs_to` key names is there.
package struct ReferenceCheck: Sendable, Equatable {
  /// The relation's name in the spec's spelling.
  package var relation: String
  /// The key's name on the wire.
  package var member: String
  package var target: String
  /// One row: 1 or 0.
  package var statement: Statement
}

/// Whether a slug that is to be made is taken.
package struct SlugQuery: Sendable, Equatable {
  /// The slug's name on the wire.
  package var member: String
  /// Binds a slug; one row: 1 or 0.
  package var taken: Statement
}

/// Whether records are there that forbid a delete.
package struct RestrictionCheck: Sendable, Equatable {
  /// The resource of those records, in the spec's spelling.
  package var resource: String
  /// Its plural as paths spell it, for the answer.
  package var plural: String
  /// One row: 1 or 0.
  package var statement: Statement
}

/// The list of the records that a relation leads to: the target's own list, narrowed.
package struct RelatedQuery: Sendable, Equatable {
  /// The relation's name in the spec's spelling.
  package var relation: String
  package var target: String
  /// A condition on the rows of the target's list.
  package var scope: Fragment
}

/// What changes the pairs of a `many_to_many`.
package struct LinkQueries: Sendable, Equatable {
  /// The relation's name in the spec's spelling.
  package var relation: String
  /// The set's name in a body.
  package var member: String
  package var target: String
  /// One row, 1 or 0: whether the two are linked.
  package var exists: Statement
  /// Links; nothing happens when they are linked already.
  package var link: Statement
  package var unlink: Statement
  /// Unlinks all that a set does not name: the first half of replacing it.
  package var retain: Statement
  /// Links all that a set names: the second half.
  package var add: Statement
  /// The places in a set, from 0, of ids without a record.
  package var missing: Statement
}

/// Loads what a relation leads to for a whole page of records.
package struct IncludeQuery: Sendable, Equatable {
  /// The relation's name in the spec's spelling.
  package var relation: String
  package var target: String
  package var isToMany: Bool
  /// To one: binds the keys, each row is the target's columns. To many: binds the records' ids and the largest number
  /// for each of them, one more than wanted so that a cut is noticed; each row is the record's id, then the target's
  /// columns, ordered by both ids.
  package var statement: Statement
}
