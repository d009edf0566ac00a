#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why nothing came back.
package struct ConnectionFailure: Error, Sendable, CustomStringConvertible {
  package var description: String
}

/// Where a service is: `http://host:port`, with a path that all of its own stand behind.
package struct ServiceAddress: Sendable, Equatable {
  package var host: String
  package var port: String
  package var path: String

  /// - Returns: Nothing for what is no address of this form.
  package init?(_ url: String) {
    guard let scheme = url.firstRange(of: "http://"), scheme.lowerBound == url.startIndex else { return nil }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    path = String(rest.dropFirst(authority.count))
    while path.hasSuffix("/") { path.removeLast() }
    // An IPv6 address stands in brackets, since it has colons of its own (RFC 3986, section 3.2.2).
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = String(authority[authority.index(after: authority.startIndex)..<end])
      let behind = authority[authority.index(after: end)...]
      guard behind.isEmpty || behind.hasPrefix(":") else { return nil }
      port = behind.isEmpty ? "80" : String(behind.dropFirst())
    } else {
      let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, let first = parts.first else { return nil }
      host = String(first)
      port = parts.count == 2 ? String(parts[1]) : "80"
    }
    let isPlain = !(host + path).contains { "?#@ ".contains($0) }
    guard !host.isEmpty, UInt16(port) != nil, isPlain else { return nil }
  }

  /// What a request names the service by.
  var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// Talks HTTP/1.1 over one connection after the other, and sends whatever it is told to, well-formed or not.
final class HTTPClient {
  let address: ServiceAddress
  private var socket: Int32 = -1
  private var received: [UInt8] = []

  /// Seconds to wait for an answer.
  private static let patience = 30
  private static let longestHead = 1 << 18

  init(_ address: ServiceAddress) {
    self.address = address
  }

  deinit { disconnect() }

  /// Sends a request and reads its answer, once more over a new connection where the old one turns out to be closed.
  ///
  /// - Throws: `ConnectionFailure`.
  func send(_ request: Request) throws -> Answer {
    var request = request
    request.target = address.path + request.target
    let bytes = request.bytes(to: address.authority)
    let isReused = socket >= 0
    do {
      return try exchange(bytes, isHead: request.method == "HEAD")
    } catch let failure as ConnectionFailure {
      disconnect()
      guard isReused, received.isEmpty else { throw failure }
      return try exchange(bytes, isHead: request.method == "HEAD")
    }
  }

  /// Sends a request over a new connection, and leaves its answer to be read by `finish`.
  ///
  /// - Throws: `ConnectionFailure`.
  func begin(_ request: Request) throws {
    var request = request
    request.target = address.path + request.target
    disconnect()
    try connect()
    try write(request.bytes(to: address.authority))
  }

  /// Reads the answer to a request that has been begun.
  ///
  /// - Throws: `ConnectionFailure`.
  func finish() throws -> Answer {
    defer { disconnect() }
    return try readAnswer(isHead: false)
  }

  /// Sends bytes that need not be a request over a connection of their own.
  ///
  /// - Returns: What came back; nothing when the connection was closed without an answer.
  /// - Throws: `ConnectionFailure` when there is no connection, or neither an answer nor an end.
  func sendRaw(_ bytes: [UInt8]) throws -> Answer? {
    disconnect()
    defer { disconnect() }
    try connect()
    do {
      try write(bytes)
    } catch {
      // A service may stop reading what it has no use for; what it says is what counts.
    }
    guard try fill() else { return nil }
    return try readAnswer(isHead: false)
  }

  private func exchange(_ bytes: [UInt8], isHead: Bool) throws -> Answer {
    if socket < 0 { try connect() }
    received = []
    var refusal: ConnectionFailure?
    do {
      try write(bytes)
    } catch let failure as ConnectionFailure {
      // A body that is too large is answered before it was read whole.
      refusal = failure
    }
    guard let answer = try? readAnswer(isHead: isHead) else {
      throw refusal ?? ConnectionFailure(description: "the service closed the connection, or said nothing that is HTTP")
    }
    if refusal != nil || answer.header("Connection")?.lowercased() == "close" { disconnect() }
    return answer
  }

  // MARK: the connection

