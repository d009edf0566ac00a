import Dispatch

/// A value that several threads ask for, made by the first of them.
final class Shared<Value: Sendable>: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var made: Value?

  /// The next who asks makes it anew.
  func forget() {
    turn.wait()
    defer { turn.signal() }
    made = nil
  }

  func value(_ make: () -> Value) -> Value {
    turn.wait()
    defer { turn.signal() }
    if let made { return made }
    let value = make()
    made = value
    return value
  }
}
