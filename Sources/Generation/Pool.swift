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

  package func add(_ element: Element) {
    turn.wait()
    found.append(element)
    turn.signal()
  }
}
