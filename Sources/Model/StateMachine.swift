package import Diagnostics

/// The states that a record goes through: the cases of one of its fields, and the ways between them.
package struct StateMachine: Sendable, Equatable {
  /// The field, in the spec's spelling.
  package var field: Name
  /// Those that somebody may use, in the order of the spec.
  package var transitions: [Transition]

  package init(field: Name, transitions: [Transition]) {
    self.field = field
    self.transitions = transitions
  }
}

/// A way from some states to another: `POST …/{id}/{transition}`.
package struct Transition: Sendable, Equatable {
  package var name: Name
  package var description: String?
  /// Cases in the spec's spelling, in its order.
  package var from: [String]
  package var to: String
  /// Who may use it.
  package var policy = Policy.anyone
  /// The same as its author wrote it, where that is not anyone.
  package var writtenPolicy: String?
  package var origin: SourceRange

  package init(name: Name, description: String?, from: [String], to: String, origin: SourceRange) {
    self.name = name
    self.description = description
    self.from = from
    self.to = to
    self.origin = origin
  }
}

extension Resource {
  /// The ways between its states that have routes.
  package var transitions: [Transition] { states?.transitions ?? [] }

  /// Who may do what of all that has a route.
  package var allPolicies: [Policy] {
    Verb.allCases.map(policy) + actions.map(\.policy) + transitions.map(\.policy)
  }

  /// Whether anything of it is served.
  package var isServed: Bool { !verbs.isEmpty || !actions.isEmpty || !transitions.isEmpty }
}
