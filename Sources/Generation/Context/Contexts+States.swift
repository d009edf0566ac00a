import Model
import Queries
import Templating

/// A way between the states of a record.
struct TransitionSubject: Sendable {
  let scene: Scene
  let owner: Resource
  let transition: Transition
  let statement: Statement
  /// The field that holds the states.
  let field: MemberSubject

  /// Named as actions are, beside which it stands.
  fileprivate var action: ActionSubject {
    let action = Action(name: transition.name, description: nil, input: [], output: [], origin: transition.origin)
    return ActionSubject(scene: scene, owner: owner, action: action)
  }

  fileprivate func state(_ name: String) -> String { field.expression(.enumCase(name)) }

  /// What a refused request is told: the states as alternatives.
  fileprivate var phrase: String {
    guard let last = transition.from.last, transition.from.count > 1 else { return transition.from.joined() }
    return "\(transition.from.dropLast().joined(separator: ", ")) or \(last)"
  }
}

/// A state, and whether a transition begins in it.
struct StateCaseSubject: Sendable {
  let transition: TransitionSubject
  let name: String
}

extension Contexts {
  func defineStates() {
    transition.define([
      .string("name", "The spec's spelling.") { $0.transition.name.spelled },
      .string("variable", "The name as a function beside those of the verbs and actions.") { $0.action.variable },
      .string("variable_part", "The same, as the beginning of a longer name.") { $0.action.variablePart },
      .string("ending", "The name as a variable, as the end of a longer one.") {
        $0.scene.namer.unescaped($0.transition.name, as: .variable)
      },
      .string("type_part", "The name as a part of a type's name, or the end of a longer name in camel case.") {
        $0.scene.namer.unescaped($0.transition.name, as: .type)
      },
      .string("path", "The last part of its route.") { $0.transition.name.kebab },
      .string("phrase", "The name as words in lower case.") { $0.transition.name.phrase },
      .optionalText("description", "The spec's own description.") { $0.transition.description },
      .record("policy", "Who may use it.", policy) {
        PolicySubject(scene: $0.scene, resource: $0.owner, policy: $0.transition.policy)
      },
      .strings("from", "The states that it begins in, as expressions.") { subject in
        subject.transition.from.map(subject.state)
      },
      .text("from_phrase", "The same in words: `pending or paid`.") { $0.phrase },
      .string("to", "The state that it leads to, as an expression.") { $0.state($0.transition.to) },
      .flag("is_once", "Whether it leads out of the states that it begins in, so that a second one is refused.") {
        !$0.transition.from.contains($0.transition.to)
      },
      .text("sql", "Changes a record that is in one of the states that it begins in.") { $0.statement.sql },
      .list("cases", "Every state.", stateCase) { subject in
        guard case .enumeration(let name) = subject.field.field.type else { return [] }
        return subject.scene.enumType(name).cases.map {
          StateCaseSubject(transition: subject, name: $0.name.spelled)
        }
      },
    ])
    stateCase.define([
      .string("expression", "The state as an expression.") { $0.transition.state($0.name) },
      .flag("is_first_allowed", "Whether it is the first of the states that the transition begins in.") {
        $0.transition.transition.from.first == $0.name
      },
      .flag("is_allowed", "Whether the transition begins in it.") { $0.transition.transition.from.contains($0.name) },
    ])
  }

  var resourceStates: [FactTable<ResourceSubject>.Fact] {
    [
      .list("transitions", "The ways between the states of its records that have routes.", transition) {
        $0.transitions
      },
      .string("state_name", "The field that holds the states of its records, on the wire; empty where none does.") {
        $0.stateField?.field.name.spelled ?? ""
      },
      .string("state_variable", "The same field as a variable.") { subject in
        subject.stateField.map { subject.scene.namer.spell($0.field.name, as: .variable) } ?? ""
      },
      .string("state_type", "The type of that field.") { $0.stateField?.plain ?? "" },
      .flag("has_free_states", "Whether no rule across members depends on the state of a record.") { subject in
        let name = subject.resource.states?.field.spelled
        return !subject.resource.checks.contains { $0.condition.members.contains { $0.name.spelled == name } }
      },
    ]
  }
}

extension ResourceSubject {
  var stateField: MemberSubject? {
    guard let states = resource.states else { return nil }
    return columns.first { $0.role == .field && $0.field.name == states.field }
  }

  var transitions: [TransitionSubject] {
    guard let stateField else { return [] }
    return zip(resource.transitions, queries.transitions).map { transition, statement in
      TransitionSubject(
        scene: scene,
        owner: resource,
        transition: transition,
        statement: statement,
        field: stateField
      )
    }
  }
}
