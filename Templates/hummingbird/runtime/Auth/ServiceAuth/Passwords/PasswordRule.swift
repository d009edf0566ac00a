public import ServiceRuntime

/// A field of type `password`: a text that is only ever read from a body.
public struct PasswordRule: ValueRule {
  /// A kind of character that has to be in every password.
  public enum Ingredient: String, Sendable, CaseIterable {
    case lower, upper, digit, symbol

    fileprivate func isIn(_ text: String) -> Bool {
      text.unicodeScalars.contains { scalar in
        switch self {
        case .lower: ("a"..."z").contains(scalar)
        case .upper: ("A"..."Z").contains(scalar)
        case .digit: ("0"..."9").contains(scalar)
        case .symbol: !scalar.isLetter && !scalar.isNumber && !scalar.properties.isWhitespace
        }
      }
    }

    fileprivate var phrase: String {
      switch self {
      case .lower: "a letter from a to z"
      case .upper: "a letter from A to Z"
      case .digit: "a digit"
      case .symbol: "a character that is no letter, digit or blank"
      }
    }
  }

  /// The most bytes that a password may have in UTF-8.
  public static let byteLimit = 1024

  private let text: TextRule
  private let strength: [Ingredient]

  /// - Parameters:
  ///   - length: In Unicode code points.
  ///   - strength: What has to be in it.
  public init(length: ClosedRange<Int>, strength: [Ingredient] = []) {
    text = TextRule(length: length)
    self.strength = strength
  }

  /// Passwords are in no query.
  public var refusal: Violation { text.refusal }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<String> {
    guard case .string(let value) = json else { return text.read(json) }
    let violations = violations(of: value)
    return violations.isEmpty ? .value(value) : .violations(violations)
  }

  /// From a query, where none is.
  public func read(text: String) -> String? { nil }

  /// From code.
  public func violations(of value: String) -> [Violation] {
    let violations = text.violations(of: value)
    guard violations.allSatisfy({ $0.code == .length }) else { return violations }
    return (violations.isEmpty ? excess(of: value) : violations) + weaknesses(of: value)
  }

  /// Never as it is: what a column holds is a hash.
  public func sql(_ value: String) -> SQLValue? { nil }

  /// Never as it was.
  public func value(_ sql: SQLValue) -> String? { nil }

  private func excess(of value: String) -> [Violation] {
    guard value.utf8.count > Self.byteLimit else { return [] }
    return [Violation(.length, "must have at most \(Self.byteLimit) bytes")]
  }

  private func weaknesses(of value: String) -> [Violation] {
    let missing = strength.filter { !$0.isIn(value) }.map(\.phrase)
    guard let last = missing.last else { return [] }
    let list = missing.count == 1 ? last : "\(missing.dropLast().joined(separator: ", ")) and \(last)"
    return [Violation(.pattern, "must have \(list)")]
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  fileprivate var isNumber: Bool { properties.numericType != nil }
}
