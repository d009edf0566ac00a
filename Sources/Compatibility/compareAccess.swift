import Diagnostics
import Model

extension Comparison {
  /// Compares who may do what, and write what; what nobody may do any more is a route that is gone.
  mutating func compareAccess(_ pair: ResourcePair) {
    for verb in Resource.Verb.allCases where pair.verbs.contains(verb) {
      compare(
        pair.old.policy(for: verb),
        pair.new.policy(for: verb),
        "\(verb.rawValue) records of \(pair.name)",
        pair.new.writtenPolicies[verb],
        at: pair.place(.verb(verb)),
        was: pair.formerPlace(.verb(verb))
      )
    }
    for former in pair.old.operations {
      guard let now = pair.new.operations.first(where: { $0.name.kebab == former.name.kebab }) else { continue }
      compare(
        former.policy,
        now.policy,
        "use '\(now.name)' of \(pair.name)",
        now.writtenPolicy,
        at: now.origin,
        was: former.origin
      )
    }
    guard pair.takesBodies else { return }
    for former in pair.old.fields where !former.isServerWritten {
      let name = pair.members.now(former.name.spelled)
      guard let now = pair.new.fields.first(where: { $0.name.spelled == name }), !now.isServerWritten else { continue }
      compareWriters(
        (former.name, former.writers, former.origin),
        (now.name, now.writers, now.writtenWriters, now.origin),
        pair
      )
    }
    for former in pair.old.belongsTo where !former.isOwner {
      let name = pair.members.now(former.key.spelled)
      guard let now = pair.new.belongsTo.first(where: { $0.key.spelled == name }), !now.isOwner else { continue }
      compareWriters(
        (former.key, former.writers, former.origin),
        (now.key, now.writers, now.writtenWriters, now.origin),
        pair
      )
    }
  }

  private mutating func compareWriters(
    _ former: (name: Name, policy: Policy?, origin: SourceRange),
    _ now: (name: Name, policy: Policy?, text: String?, origin: SourceRange),
    _ pair: ResourcePair
  ) {
    compare(
      former.policy ?? .anyone,
      now.policy ?? .anyone,
      "write '\(now.name)' of \(pair.name)",
      now.text,
      at: now.origin,
      was: former.origin
    )
  }

  private mutating func compare(
    _ former: Policy,
    _ now: Policy,
    _ what: String,
    _ text: String?,
    at place: SourceRange,
    was formerPlace: SourceRange
  ) {
    guard !former.isCovered(by: now) else { return }
    report(
      .requestAccessNarrowed,
      "not all who could may \(what) now: the rule is '\(text ?? "anyone")'",
      at: place,
      was: formerPlace
    )
  }

  /// Compares how people sign in.
  mutating func compareAuth() {
    guard let former = old.auth else { return }
    guard let now = new.auth else {
      report(.requestSignInChanged, "nobody can sign in any more", at: new.service.origin, was: former.origin)
      return
    }
    let names = [(former.identifier, now.identifier), (former.password.name, now.password.name)]
    for (before, name) in names where before.spelled != name.spelled {
      report(
        .requestSignInChanged,
        "people sign in with '\(name)' and no longer with '\(before)'",
        at: now.origin,
        was: former.origin
      )
    }
    if former.isCamelCase != now.isCamelCase {
      report(.requestSignInChanged, "tokens are spelled otherwise", at: now.origin, was: former.origin)
    }
    if former.registration != nil, now.registration == nil {
      report(.requestSignInChanged, "nobody can register any more", at: now.origin, was: former.origin)
    }
    let (before, password) = (former.password, now.password)
    guard
      password.minimumLength > before.minimumLength || password.maximumLength < before.maximumLength
        || !Set(password.strength).isSubset(of: before.strength)
    else { return }
    report(
      .requestLimitNarrowed,
      "passwords that were taken are refused",
      at: password.origin,
      was: before.origin
    )
  }
}

extension Resource {
  fileprivate typealias Operation = (name: Name, policy: Policy, writtenPolicy: String?, origin: SourceRange)

  /// What has a rule of its own beside the verbs.
  fileprivate var operations: [Operation] {
    actions.map { ($0.name, $0.policy, $0.writtenPolicy, $0.origin) }
      + transitions.map { ($0.name, $0.policy, $0.writtenPolicy, $0.origin) }
  }
}
