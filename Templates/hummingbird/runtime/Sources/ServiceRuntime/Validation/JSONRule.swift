/// A field of type `json`: any JSON value but null, kept with its keys in the order they were sent in.
public struct JSONRule: ValueRule {
  /// The only rule there is for it.
  public init() {}

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be JSON") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<JSONValue> {
    if json == .null { return .wrongType(json, expected: "a value") }
    return Reading(json, violations(of: json))
  }

  /// From a query.
  public func read(text: String) -> JSONValue? { try? JSONValue(parsing: Array(text.utf8)) }

  /// From code.
  public func violations(of value: JSONValue) -> [Violation] {
    var violations: [Violation] = []
    Self.collect(value, at: "", into: &violations)
    return violations
  }

  /// For a column.
  public func sql(_ value: JSONValue) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> JSONValue? {
    guard case .text(let text) = sql else { return nil }
    return read(text: text)
  }

  /// What no other reader of JSON could be trusted with: names that are there twice, and texts that are none.
  private static func collect(_ value: JSONValue, at path: String, into violations: inout [Violation]) {
    guard violations.count < 100 else { return }
    func refuse(_ message: String) { violations.append(Violation(.format, message, at: path)) }
    switch value {
    case .null, .bool, .number: break
    case .string(let text): if !PlainText.isStorable(text) { refuse(PlainText.violation.message) }
    case .brokenString: refuse(PlainText.violation.message)
    case .array(let elements):
      for (index, element) in elements.enumerated() { collect(element, at: "\(path)/\(index)", into: &violations) }
    case .object(let members):
      var seen = Set<CodePoints>(minimumCapacity: members.count)
      for member in members {
        let place = JSONPointer.member(member.name, of: path)
        if !PlainText.isStorable(member.name) {
          violations.append(Violation(.format, PlainText.violation.message, at: place))
        } else if seen.insert(CodePoints(member.name)).inserted {
          collect(member.value, at: place, into: &violations)
        } else {
          violations.append(Violation(.format, "must not be there twice", at: place))
        }
      }
    }
  }
}
