/// Holds the values of a record, set by rules of the service's own, against the rules of its fields.
public struct RecordCheck {
  private var details: [ErrorDetail] = []

  /// Nothing checked yet.
  public init() {}

  /// Checks one value.
  public mutating func check<Rule: ValueRule>(_ member: String, _ value: Rule.Value, _ rule: Rule) {
    for violation in rule.violations(of: value) {
      let pointer = JSONPointer.member(member) + violation.path
      details.append(ErrorDetail(.field(pointer), violation.code, violation.message))
    }
  }

  /// Checks a value that need not be there.
  public mutating func check<Rule: ValueRule>(_ member: String, _ value: Rule.Value?, _ rule: Rule) {
    if let value { check(member, value, rule) }
  }

  /// Throws everything that was wrong, if anything was.
  public func finish() throws(ServiceError) {
    guard details.isEmpty else { throw .validation(details) }
  }
}

/// A rule across the members of a record, already judged.
public struct RecordRule {
  let isKept: Bool
  let detail: ErrorDetail

  /// A rule about one member, as it is spelled on the wire, or about the whole record.
  public init(_ member: String?, _ message: String, _ isKept: Bool) {
    self.isKept = isKept
    detail = ErrorDetail(.field(member.map { JSONPointer.member($0) } ?? ""), .check, message)
  }
}

extension RecordCheck {
  /// Throws everything that the broken rules say, if any is broken.
  public static func require(_ rules: [RecordRule]) throws(ServiceError) {
    let details = rules.filter { !$0.isKept }.map(\.detail)
    guard details.isEmpty else { throw .validation(details) }
  }
}
