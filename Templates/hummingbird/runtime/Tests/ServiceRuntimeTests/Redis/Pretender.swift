import Dispatch
import Foundation
import Synchronization

@testable import ServiceRuntime

/// Something that listens where a Redis should, and answers each piece that arrives with the next of some texts, then not at all.
final class Pretender: Sendable {
  private let listener: TestListener
  private let answers: Mutex<[[UInt8]]>
  private let asked = Atomic(0)
  private let connections = Atomic(0)

  private init(_ answers: [String]) throws {
    listener = try TestListener()
    self.answers = Mutex(answers.map { Array($0.utf8) })
  }

  /// How many pieces have arrived.
  var requests: Int { asked.load(ordering: .acquiring) }
  /// How many connections were made.
  var opened: Int { connections.load(ordering: .acquiring) }

  /// Hands one to a test.
  static func answering(_ answers: [String], _ test: (Pretender, RedisURL) async throws -> Void) async throws {
    let pretender = try Pretender(answers)
    Thread { pretender.listen() }.start()
    do {
      try await test(pretender, RedisURL(host: "127.0.0.1", port: pretender.listener.port))
      pretender.stop()
    } catch {
      pretender.stop()
      throw error
    }
  }

  private func listen() {
    while case let connection = accept(listener.descriptor, nil, nil), connection >= 0 {
      connections.add(1, ordering: .acquiringAndReleasing)
      Thread { self.converse(connection) }.start()
    }
  }

  private func converse(_ connection: Int32) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while recv(connection, &bytes, bytes.count, 0) > 0 {
      asked.add(1, ordering: .acquiringAndReleasing)
      guard let answer = answers.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
      _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
    }
    close(connection)
  }

  /// Nobody is let in any more.
  private func stop() {
    shutdown(listener.descriptor, Int32(SHUT_RDWR))
  }
}
