/// The records that a policy leaves to one caller: all, none, or those that a condition holds of.
///
/// The condition is never null and names its columns with their table, so it can stand in any statement about that table.
public struct PolicyScope: Sendable, Equatable {
  /// Absent where every record is meant.
  public let condition: String?
  /// What the condition binds, in the order of its text.
  public let values: [SQLValue]

  private init(_ condition: String?, _ values: [SQLValue]) {
    self.condition = condition
    self.values = values
  }

  /// Every record.
  public static let everything = PolicyScope(nil, [])

  /// No record.
  public static let nothing = PolicyScope("FALSE", [])

  /// The records that a condition holds of.
  public static func rows(_ condition: String, _ values: [SQLValue]) -> PolicyScope { PolicyScope(condition, values) }

  /// Whether no condition is needed.
  public var isEverything: Bool { condition == nil }

  /// Whether no record is left.
  public var isNothing: Bool { condition == "FALSE" }

  /// A statement that ends in its condition, narrowed to these records.
  public func narrowing(_ sql: String) -> String {
    condition.map { "\(sql) AND (\($0))" } ?? sql
  }

  /// A statement narrowed to these records where its condition ends.
  public func narrowing(_ sql: DividedSQL) -> String {
    condition.map { "\(sql.before) AND (\($0)) \(sql.after)" } ?? sql.whole
  }
}

/// A statement cut in two where its condition ends, so that the condition can go on there.
public struct DividedSQL: Sendable {
  let before: String
  let after: String
  let whole: String

  /// A statement by its parts, which a blank belongs between.
  public init(_ before: String, _ after: String) {
    self.before = before
    self.after = after
    whole = "\(before) \(after)"
  }
}
