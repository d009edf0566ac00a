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
    case .not(let inner): inner.scope(for: principal).inverted
    case .all(let parts): Self.joined(parts, for: principal, by: "AND", neutral: .everything, decisive: .nothing)
    case .any(let parts): Self.joined(parts, for: principal, by: "OR", neutral: .nothing, decisive: .everything)
    }
  }

  private static func scope(
    _ sql: String,
    _ values: [@Sendable (Principal) -> SQLValue],
    for principal: Principal?
  ) -> PolicyScope {
    guard !values.isEmpty else { return .rows(ListScope(sql, [])) }
    guard let principal else { return .nothing }
    return .rows(ListScope(sql, values.map { $0(principal) }))
  }

  private static func joined(
    _ parts: [Policy],
    for principal: Principal?,
    by word: String,
    neutral: PolicyScope,
    decisive: PolicyScope
  ) -> PolicyScope {
    var rows: [ListScope] = []
    for part in parts {
      switch (part.scope(for: principal), decisive) {
      case (.everything, .everything), (.nothing, .nothing): return decisive
      case (.rows(let scope), _): rows.append(scope)
      case (.everything, _), (.nothing, _): continue
      }
    }
    guard let first = rows.first else { return neutral }
    guard rows.count > 1 else { return .rows(first) }
    return .rows(ListScope("(\(rows.map(\.condition).joined(separator: " \(word) ")))", rows.flatMap(\.values)))
  }
}

/// The records that a policy leaves to one caller.
public enum PolicyScope: Sendable {
  case everything
  case nothing
  /// Those that a condition holds of.
  case rows(ListScope)

  fileprivate var inverted: PolicyScope {
    switch self {
    case .everything: .nothing
    case .nothing: .everything
    case .rows(let scope): .rows(ListScope("NOT (\(scope.condition))", scope.values))
    }
  }
}

extension Policy {
  /// The condition on records for a caller who may do it at all; none where every record is meant.
  ///
  /// - Throws: 401 for somebody who has not signed in, 403 for everybody else, when it is nothing whatever the record.
  public func admit(_ principal: Principal?) throws(ServiceError) -> ListScope? {
    switch scope(for: principal) {
    case .everything: return nil
    case .rows(let scope): return scope
    case .nothing: throw Self.denial(of: principal)
    }
  }

  /// How a caller is refused: who might be allowed after signing in, and who may not.
  public static func denial(of principal: Principal?) -> ServiceError {
    principal == nil ? .unauthenticated() : .forbidden()
  }
}
