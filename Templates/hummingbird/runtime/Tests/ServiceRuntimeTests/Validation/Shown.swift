@testable import ServiceRuntime

extension Reading {
  /// `code message` of each violation, or nothing when there is a value.
  var violations: [String] {
    switch self {
    case .value: []
    case .violations(let violations): violations.map { "\($0.code.rawValue) \($0.message)" }
    }
  }

  var value: Value? {
    switch self {
    case .value(let value): value
    case .violations: nil
    }
  }
}

extension ValueRule {
  /// What the rule says to a JSON text.
  func refusals(_ json: String) throws -> [String] {
    try read(JSONValue(parsing: Array(json.utf8))).violations
  }

  func value(_ json: String) throws -> Value? {
    try read(JSONValue(parsing: Array(json.utf8))).value
  }

  /// What the rule says to a value set in code.
  func codes(_ value: Value) -> [String] {
    violations(of: value).map(\.code.rawValue)
  }
}
