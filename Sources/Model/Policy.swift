/// Who may do something: resolved, typed, and folded, so that `anyone` and `never` stand alone or not at all.
///
/// It is two-valued. Whatever asks for the caller is false when nobody is signed in.
package indirect enum Policy: Sendable, Hashable {
  case anyone
  case never
  /// Whoever is signed in.
  case authenticated
  /// A caller who has one of the roles, by their spelling on the wire.
  case role([String])
  /// What holds of the caller's own record.
  case caller(RecordCondition)
  /// What has to be asked of a record, and of the caller beside it where it names them.
  case record(RecordTest)
  case not(Policy)
  case and([Policy])
  case or([Policy])
}

/// A rule as its author wrote it, for people who read of it.
package struct WrittenRule: Sendable, Equatable {
  /// What other rules call it.
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// One question to a record, alone or compared with its caller: what a condition is without words between conditions.
package enum RecordTest: Sendable, Hashable {
  /// Both sides are of one kind; order is asked only of kinds that have one.
  case comparison(Operand, RecordCondition.Comparison, Operand)
  case isNull(Operand)
  /// One of several values, none of them null.
  case isOneOf(Operand, [Literal])
  /// Whether a value of true or false is there and true.
  case holds(Operand)
  /// Whether a condition holds of some, or of all, of several records.
  case quantified(Gathering)

  /// The records that a relation leads to, and what is asked of each of them.
  package struct Gathering: Sendable, Hashable {
    /// The way to the record whose relation it is.
    package var way: [Path.Step]
    /// The relation, by the spec's spelling.
    package var relation: String
    /// The resource of the records, by the spec's spelling.
    package var target: String
    package var link: Link
    /// Whether it has to hold of all of them, and not of one alone.
    package var isOfAll: Bool
    package var condition: Condition

    package init(
      way: [Path.Step] = [],
      relation: String,
      target: String,
      link: Link,
      isOfAll: Bool,
      condition: Condition
    ) {
      self.way = way
      self.relation = relation
      self.target = target
      self.link = link
      self.isOfAll = isOfAll
      self.condition = condition
    }
  }

  /// What tells which records a relation leads to.
  package enum Link: Sendable, Hashable {
    /// The column of each of them that holds the key of the record.
    case key(String)
    /// Pairs of keys in a table: those of the record, and of the one that it leads to; deleted pairs are told by a moment.
    case pairs(table: String, own: String, other: String, deletion: String?)
  }

  /// Questions to one of several records, joined.
  package indirect enum Condition: Sendable, Hashable {
    case test(RecordTest)
    case not(Condition)
    case and([Condition])
    case or([Condition])

    /// Every question, in the order of the text.
    package var tests: [RecordTest] {
      switch self {
      case .test(let test): [test]
      case .not(let inner): inner.tests
      case .and(let parts), .or(let parts): parts.flatMap(\.tests)
      }
    }
  }

  package indirect enum Operand: Sendable, Hashable {
    /// A stored value of the record, or of one that it belongs to.
    case record(Path)
    /// A stored value of one of several records, in the condition about them.
    case each(Path)
    /// A stored value of whoever asks.
    case caller(RecordCondition.Member)
    /// How many code points a text has; null of null.
    case length(Operand)
    case literal(Literal, ValueType)

    package var type: ValueType {
      switch self {
      case .record(let path), .each(let path): path.member.type
      case .caller(let member): member.type
      case .length: .int
      case .literal(_, let type): type
      }
    }

    package var isNullable: Bool {
      switch self {
      case .record(let path), .each(let path): path.isNullable
      case .caller(let member): member.isNullable
      case .length(let operand): operand.isNullable
      case .literal: false
      }
    }
  }

  /// A member, and the way to it over records that the first one belongs to.
  package struct Path: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
      /// The column that holds the key of the next record.
      package var column: String
      /// The resource of the next record, by the spec's spelling.
      package var target: String

      package init(column: String, target: String) {
        self.column = column
        self.target = target
      }
    }

    package var steps: [Step]
    package var member: RecordCondition.Member

    package init(steps: [Step] = [], member: RecordCondition.Member) {
      self.steps = steps
      self.member = member
    }

    /// Whether there may be no value: the member's own, or one of a record that there may be none of.
    package var isNullable: Bool { member.isNullable || !steps.isEmpty }
  }

  /// What it compares, in the order of the text.
  package var operands: [Operand] {
    switch self {
    case .comparison(let left, _, let right): [left, right]
    case .isNull(let operand), .isOneOf(let operand, _), .holds(let operand): [operand]
    case .quantified(let gathering): gathering.condition.tests.flatMap(\.operands)
    }
  }

  /// The members of the caller that it compares with, each as often as it does.
  package var callerMembers: [RecordCondition.Member] { operands.compactMap(\.callerMember) }
}

extension RecordTest.Operand {
  var callerMember: RecordCondition.Member? {
    switch self {
    case .caller(let member): member
    case .length(let inner): inner.callerMember
    case .record, .each, .literal: nil
    }
  }
}

extension Policy {
  /// All of the parts, folded.
  package static func all(_ parts: [Policy]) -> Policy {
    let parts = parts.flatMap { part -> [Policy] in
      if case .and(let inner) = part { inner } else { part == .anyone ? [] : [part] }
    }.withoutRepeats
    if parts.contains(.never) { return .never }
    return parts.isEmpty ? .anyone : parts.count == 1 ? parts[0] : .and(parts)
  }

  /// One of the parts, folded.
  package static func any(_ parts: [Policy]) -> Policy {
    let parts = parts.flatMap { part -> [Policy] in
      if case .or(let inner) = part { inner } else { part == .never ? [] : [part] }
    }.withoutRepeats
    if parts.contains(.anyone) { return .anyone }
    return parts.isEmpty ? .never : parts.count == 1 ? parts[0] : .or(parts)
  }

  /// The opposite, folded.
  package var negated: Policy {
    switch self {
    case .anyone: .never
    case .never: .anyone
    case .not(let inner): inner
    case .authenticated, .role, .caller, .record, .and, .or: .not(self)
    }
  }

  /// What it comes to for those who are not signed in.
  package var forAnonymous: Policy {
    switch self {
    case .anyone, .never: self
    case .authenticated, .role, .caller: .never
    case .record(let test): test.callerMembers.isEmpty ? self : .never
    case .not(let inner): inner.forAnonymous.negated
    case .and(let parts): .all(parts.map(\.forAnonymous))
    case .or(let parts): .any(parts.map(\.forAnonymous))
    }
  }

  /// Whether nobody passes who is not signed in, whatever the record.
  package var needsCaller: Bool { forAnonymous == .never }

  /// Whether some record decides.
  package var readsRecord: Bool {
    switch self {
    case .anyone, .never, .authenticated, .role, .caller: false
    case .record: true
    case .not(let inner): inner.readsRecord
    case .and(let parts), .or(let parts): parts.contains(where: \.readsRecord)
    }
  }

  /// Every question to records that it asks, in its order.
  package var tests: [RecordTest] {
    switch self {
    case .anyone, .never, .authenticated, .role, .caller: []
    case .record(let test): [test]
    case .not(let inner): inner.tests
    case .and(let parts), .or(let parts): parts.flatMap(\.tests)
    }
  }
}

extension [Policy] {
  fileprivate var withoutRepeats: [Policy] {
    var seen: Set<Policy> = []
    return filter { seen.insert($0).inserted }
  }
}
