package import Diagnostics

/// What holds or does not hold of one record: resolved, typed, and two-valued. Null is a value like any other to
/// `==` and `!=`; a comparison of order with null is false.
package indirect enum RecordCondition: Sendable, Hashable {
  /// Both sides are of one kind; order is asked only of kinds that have one.
  case comparison(Operand, Comparison, Operand)
  case isNull(Operand)
  /// One of several values, none of them null.
  case isOneOf(Operand, [Literal])
  /// Whether a value of true or false is there and true.
  case holds(Operand)
  case not(RecordCondition)
  case and([RecordCondition])
  case or([RecordCondition])

  package enum Comparison: String, Sendable, Hashable, CaseIterable {
    case equal, notEqual, less, atMost, more, atLeast

    /// Whether it asks for an order.
    package var isOrder: Bool {
      switch self {
      case .equal, .notEqual: false
      case .less, .atMost, .more, .atLeast: true
      }
    }

    /// The comparison with its sides exchanged.
    package var mirrored: Comparison {
      switch self {
      case .equal, .notEqual: self
      case .less: .more
      case .atMost: .atLeast
      case .more: .less
      case .atLeast: .atMost
      }
    }
  }

  package indirect enum Operand: Sendable, Hashable {
    case member(Member)
    /// How many code points a text has; null of null.
    case length(Operand)
    case literal(Literal, ValueType)

    package var type: ValueType {
      switch self {
      case .member(let member): member.type
      case .length: .int
      case .literal(_, let type): type
      }
    }

    package var isNullable: Bool {
      switch self {
      case .member(let member): member.isNullable
      case .length(let operand): operand.isNullable
      case .literal: false
      }
    }
  }

  /// A stored value of the record.
  package struct Member: Sendable, Hashable {
    /// The name on the wire: a field's, or that of a relation's key.
    package var name: Name
    package var column: String
    package var type: ValueType
    package var isNullable: Bool

    package init(name: Name, column: String, type: ValueType, isNullable: Bool) {
      self.name = name
      self.column = column
      self.type = type
      self.isNullable = isNullable
    }
  }

  /// The members that it reads, each once, in their order.
  package var members: [Member] {
    var found: [Member] = []
    func visit(_ operand: Operand) {
      switch operand {
      case .member(let member): if !found.contains(member) { found.append(member) }
      case .length(let inner): visit(inner)
      case .literal: break
      }
    }
    func visit(_ condition: RecordCondition) {
      switch condition {
      case .comparison(let left, _, let right):
        visit(left)
        visit(right)
      case .isNull(let operand), .isOneOf(let operand, _), .holds(let operand): visit(operand)
      case .not(let inner): visit(inner)
      case .and(let parts), .or(let parts): parts.forEach(visit)
      }
    }
    visit(self)
    return found
  }
}

/// A rule across the members of a record, with what is answered when it does not hold.
package struct Check: Sendable, Equatable {
  package var condition: RecordCondition
  /// The rule as its author wrote it.
  package var rule: String
  /// A clause for a person.
  package var message: String
  /// The member that the answer points at, by its name on the wire; absent for the record as a whole.
  package var member: String?
  package var origin: SourceRange

  package init(condition: RecordCondition, rule: String, message: String, member: String?, origin: SourceRange) {
    self.condition = condition
    self.rule = rule
    self.message = message
    self.member = member
    self.origin = origin
  }
}
