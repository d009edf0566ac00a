import Foundation
import Synchronization

@testable import Conformance

#if canImport(Glibc)
  import Glibc
#endif

/// Listens on loopback and answers each connection's requests with what it is told to, byte for byte.
final class FakeService: Sendable {
  let address: ServiceAddress
  private let listener: Int32
  private let answers: @Sendable (String) -> [String]
  private let seen = Mutex<[String]>([])
  private let connections = Mutex(0)

  /// - Parameter answers: For a request: what is sent, piece by piece; nothing closes the connection.
  init(_ answers: @escaping @Sendable (String) -> [String]) throws {
    self.answers = answers
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(listener, pointer, length) == 0, listen(listener, 16) == 0 else { return UInt16(0) }
        getsockname(listener, pointer, &length)
        return UInt16(bigEndian: UnsafeRawPointer(pointer).load(as: sockaddr_in.self).sin_port)
      }
    }
    guard port != 0, let address = ServiceAddress("http://127.0.0.1:\(port)") else {
      throw ConnectionFailure(description: "no port is free")
    }
    self.listener = listener
    self.address = address
    Thread.detachNewThread { [self] in serve() }
  }

  /// The requests that came, whole.
  var requests: [String] { seen.withLock(\.self) }
  var connectionCount: Int { connections.withLock(\.self) }

  /// Nobody is answered from now on.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    // Closed by who uses it, since its number is another socket's from then on.
    defer { close(listener) }
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      connections.withLock { $0 += 1 }
      // Whoever asks as several people has a connection for what is asked beside.
      Thread.detachNewThread { [self] in
        converse(connection)
        close(connection)
      }
    }
  }

  private func converse(_ connection: Int32) {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      while !isWhole(received) {
        let count = recv(connection, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        received += buffer[..<count]
      }
      let request = String(decoding: received, as: UTF8.self)
      received = []
      seen.withLock { $0.append(request) }
      let pieces = answers(request)
      guard !pieces.isEmpty else { return }
      for piece in pieces {
        let bytes = Array(piece.utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        usleep(2000)
      }
    }
  }

  /// Whether a request's head is there, and its body.
  private func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
    return bytes.count - end.upperBound >= length.flatMap { Int($0.dropFirst(16)) } ?? 0
  }
}

/// An answer with all that every answer has.
func whole(_ status: Int, _ body: String, _ headers: String = "") -> String {
  "HTTP/1.1 \(status) Said\r\nContent-Type: application/json\r\nX-Request-Id: 1\r\nX-Content-Type-Options: nosniff\r\n"
    + "\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
