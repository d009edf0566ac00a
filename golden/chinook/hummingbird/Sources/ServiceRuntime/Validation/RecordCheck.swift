/// Holds the values of a record, set by rules of the service's own, against the rules of its fields.
public struct RecordCheck {
  private var details: [ErrorDetail] = []

  /// Nothing checked yet.
  public init() {}

  /// Checks one value.
  public mutating func check<Rule: ValueRule>(_ member: String, _ value: Rule.Value, _ rule: Rule) {
    for violation in rule.violations(of: value) {
      details.append(ErrorDetail(.field(JSONPointer.member(member)), violation.code, violation.message))
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
