import Dispatch

/// Does the work of every index on all cores and returns when all is done.
///
/// Of several failures the one of the lowest index is thrown, so that a run fails alike whatever was faster; work of
/// higher indices is then left out.
package func concurrently(_ count: Int, _ work: @escaping @Sendable (Int) throws -> Void) throws {
  let outcome = FirstFailure()
  DispatchQueue.concurrentPerform(iterations: count) { index in
    guard outcome.isOpen(index) else { return }
    do { try work(index) } catch { outcome.record(error, at: index) }
  }
  if let error = outcome.error { throw error }
}

private final class FirstFailure: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var index = Int.max
  private(set) var error: (any Error)?

  func isOpen(_ index: Int) -> Bool {
    turn.wait()
    defer { turn.signal() }
    return index < self.index
  }

  func record(_ error: any Error, at index: Int) {
    turn.wait()
    defer { turn.signal() }
    if index < self.index { (self.index, self.error) = (index, error) }
  }
}
