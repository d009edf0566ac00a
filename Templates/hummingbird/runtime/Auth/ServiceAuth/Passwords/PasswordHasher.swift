import Foundation
import NIOPosix
import ServiceRuntime
import Synchronization

/// Hashes passwords on threads of their own, a bounded number at a time, so that a flood of them starves nobody else.
public final class PasswordHasher: Sendable {
  /// What is kept where nobody can sign in: the hash of no password.
  public static let unusable = "!"

  private let hashes: PasswordHash
  private let pool: NIOThreadPool
  private let limit: Int
  private let pending = Mutex(0)
  /// What is verified for those who have no password here.
  private let decoy: String

  /// - Parameters:
  ///   - cost: What it costs to hash one.
  ///   - threads: How many are hashed at a time; one for each processor when absent.
  ///   - waiting: How many more may wait; who comes then is told to come again.
  public init(cost: PasswordCost = .recommended, threads: Int? = nil, waiting: Int = 32) {
    hashes = PasswordHash(cost: cost)
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
    limit = threads + waiting
    decoy = hashes.make(Base64URL.encode(Sodium.random(16)))
  }

  deinit {
    pool.shutdownGracefully { _ in }
  }

  /// Lets go of the threads.
  public func close() async {
    try? await pool.shutdownGracefully()
  }

  /// A hash to keep.
  ///
  /// - Throws: 429 when too many wait already.
  public func hash(_ password: String) async throws -> String {
    let hashes = hashes
    return try await run { hashes.make(password) }
  }

  /// Whether the password is the hash's; without a hash it is not, after the same time.
  ///
  /// - Throws: 429 when too many wait already.
  func verify(_ password: String, _ hash: String?) async throws -> Bool {
    let known = hash.flatMap { PasswordHash.isHash($0) ? $0 : nil }
    let compared = known ?? decoy
    return try await run { PasswordHash.verify(password, compared) && known != nil }
  }

  /// Whether a hash was made in another way than hashes are made now.
  func isOutdated(_ hash: String) -> Bool { hashes.isOutdated(hash) }

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
