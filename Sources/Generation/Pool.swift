import Dispatch

/// Things of which each is used by one thread at a time, made as more are needed at once.
package final class Pool<Element>: @unchecked Sendable {
  private let make: @Sendable () -> Element
  private let turn = DispatchSemaphore(value: 1)
  private var free: [Element] = []

  package init(_ make: @escaping @Sendable () -> Element) {
    self.make = make
  }

  package func take() -> Element {
    turn.wait()
    let found = free.popLast()
    turn.signal()
    return found ?? make()
  }

  package func giveBack(_ element: Element) {
    turn.wait()
    free.append(element)
    turn.signal()
  }
}

/// Counts what several threads finish.
final class Countdown: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var left: Int

  init(_ count: Int) {
    left = count
  }

  /// Whether it was the last one.
  func step() -> Bool {
    turn.wait()
    defer { turn.signal() }
    left -= 1
    return left == 0
  }
}

/// What several threads find, in no particular order.
package final class Collector<Element: Sendable>: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var found: [Element] = []

  package init() {}

  package var elements: [Element] {
    turn.wait()
    defer { turn.signal() }
    return found
  }

  package func add(_ elements: [Element]) {
    turn.wait()
    found += elements
    turn.signal()
  }
}
