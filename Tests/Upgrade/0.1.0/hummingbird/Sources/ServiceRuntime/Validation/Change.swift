/// What a PATCH says about one field.
public enum Change<Value: Sendable>: Sendable {
  /// The key was absent: the value stays as it is.
  case keep
  case set(Value)

  /// The value after the change.
  public func applied(to current: Value) -> Value {
    switch self {
    case .keep: current
    case .set(let value): value
    }
  }

  /// Whether there is something to write.
  public var isSet: Bool {
    switch self {
    case .keep: false
    case .set: true
    }
  }
}

extension Change: Equatable where Value: Equatable {}
