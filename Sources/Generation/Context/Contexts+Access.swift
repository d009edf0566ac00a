import Model
import Queries
import Templating

/// Who may do something with records of a resource.
struct PolicySubject: Sendable {
  let scene: Scene
  /// Whose records it asks, where it asks any.
  let resource: Resource
  let policy: Policy
}

/// A policy with the verb that it is for.
struct VerbSubject: Sendable {
  let verb: Resource.Verb
  let policy: PolicySubject
}

/// How people sign in, with what the scene knows of it.
struct AuthSubject: Sendable {
  let scene: Scene
  let auth: Auth

  var principal: ResourceSubject { ResourceSubject(scene: scene, resource: scene.resource(auth.principal)) }
}

extension Contexts {
  func defineAccess() {
    let verbs = Resource.Verb.allCases.map { verb in
      FactTable<AccessCaseSubject>.Fact.flag("is_\(verb.rawValue)", "Whether it is a request to \(verb.rawValue).") {
        $0.verb == verb
      }
    }
    defineAuth()
    password.define([
      .string("name", "The spec's spelling.") { $0.password.name.spelled },
      .string("variable", "The name as a variable.") { $0.scene.namer.spell($0.password.name, as: .variable) },
      .optionalText("description", "The spec's own description.") { $0.password.description },
      .int("minimum_length", "The least number of code points.") { $0.password.minimumLength },
      .int("maximum_length", "The largest number of code points.") { $0.password.maximumLength },
      .strings("strength", "What it has to have one of each of: `lower`, `upper`, `digit`, `symbol`.") {
        $0.password.strength.map(\.rawValue)
      },
      .text("unusable", "What is kept where nobody can sign in.") { _ in Password.unusable },
    ])
    verbPolicy.define([
      .string("verb", "`list`, `read`, `create`, `update`, `delete`, `restore` or `purge`.") { $0.verb.rawValue },
      .record("policy", "Who may do it.", policy) { $0.policy },
    ])
    accessCase.define(
      [
        .string("verb", "`list` to `purge`, or `act` and `move` for actions and transitions.") { $0.word },
        .optionalRecord("action", "The action, for one.", action) { subject in
          guard case .action(let action) = subject.example.request else { return nil }
          return ActionSubject(scene: subject.scene, owner: subject.resource, action: action)
        },
        .optionalRecord("transition", "The transition, for one.", transition) { subject in
          guard case .transition(let transition) = subject.example.request else { return nil }
          let resource = ResourceSubject(scene: subject.scene, resource: subject.resource)
          return resource.transitions.first { $0.transition.name == transition.name }
        },
        .string("caller", "Who asks: `nobody`, `owner`, `stranger`, or a role by its name.") { $0.caller },
        .optionalRecord("role", "Their role, where there are roles and they are signed in.", enumCase) { $0.role },
        .flag("is_signed_in", "Whether they are signed in.") { $0.example.caller.isSignedIn },
        .flag("is_owner", "Whether the record is theirs, or is them.") { $0.example.caller.isOwner },
        .int("status", "What is answered.") { $0.example.status },
        .optionalInt("count", "How many of the one record a list shows.") { $0.example.count },
      ] + verbs
    )
    policy.define([
      .flag("is_anyone", "Whether everybody passes.") { $0.policy == .anyone },
      .flag("is_never", "Whether nobody does.") { $0.policy == .never },
      .flag("is_authenticated", "Whether whoever is signed in passes.") { $0.policy == .authenticated },
      .flag("is_role", "Whether those pass who have one of `roles`.") { !$0.roles.isEmpty },
      .flag("is_caller", "Whether those pass of whom `rule` holds.") { $0.rule != nil },
      .flag("is_record", "Whether those pass for whom the record meets `sql`.") { $0.test != nil },
      .flag("is_not", "Whether those pass who do not pass its only part.") { $0.isNot },
      .flag("is_and", "Whether those pass who pass all parts.") { $0.isAnd },
      .flag("is_or", "Whether those pass who pass one of the parts.") { $0.isOr },
      .flag("needs_caller", "Whether nobody passes who is not signed in, whatever the record.") {
        $0.policy.needsCaller
      },
      .flag("reads_record", "Whether the record may decide.") { $0.policy.readsRecord },
      .list("roles", "The cases of the enum of roles that pass, for roles.", enumCase) { $0.roles },
      .optionalRecord("rule", "What has to hold of the caller, for that.", rule) { $0.rule },
      .text("sql", "What has to hold of a row of the table, for a record; otherwise empty.") {
        $0.test?.condition.sql ?? ""
      },
      .list("values", "The caller's values that `sql` binds, in its order.", member) { $0.values },
      .list("parts", "The policies that it joins or denies.", policy) { $0.parts },
    ])
  }

