package import Model

/// A value that is bound when a statement runs: one for each `?`, in the order of the text.
package struct Slot: Sendable, Hashable {
  package enum Role: String, Sendable, Hashable, CaseIterable {
    /// The key of the record that the statement is about, or its part `name`.
    case identifier
    /// The record's own value of the member `name`.
    case member
    /// What a filter compares the member `name` with.
    case operand
    /// What a filter compares the member `name` with: a JSON array of stored values, as text.
    case operands
    /// The value of the member `name` at the place where the page before ended.
    case position
    /// The id of the record that the related ones belong to.
    case parent
    /// The id of the record at the other end of a link.
    case other
    /// A JSON array of ids, as text.
    case identifiers
    /// The largest number of rows.
    case limit
    /// The time of a deletion.
    case moment
    /// The value of the member `name` of whoever asks.
    case caller
    /// The hash of a password.
    case password
    /// The id of a session.
    case session
  }

  package var role: Role
  /// The member's name on the wire; `limit` for the limit.
  package var name: String
  /// The type of the value, or of each element of the array.
  package var type: ValueType
  package var isNullable: Bool

  package init(_ role: Role, _ name: String, _ type: ValueType, isNullable: Bool = false) {
    self.role = role
    self.name = name
    self.type = type
    self.isNullable = isNullable
  }
}

/// SQL text with the values that it is bound to.
package struct Statement: Sendable, Hashable {
  package var sql: String
  package var slots: [Slot]

  package init(_ sql: String, _ slots: [Slot] = []) {
    self.sql = sql
    self.slots = slots
  }
}

/// A piece of a statement that brings its own slots, so that pieces can be joined in any order.
package typealias Fragment = Statement