  private func connect() throws {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address.host, address.port, &hints, &found) == 0 else {
      throw ConnectionFailure(description: "there is no host '\(address.host)'")
    }
    defer { freeaddrinfo(found) }
    var place = found
    while let candidate = place {
      let descriptor = Self.open(candidate.pointee)
      if descriptor >= 0 {
        if Self.connect(descriptor, candidate.pointee) {
          socket = descriptor
          return
        }
        close(descriptor)
      }
      place = candidate.pointee.ai_next
    }
    throw ConnectionFailure(description: "nobody listens at \(address.authority)")
  }

  private static func open(_ candidate: addrinfo) -> Int32 {
    #if canImport(Darwin)
      Darwin.socket(candidate.ai_family, candidate.ai_socktype, candidate.ai_protocol)
    #else
      Glibc.socket(candidate.ai_family, candidate.ai_socktype, candidate.ai_protocol)
    #endif
  }

  private static func connect(_ descriptor: Int32, _ candidate: addrinfo) -> Bool {
    var patience = timeval(tv_sec: patience, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    #if canImport(Darwin)
      // A closed connection is an error to be told of, no signal that ends the program.
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
      return Darwin.connect(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0
    #else
      return Glibc.connect(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0
    #endif
  }

  private static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #else
      Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
  }

  private func disconnect() {
    if socket >= 0 { close(socket) }
    socket = -1
    received = []
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Self.send(socket, $0) }
      guard count > 0 else { throw ConnectionFailure(description: "the service closed the connection") }
      sent += count
    }
  }

  /// Reads what has arrived.
  ///
  /// - Returns: Whether there was anything, before the end.
  private func fill() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count >= 0 else {
      throw ConnectionFailure(
        description: errno == EAGAIN ? "no answer within \(Self.patience) seconds" : "the service broke the connection"
      )
    }
    received += buffer[..<count]
    return count > 0
  }

  // MARK: answers

  private func readAnswer(isHead: Bool) throws -> Answer {
    while true {
      let head = try readHead()
      // An interim answer comes before the one that counts (RFC 9110, section 15.2).
      guard head.status >= 200 else { continue }
      return try readBody(of: head, isHead: isHead)
    }
  }

  private func readHead() throws -> Answer {
    while true {
      if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
        let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        received.removeFirst(end.upperBound)
        guard let first = lines.first, first.hasPrefix("HTTP/1.1 ") || first.hasPrefix("HTTP/1.0 "),
          let status = Int(first.dropFirst(9).prefix(3))
        else { throw ConnectionFailure(description: "the service's answer is no HTTP") }
        let headers = lines.dropFirst().map { line in
          let name = line.prefix { $0 != ":" }
          return Header(String(name), String(line.dropFirst(name.count + 1).trimmingPrefix { $0 == " " || $0 == "\t" }))
        }
        return Answer(status: status, headers: headers, body: [])
      }
      guard received.count < Self.longestHead else {
        throw ConnectionFailure(description: "the service's answer has no end of its headers")
      }
      guard try fill() else { throw ConnectionFailure(description: "the service closed the connection") }
    }
  }

  private func readBody(of head: Answer, isHead: Bool) throws -> Answer {
    var answer = head
    if isHead || head.status == 204 || head.status == 304 {
      // Nothing else was asked over this connection, so what stands behind the head is a body that may not be there.
      answer.body = received
      return answer
    }
    if head.header("Transfer-Encoding")?.lowercased() == "chunked" {
      answer.body = try readChunks()
    } else if let length = head.header("Content-Length").flatMap(Int.init) {
      answer.body = try take(length)
    } else {
      while try fill() {}
      answer.body = received
      disconnect()
    }
    return answer
  }

  private func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let size = try readLine().prefix { $0 != ";" }
      guard let count = Int(size, radix: 16), count >= 0 else {
        throw ConnectionFailure(description: "the size of a chunk is no number")
      }
      if count == 0 { break }
      body += try take(count)
      _ = try take(2)
    }
    while try !readLine().isEmpty {}
    return body
  }

  private func readLine() throws -> String {
    while true {
      if let end = received.firstRange(of: Array("\r\n".utf8)) {
        let line = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        received.removeFirst(end.upperBound)
        return line
      }
      guard try fill() else { throw ConnectionFailure(description: "the service closed the connection") }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while received.count < count {
      guard try fill() else { throw ConnectionFailure(description: "the body ends before its length") }
    }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }
}
