import Dispatch
import Foundation

/// What a server answered.
struct TestAnswer: Equatable {
  var status: Int
  /// Names in lower case, in the order they came; a repeated header is joined with ", ".
  var headers: [String: String]
  var body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
}

/// A small HTTP/1.1 client over a socket of its own, which sends exactly what it is told to: bad requests too.
///
/// Its blocking calls run on a queue of their own, since a server under test lives in the same process and needs the
/// threads that tests run on.
struct TestClient: Sendable {
  let port: Int

  /// Sends one request on a connection of its own and reads the whole answer.
  func send(
    _ method: String,
    _ target: String,
    headers: [String: String] = [:],
    body: String? = nil
  ) async throws -> TestAnswer {
    var request = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    var headers = headers
    if let body {
      headers["Content-Length"] = headers["Content-Length"] ?? String(body.utf8.count)
      headers["Content-Type"] = headers["Content-Type"] ?? "application/json"
    }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request += "\(name): \(value)\r\n" }
    request += "\r\n" + (body ?? "")
    return try await send(raw: request, isHead: method == "HEAD")
  }

  /// Sends bytes as they are and reads one answer, interim ones (1xx) left out.
  func send(raw request: String, isHead: Bool = false) async throws -> TestAnswer {
    let port = port
    return try await Self.onQueue {
      let connection = try TestConnection(port: port)
      try connection.write(Array(request.utf8))
      return try connection.readAnswer(isHead: isHead)
    }
  }

  /// Runs blocking work over one connection, for tests that care about its life.
  func connected<Result: Sendable>(_ work: @escaping @Sendable (TestConnection) throws -> Result) async throws -> Result
  {
    let port = port
    return try await Self.onQueue { try work(TestConnection(port: port)) }
  }

  private static func onQueue<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result
  {
    try await withCheckedThrowingContinuation { continuation in
      // A thread each: a test may hold a connection open while others talk.
      Thread { continuation.resume(with: Swift.Result { try work() }) }.start()
    }
  }
}

/// One connection, used by one thread.
final class TestConnection {
  struct Failure: Error {
    let message: String
  }

  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: Int) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    let result = Loopback.withAddress(of: port) { connect(descriptor, $0, $1) }
    guard result == 0 else { throw Failure(message: "connect: \(String(cString: strerror(errno)))") }
  }

  deinit {
    close(descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw Failure(message: "send: \(String(cString: strerror(errno)))") }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether the server has closed its side, waiting for it at most as long as the socket's timeout.
  func isClosedByServer() throws -> Bool {
    try !receive()
  }

  /// Reads one answer by its length or its chunks, or up to the end of the connection.
  func readAnswer(isHead: Bool = false) throws -> TestAnswer {
    while true {
      let head = try readHead()
      if (100..<200).contains(head.status) { continue }
      var answer = head
      if isHead {
        // Up to the end, so that a body that may not be there is seen.
        while try receive() {}
        answer.body = try read(received.count)
      } else if head.status == 204 || head.status == 304 {
        answer.body = []
      } else if head.headers["transfer-encoding"] == "chunked" {
        while let size = Int(try readLine(), radix: 16), size > 0 {
          answer.body += try read(size)
          _ = try readLine()
        }
        _ = try readLine()
      } else if let length = head.headers["content-length"].flatMap({ Int($0) }) {
        answer.body = try read(length)
      } else {
        while try receive() {}
        answer.body = try read(received.count)
      }
      return answer
    }
  }

  /// Reads a head alone, an interim one (1xx) too.
  func readHead() throws -> TestAnswer {
    let line = try readLine()
    guard line.hasPrefix("HTTP/1.1 "), let status = Int(line.dropFirst(9).prefix(3)) else {
      throw Failure(message: "not a status line: \(line)")
    }
    var headers: [String: String] = [:]
    while case let line = try readLine(), !line.isEmpty {
      let pieces = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let value = pieces.count > 1 ? pieces[1] : ""
      headers[pieces[0].lowercased()] = headers[pieces[0].lowercased()].map { "\($0), \(value)" } ?? value
    }
    return TestAnswer(status: status, headers: headers, body: [])
  }

  private func readLine() throws -> String {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        let line = received[..<end].filter { $0 != UInt8(ascii: "\r") }
        received.removeSubrange(...end)
        return String(decoding: line, as: UTF8.self)
      }
      guard try receive() else { throw Failure(message: "the connection ended within a line") }
    }
  }

  private func read(_ count: Int) throws -> [UInt8] {
    while received.count < count {
      guard try receive() else { throw Failure(message: "the connection ended within a body") }
    }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  private func receive() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure(message: "recv: \(String(cString: strerror(errno)))") }
    received += buffer.prefix(count)
    return count > 0
  }
}
