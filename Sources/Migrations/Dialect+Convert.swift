import Model

/// Values whose column changes its type.
extension Dialect {
  /// The value in its new type: exactly where every value has one, otherwise as near as it comes, and null where it
  /// does not; absent where none does.
  func converted(
    _ value: String,
    from former: SchemaSnapshot.ColumnType,
    to type: SchemaSnapshot.ColumnType
  ) -> String? {
    if let retype = Retype(from: former, to: type) { return cast(value, retype, to: type) }
    return switch self {
    case .sqlite: plainlyApproached(value, from: former, to: type)
    case .postgresql: nativelyApproached(value, from: former, to: type)
    }
  }

  /// The first and the last number that a type of whole numbers has.
  func range(_ type: SchemaSnapshot.ColumnType) -> String {
    type == .int ? "-2147483648 AND 2147483647" : "-9007199254740991 AND 9007199254740991"
  }

  /// The value where the condition holds.
  func only(_ value: String, where condition: String) -> String { "CASE WHEN \(condition) THEN \(value) END" }
}
