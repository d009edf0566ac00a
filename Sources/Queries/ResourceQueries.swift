package import Model

/// Every statement that a resource's repository runs.
package struct ResourceQueries: Sendable, Equatable {
  /// The resource's name in the spec's spelling.
  package var resource: String
  /// What each row holds, in this order.
  package var columns: [Column]
  package var find: Statement
  /// The record that paths name by another member than its key; absent where they name it by its key.
  package var lookUp: Statement?
  /// One row: 1 or 0.
  package var exists: Statement
  /// Binds every column; where the database numbers the records it binds all but the id and answers one row, the id.
  package var insert: Statement
  /// Whether `insert` answers the id.
  package var returnsIdentifier: Bool
  /// Binds every mutable column, then the key, and with a lock the version that it must find; absent when there is
  /// nothing to change.
  package var update: Statement?
  /// Binds the id; where a delete only hides, the time and then the id.
  /// Counts a change that is kept elsewhere, of a resource with a lock. Binds the id.
  package var touch: Statement?
  package var delete: Statement
  /// What else there is to a delete that only hides; absent where a delete is for good.
  package var deletion: DeletionQueries?
  package var list: ListQuery
  /// In the order of the `belongs_to` relations.
  package var references: [ReferenceCheck]
  /// What stands in the way of a delete (where it only hides, of that): first the records that belong to this one, then those that belong to records
  /// which would go with it.
  package var restrictions: [RestrictionCheck]
  /// In the order of the to-many relations.
  package var related: [RelatedQuery]
  /// In the order of the `many_to_many` relations that links can be made by.
  package var links: [LinkQueries]
  /// The unique slugs that are made, in the order of the fields.
  package var slugs: [SlugQuery]
  /// In the order of the transitions.
  package var transitions: [Statement]
  /// The relations that some list or record of the service can include, in their order.
  package var includes: [IncludeQuery]
  /// Whether a record is one of those that a rule allows something with: cut where the condition of the rule goes.
  package var permitted: CutStatement
  /// What sign-in asks, of the resource of those who do.
  package var principal: PrincipalQueries?
  /// Every question that its rules ask of records, each once, in the order of the rules.
  package var tests: [PolicyTest]
}

/// A statement in two pieces, between which ` AND ` and a condition can go.
package struct CutStatement: Sendable, Hashable {
  package var before: Statement
  package var after: Statement

  package init(_ before: Statement, _ after: Statement) {
    self.before = before
    self.after = after
  }

  /// Without a condition.
  package var whole: Statement { Statement(before.sql + after.sql, before.slots + after.slots) }
}

/// A question of a rule, and the condition that it is in SQL.
package struct PolicyTest: Sendable, Hashable {
  package var test: RecordTest
  package var condition: Fragment
}

/// What sign-in reads and changes of those who do.
package struct PrincipalQueries: Sendable, Equatable {
  /// One row at most, by what somebody is known by: the key, then the hash of the password.
  package var findPassword: Statement
  /// One row at most, by key: the hash of the password.
  package var password: Statement
  /// Binds the hash, the time where records have one, then the key.
  package var setPassword: Statement
  /// Binds the role, the time where records have one, then the key; absent where there are no roles.
  package var setRole: Statement?
  /// Binds the session, the key and the time; one row at most, the record.
  package var findBySession: Statement
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
  /// Links; nothing happens when they are linked already. Absent where a link is a record, which is inserted as one.
  package var link: Statement?
  package var unlink: Statement
  /// Unlinks all that a set does not name: the first half of replacing it.
  package var retain: Statement
  /// Links all that a set names: the second half. Absent where a link is a record.
  package var add: Statement?
  /// The ids of a set that are not linked yet. Absent where a link is no record.
  package var unlinked: Statement?
  /// The places in a set, from 0, of ids without a record.
  package var missing: Statement
}

/// Loads what a relation leads to for a whole page of records.
package struct IncludeQuery: Sendable, Equatable {
  /// The relation's name in the spec's spelling.
  package var relation: String
  package var target: String
  package var isToMany: Bool
  /// Whether the key is the record's own, so that the statement is the same for all that lead to the target.
  package var isByOwnKey: Bool
  /// By an own key: binds the keys, each row is the target's columns. Otherwise binds the records' ids, and to many the
  /// largest number for each of them, one more than wanted so that a cut is noticed; each row is the record's id, then
  /// the target's columns, ordered by both ids.
  package var cut: CutStatement

  package var statement: Statement { cut.whole }
}

/// How a record that a delete only hides takes others along, comes back, and goes for good.
package struct DeletionQueries: Sendable, Equatable {
  /// Records of one resource that go with the deleted one.
  package struct Cascade: Sendable, Equatable {
    /// The resource of those records, in the spec's spelling.
    package var resource: String
    /// Binds the id of the deleted record, then the time.
    package var hide: Statement
    /// Brings back those that went at that time: binds the id of the restored record, then the time.
    package var reveal: Statement
  }

  /// Keys that lead to records which stayed hidden.
  package struct Dangling: Sendable, Equatable {
    /// The resource that has the key, in the spec's spelling.
    package var resource: String
    /// The key's name on the wire.
    package var member: String
    /// Whether it is a key of the restored record itself.
    package var isOwn: Bool
    /// One row: 1 or 0. Binds the id of the restored record.
    package var statement: Statement
  }

  /// Selects a hidden record by id.
  package var find: Statement
  /// One row: 1 or 0, whether the id is a hidden record's.
  package var isDeleted: Statement
  /// One row, if the id is a hidden record's: when it was deleted.
  package var moment: Statement
  /// In the order of the model, after the record itself.
  package var cascades: [Cascade]
  /// Clears the keys that `on_delete: set_null` clears; each binds the id.
  package var detachments: [Statement]
  package var restore: Statement
  /// What forbids a restore, asked after it.
  package var dangling: [Dangling]
  package var purge: Statement
  /// What stands in the way of a purge: hidden records too, since they could come back.
  package var purgeRestrictions: [RestrictionCheck]
}