  private func defineAuth() {
    auth.define([
      .record("principal", "The resource of those who sign in.", resource) { $0.principal },
      .record("identifier", "What they are known by.", member) { $0.member($0.auth.identifier) },
      .record("password", "What they sign in by.", password) {
        PasswordSubject(scene: $0.scene, password: $0.auth.password)
      },
      .optionalRecord("role", "Which role they have, where there are roles.", member) { subject in
        subject.auth.role.map { subject.member($0.field) }
      },
      .flag("has_registration", "Whether anyone can register.") { $0.auth.registration != nil },
      .optionalRecord("registration_role", "The role of those who register, where there are roles.", enumCase) {
        subject in
        guard let name = subject.auth.registration?.role, let role = subject.auth.role else { return nil }
        return subject.scene.enumType(role.type).cases.first { $0.name.spelled == name }.map {
          CaseSubject(scene: subject.scene, value: $0)
        }
      },
      .list("registered_members", "What those who register may say of themselves, beside the password.", member) {
        $0.registered
      },
      .strings("registered_variables", "What a registration must end up with a value for, as variables.") { subject in
        let names = subject.registered.filter { !$0.field.isNullable }.map(\.field.name) + [subject.auth.password.name]
        return names.map { subject.scene.namer.spell($0, as: .variable) }
      },
      .flag("is_camel_case", "Whether members of several words are `createdAt` rather than `created_at`.") {
        $0.scene.model.isCamelCase
      },
      .int("access_seconds", "How long a token opens the API.") { $0.auth.accessLifetime },
      .int("refresh_seconds", "How long after its last use a session can be kept open.") { $0.auth.refreshLifetime },
      .text("find_password_sql", "The key and the hash, by what somebody is known by.") {
        $0.queries.findPassword.sql
      },
      .text("password_sql", "The hash, by key.") { $0.queries.password.sql },
      .text("set_password_sql", "Binds the hash, the moment if records have one, and the key.") {
        $0.queries.setPassword.sql
      },
      .optionalText("set_role_sql", "Binds the role, the moment if records have one, and the key.") {
        $0.queries.setRole?.sql
      },
      .text("find_by_session_sql", "A record by session, key and moment.") { $0.queries.findBySession.sql },
    ])
  }

  var resourceAccess: [FactTable<ResourceSubject>.Fact] {
    let verbs = Resource.Verb.allCases.map { verb in
      FactTable<ResourceSubject>.Fact.record("\(verb.rawValue)_policy", "Who may \(verb.rawValue) it.", policy) {
        $0.policy(for: verb)
      }
    }
    return verbs + [
      .list("policies", "Who may do what of that which somebody may.", verbPolicy) { subject in
        Resource.Verb.allCases.filter(subject.resource.verbs.contains).map {
          VerbSubject(verb: $0, policy: subject.policy(for: $0))
        }
      },
      .list("access_cases", "What requests about the first sample are answered, by who asks.", accessCase) {
        subject in
        (AccessSampler(subject.resource, in: subject.scene.model)?.cases ?? []).map {
          AccessCaseSubject(scene: subject.scene, resource: subject.resource, example: $0)
        }
      },
      .flag("is_principal", "Whether its records are those who sign in.") { $0.resource.password != nil },
      .optionalRecord("password", "What they sign in by, for those who do.", password) { subject in
        subject.resource.password.map { PasswordSubject(scene: subject.scene, password: $0) }
      },
      .optionalRecord("owner", "The key that leads to whoever made the record.", member) { $0.owner },
      .list("restricted_members", "What not everybody may write who writes the record.", member) { $0.restricted },
      .flag("has_role_rules", "Whether some of its rules ask for a role.") { $0.hasRoleRules },
      .flag("is_guarded", "Whether its records can be read, but not by everybody.") { $0.isGuarded },
      .list("judged_keys", "The keys in its bodies that may name a record that their sender cannot read.", reference) {
        $0.judged { !$0.isServerWritten }
      },
      .list("judged_changes", "Those of them that a change may set, where some may name such a record.", reference) {
        $0.judged(\.isMutable)
      },
      .text("permitted_before_sql", "1 or 0 for a key: the text before the condition of a rule.") {
        $0.queries.permitted.before.sql
      },
      .text("permitted_after_sql", "The text behind it.") { $0.queries.permitted.after.sql },
      .text("find_all_before_sql", "`find_all_sql` before the condition of a rule.") {
        $0.scene.findAll($0.resource)?.before.sql ?? ""
      },
      .text("find_all_after_sql", "The text behind it.") { $0.scene.findAll($0.resource)?.after.sql ?? "" },
    ]
  }

  var memberAccess: [FactTable<MemberSubject>.Fact] {
    [
      .flag("is_owner", "Whether it is the key that leads to whoever made the record.") { $0.isOwner },
      .flag("is_role", "Whether it says which role somebody has.") { $0.isRole },
      .optionalRecord("writers", "Who may write it, where not everybody may who writes the record.", policy) {
        subject in
        guard let policy = subject.field.writers, let auth = subject.scene.auth else { return nil }
        return PolicySubject(scene: subject.scene, resource: auth.principal.resource, policy: policy)
      },
    ]
  }
}

