import Foundation
import NIOPosix
import ServiceRuntime
import Synchronization

/// Hashes passwords on threads of their own, a bounded number at a time, so that a flood of them starves nobody else.
public final class PasswordHasher: Sendable {
  private let pool: NIOThreadPool
  private let limit: Int
  private let pending = Mutex(0)
  /// What is verified for those who have no password here.
  private let decoy: String

  /// - Parameters:
  ///   - threads: How many are hashed at a time; one for each processor when absent.
  ///   - waiting: How many more may wait; who comes then is told to come again.
  public init(threads: Int? = nil, waiting: Int = 32) {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
    limit = threads + waiting
    decoy = PasswordHash.make(Base64URL.encode(Sodium.random(16)))
  }

  /// Lets go of the threads.
  public func close() async {
    try? await pool.shutdownGracefully()
  }

  /// A hash to keep.
  ///
  /// - Throws: 429 when too many wait already.
  public func hash(_ password: String) async throws -> String {
    try await run { PasswordHash.make(password) }
  }

  /// Whether the password is the hash's; without a hash it is not, after the same time.
  ///
  /// - Throws: 429 when too many wait already.
  func verify(_ password: String, _ hash: String?) async throws -> Bool {
    let decoy = decoy
    return try await run { PasswordHash.verify(password, hash ?? decoy) && hash != nil }
  }

  private func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async throws -> Result {
    let isAdmitted = pending.withLock { pending in
      guard pending < limit else { return false }
      pending += 1
      return true
    }
    guard isAdmitted else { throw ServiceError.rateLimited(retryAfter: 1) }
    defer { pending.withLock { $0 -= 1 } }
    return try await pool.runIfActive(body)
  }
}
