public import ServiceRuntime

/// Who may do something with which records, as the spec says it.
///
/// It is two-valued: what depends on the caller is false when nobody has signed in.
public indirect enum Policy<Principal: Sendable>: Sendable {
  /// Anyone, whatever the record.
  case always
  /// Nobody.
  case never
  /// Whoever has signed in.
  case authenticated
  /// Something of the caller alone.
  case caller(@Sendable (Principal) -> Bool)
  /// Something of the record, and perhaps of the caller: a condition that is never null, with a place for each value.
  case record(String, [@Sendable (Principal) -> SQLValue])
  case not(Policy)
  case all([Policy])
  case any([Policy])

  /// What is left of it for one caller.
  public func scope(for principal: Principal?) -> PolicyScope {
    switch self {
    case .always: .everything
    case .never: .nothing
    case .authenticated: principal == nil ? .nothing : .everything
    case .caller(let holds): principal.map(holds) == true ? .everything : .nothing
    case .record(let sql, let values): Self.scope(sql, values, for: principal)
    case .not(let inner): Self.inverted(inner.scope(for: principal))
    case .all(let parts): Self.joined(parts, for: principal, by: "AND", neutral: .everything, decisive: .nothing)
    case .any(let parts): Self.joined(parts, for: principal, by: "OR", neutral: .nothing, decisive: .everything)
    }
  }

  private static func scope(
    _ sql: String,
    _ values: [@Sendable (Principal) -> SQLValue],
    for principal: Principal?
  ) -> PolicyScope {
    guard !values.isEmpty else { return .rows(sql, []) }
    guard let principal else { return .nothing }
    return .rows(sql, values.map { $0(principal) })
  }

  private static func inverted(_ scope: PolicyScope) -> PolicyScope {
    guard let condition = scope.condition else { return .nothing }
    return scope.isNothing ? .everything : .rows("NOT (\(condition))", scope.values)
  }

  private static func joined(
    _ parts: [Policy],
    for principal: Principal?,
    by word: String,
    neutral: PolicyScope,
    decisive: PolicyScope
  ) -> PolicyScope {
    var scopes: [PolicyScope] = []
    for part in parts {
      let scope = part.scope(for: principal)
      if scope == decisive { return decisive }
      if scope != neutral { scopes.append(scope) }
    }
    guard let first = scopes.first else { return neutral }
    guard scopes.count > 1 else { return first }
    let condition = scopes.compactMap(\.condition).map { "(\($0))" }.joined(separator: " \(word) ")
    return .rows(condition, scopes.flatMap(\.values))
  }
}

extension Policy {
  /// Lets through whoever may do it with any record at all.
  ///
  /// - Returns: The caller.
  /// - Throws: 401 for somebody who has not signed in, 403 for everybody else.
  @discardableResult
  public func admit(_ caller: Principal?) throws(ServiceError) -> Principal? {
    if scope(for: caller).isNothing { throw Self.refusal(of: caller) }
    return caller
  }

  /// Lets through whoever has signed in and may do it with any record at all.
  ///
  /// - Returns: The caller.
  /// - Throws: 401 for somebody who has not signed in, 403 for everybody else.
  public func admitSignedIn(_ caller: Principal?) throws(ServiceError) -> Principal {
    guard let caller = try admit(caller) else { throw .unauthenticated() }
    return caller
  }

  /// Refuses what it does not allow with one record, as that is stored now.
  ///
  /// - Parameter isPermitted: Whether the record is one of some; asked only when the policy reads the record.
  /// - Throws: 401 for somebody who has not signed in, 403 for everybody else.
  public func permit(_ caller: Principal?, _ isPermitted: (PolicyScope) throws -> Bool) throws {
    let scope = scope(for: caller)
    guard !scope.isEverything else { return }
    if try scope.isNothing || !isPermitted(scope) { throw Self.refusal(of: caller) }
  }

  /// How a caller is refused: who might be allowed after signing in, and who may not.
  private static func refusal(of caller: Principal?) -> ServiceError {
    caller == nil ? .unauthenticated() : .forbidden()
  }
}

extension Dictionary where Key == String {
  /// The members that somebody may not write, of those that not everybody may.
  public func withheld<Principal>(from caller: Principal?) -> Set<String> where Value == Policy<Principal> {
    Set(filter { $0.value.scope(for: caller).isNothing }.keys)
  }
}