/// A request by somebody, and its answer.
struct AccessCaseSubject: Sendable {
  let scene: Scene
  let resource: Resource
  let example: AccessSampler.Case

  var verb: Resource.Verb? { if case .verb(let verb) = example.request { verb } else { nil } }

  var word: String {
    switch example.request {
    case .verb(let verb): verb.rawValue
    case .action: "act"
    case .transition: "move"
    }
  }

  var caller: String {
    guard example.caller.isSignedIn else { return "nobody" }
    return example.caller.isOwner ? "owner" : example.caller.role ?? "stranger"
  }

  var role: CaseSubject? {
    guard let name = example.caller.role, let role = scene.model.auth?.role else { return nil }
    return scene.enumType(role.type).cases.first { $0.name.spelled == name }.map {
      CaseSubject(scene: scene, value: $0)
    }
  }
}

/// A password, in the scene that spells its name.
struct PasswordSubject: Sendable {
  let scene: Scene
  let password: Password
}

extension Model {
  fileprivate var isCamelCase: Bool {
    resources.contains { resource in
      let keys = resource.belongsTo.map(\.key) + [resource.timestamps?.created].compactMap(\.self)
      return keys.contains { $0.words.count > 1 && $0.spelled.contains(where: \.isUppercase) }
    }
  }
}

extension Scene {
  var auth: AuthSubject? { model.auth.map { AuthSubject(scene: self, auth: $0) } }
}

extension AuthSubject {
  var queries: PrincipalQueries {
    guard let queries = principal.queries.principal else { preconditionFailure("those who sign in have no statements") }
    return queries
  }

  func member(_ name: Name) -> MemberSubject { principal.member(name.spelled) }

  /// Nobody says what only others may, and the role is what the registration gives.
  var registered: [MemberSubject] {
    principal.settable.filter { member in
      !member.field.isServerWritten && member.field.writers == nil && member.field.name != auth.role?.field
    }
  }
}

extension ResourceSubject {
  func policy(for verb: Resource.Verb) -> PolicySubject {
    PolicySubject(scene: scene, resource: resource, policy: resource.policy(for: verb))
  }

  func member(_ name: String) -> MemberSubject {
    guard let member = columns.first(where: { $0.field.name.spelled == name }) else {
      preconditionFailure("'\(resource.name)' has no member '\(name)'")
    }
    return member
  }

  var owner: MemberSubject? { columns.first(where: \.isOwner) }

  var restricted: [MemberSubject] { settable.filter { $0.field.writers != nil } }

  var isGuarded: Bool { resource.verbs.contains(.read) && resource.policy(for: .read) != .anyone }

  /// Keys that bodies may set; none where everybody may read whatever they lead to.
  func judged(_ isSet: (Field) -> Bool) -> [ReferenceSubject] {
    let set = references.filter { isSet($0.key.field) }
    return set.contains(where: \.target.isGuarded) ? set : []
  }

  var hasRoleRules: Bool {
    (resource.allPolicies + settable.compactMap(\.field.writers)).contains(where: \.asksForRole)
  }
}

extension MemberSubject {
  var isRole: Bool {
    guard role == .field, let auth = scene.auth, let name = auth.auth.role?.field else { return false }
    return auth.member(name).field.origin == field.origin
  }

  var isOwner: Bool {
    guard let relation, case .belongsTo(let key) = relation.relation else { return false }
    return key.isOwner
  }
}

extension Policy {
  fileprivate var asksForRole: Bool {
    switch self {
    case .role: true
    case .anyone, .never, .authenticated, .caller, .record: false
    case .not(let inner): inner.asksForRole
    case .and(let parts), .or(let parts): parts.contains(where: \.asksForRole)
    }
  }
}

extension PolicySubject {
  var isNot: Bool { if case .not = policy { true } else { false } }
  var isAnd: Bool { if case .and = policy { true } else { false } }
  var isOr: Bool { if case .or = policy { true } else { false } }

  var roles: [CaseSubject] {
    guard case .role(let names) = policy, let role = scene.model.auth?.role else { return [] }
    let cases = scene.enumType(role.type).cases
    return names.compactMap { name in
      cases.first { $0.name.spelled == name }.map { CaseSubject(scene: scene, value: $0) }
    }
  }

  var rule: RuleSubject? {
    guard case .caller(let condition) = policy else { return nil }
    return RuleSubject(scene: scene, condition: condition)
  }

  var test: PolicyTest? {
    guard case .record(let test) = policy else { return nil }
    return scene.queries(of: resource).tests.first { $0.test == test }
  }

  /// Members of the caller.
  var values: [MemberSubject] {
    guard let test, let auth = scene.auth else { return [] }
    return test.condition.slots.map { auth.principal.member($0.name) }
  }

  var parts: [PolicySubject] {
    let parts: [Policy] =
      switch policy {
      case .not(let inner): [inner]
      case .and(let parts), .or(let parts): parts
      case .anyone, .never, .authenticated, .role, .caller, .record: []
      }
    return parts.map { PolicySubject(scene: scene, resource: resource, policy: $0) }
  }
}
