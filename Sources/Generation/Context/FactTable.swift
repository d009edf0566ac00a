import Diagnostics
import Templating

/// What templates can say about one kind of thing: the one source of a context's shape, of its values and of its
/// reference.
///
/// Tables refer to each other in circles (a resource has relations, a relation has a resource), so a table exists
/// before its facts are defined.
final class FactTable<Subject: Sendable>: @unchecked Sendable {
  struct Fact {
    let name: String
    /// One sentence for the reference.
    let summary: String
    let shape: Shape
    let value: @Sendable (Subject) -> Value
  }

  let shape: RecordShape
  private let remembers: Bool
  private let origin: (@Sendable (Subject) -> SourceRange)?
  private let memory: (@Sendable (Subject) -> RecordMemory)?
  // Written once, by `define`, before the table is used.
  private var facts: [Fact] = []

  /// - Parameters:
  ///   - remembers: Whether a record keeps what was asked of it: worth it where facts are asked for repeatedly and cost
  ///     more than looking them up.
  ///   - origin: The place of the spec that a subject comes from.
  init(_ name: String, remembers: Bool = false, origin: (@Sendable (Subject) -> SourceRange)? = nil) {
    shape = RecordShape(name)
    self.remembers = remembers
    self.origin = origin
    memory = nil
  }

  /// - Parameter memory: Where all records of a subject keep what was asked of them.
  init(
    _ name: String,
    in memory: @escaping @Sendable (Subject) -> RecordMemory,
    origin: (@Sendable (Subject) -> SourceRange)? = nil
  ) {
    shape = RecordShape(name)
    remembers = true
    self.origin = origin
    self.memory = memory
  }

  /// Says what the table holds; called once.
  func define(_ facts: [Fact]) {
    precondition(self.facts.isEmpty, "the facts of '\(shape.name)' are defined twice")
    let origin = origin.map { origin in
      [Fact(name: "", summary: "", shape: .none) { Value(origin: origin($0)) }]
    }
    self.facts = facts + (origin ?? [])
    shape.define(facts.map { RecordShape.Field($0.name, $0.summary, $0.shape) }, hasOrigin: origin != nil)
  }

  /// For the use of one thread.
  func record(_ subject: Subject) -> Value {
    let value = { @Sendable [facts] (slot: Int) in facts[slot].value(subject) }
    return .record(
      remembers ? Record(shape, in: memory?(subject), remembered: value) : Record(shape, computed: value)
    )
  }
}

extension FactTable.Fact {
  /// Finished text that a template may print as it is.
  static func string(
    _ name: String,
    _ summary: String,
    _ value: @escaping @Sendable (Subject) -> String
  ) -> Self {
    Self(name: name, summary: summary, shape: .string) { .string(value($0)) }
  }

  /// The author's own text, which must pass through a literal's filter.
  static func text(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> String) -> Self {
    Self(name: name, summary: summary, shape: .text) { .string(value($0)) }
  }

  static func optionalString(
    _ name: String,
    _ summary: String,
    _ value: @escaping @Sendable (Subject) -> String?
  ) -> Self {
    Self(name: name, summary: summary, shape: .optional(.string)) { value($0).map(Value.string) ?? .none }
  }

  static func optionalText(
    _ name: String,
    _ summary: String,
    _ value: @escaping @Sendable (Subject) -> String?
  ) -> Self {
    Self(name: name, summary: summary, shape: .optional(.text)) { value($0).map(Value.string) ?? .none }
  }

  static func flag(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Bool) -> Self {
    Self(name: name, summary: summary, shape: .bool) { .bool(value($0)) }
  }

  static func int(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int) -> Self {
    Self(name: name, summary: summary, shape: .int) { .int(value($0)) }
  }

  static func optionalInt(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> Int?) -> Self {
    Self(name: name, summary: summary, shape: .optional(.int)) { value($0).map(Value.int) ?? .none }
  }

  static func record<Other>(
    _ name: String,
    _ summary: String,
    _ table: FactTable<Other>,
    _ value: @escaping @Sendable (Subject) -> Other
  ) -> Self {
    Self(name: name, summary: summary, shape: .record(table.shape)) { table.record(value($0)) }
  }

  static func optionalRecord<Other>(
    _ name: String,
    _ summary: String,
    _ table: FactTable<Other>,
    _ value: @escaping @Sendable (Subject) -> Other?
  ) -> Self {
    Self(name: name, summary: summary, shape: .optional(.record(table.shape))) { subject in
      value(subject).map { table.record($0) } ?? .none
    }
  }

  static func list<Other>(
    _ name: String,
    _ summary: String,
    _ table: FactTable<Other>,
    _ value: @escaping @Sendable (Subject) -> [Other]
  ) -> Self {
    Self(name: name, summary: summary, shape: .list(.record(table.shape))) { subject in
      .list(value(subject).map { table.record($0) })
    }
  }

  static func strings(_ name: String, _ summary: String, _ value: @escaping @Sendable (Subject) -> [String]) -> Self {
    Self(name: name, summary: summary, shape: .list(.string)) { .list(value($0).map(Value.string)) }
  }
}
