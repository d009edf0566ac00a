import Foundation
import Hummingbird
import ServiceLifecycle
import Testing

@testable import ServiceRuntime

@Suite("Connections")
struct ConnectionTests {
  private static func service() -> TestService {
    var routes = RouteTable()
    routes.get("/quick") { _, _ in .record { $0.value("quick") } }
    routes.get("/slow") { _, _ in
      try await Task.sleep(for: .milliseconds(400))
      return .record { $0.value("slow") }
    }
    routes.get("/stuck") { _, _ in
      try await Task.sleep(for: .seconds(3))
      return .record { $0.value("stuck") }
    }
    routes.post("/things") { request, context in
      _ = try await request.json(context)
      return .noContent
    }
    return TestService(routes: routes)
  }

  private static func configuration(request: Duration = .seconds(30), idle: Duration = .seconds(60))
    -> ServiceConfiguration
  {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.requestTimeout = request
    configuration.idleTimeout = idle
    return configuration
  }

  @Test("what is not HTTP is answered in the envelope and the connection ends")
  func nonsense() async throws {
    try await serving(Self.service()) { client, _ in
      for request in ["NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"] {
        let answer = try await client.connected { connection in
          try connection.write(Array(request.utf8))
          let answer = try connection.readAnswer()
          #expect(try connection.isClosedByServer())
          return answer
        }
        #expect(answer.status == 400)
        #expect(
          answer.text
            == #"{"error":{"code":"invalid_parameter","message":"The request is not valid HTTP/1.1.","details":[]}}"#
        )
      }
    }
  }

  @Test("an over-long address or too many headers are answered in the envelope", arguments: [20_000, 200_000])
  func overlong(length: Int) async throws {
    try await serving(Self.service()) { client, _ in
      let address = try await client.send("GET", "/quick?q=" + String(repeating: "a", count: length))
      #expect(address.status == 413)
      #expect(
        address.text
          == #"{"error":{"code":"too_large","message":"The address or the headers are too long.","details":[]}}"#
      )
      let header = try await client.send("GET", "/quick", headers: ["X-Long": String(repeating: "a", count: length)])
      #expect(header.status == 413)
    }
  }

  @Test("requests sent together on one connection are answered in their order")
  func pipelining() async throws {
    try await serving(Self.service()) { client, _ in
      let texts = try await client.connected { connection in
        let one = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"
        let two = "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n"
        try connection.write(Array((one + two + two).utf8))
        return try (0..<3).map { _ in try connection.readAnswer().text }
      }
      #expect(texts == [#"{"data":"slow"}"#, #"{"data":"quick"}"#, #"{"data":"quick"}"#])
    }
  }

  @Test("a request that is not answered in time is 500, with an id that the log knows")
  func requestTimeout() async throws {
    let lines = try await serving(Self.service(), configuration: Self.configuration(request: .milliseconds(500))) {
      client,
      _ in
      let start = ContinuousClock.now
      let answer = try await client.send("GET", "/stuck")
      #expect(answer.status == 500)
      #expect(ContinuousClock.now - start < .seconds(2))
      let quick = try await client.send("GET", "/quick")
      #expect(quick.status == 200)
    }
    #expect(lines.filter { $0.contains("a request was not answered in time") }.count == 1)
  }

  @Test("a connection that never finishes its request is ended, and a silent one too")
  func idle() async throws {
    try await serving(Self.service(), configuration: Self.configuration(idle: .milliseconds(300))) { client, _ in
      let post = "POST /things HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
      for beginning in ["", "GET /quick HT", post] {
        let isClosed = try await client.connected { connection in
          try connection.write(Array(beginning.utf8))
          return try connection.isClosedByServer()
        }
        #expect(isClosed)
      }
    }
  }

  @Test("a client that goes away in the middle of its body is no error of the service")
  func interrupted() async throws {
    let lines = try await serving(Self.service()) { client, _ in
      try await client.connected { connection in
        let head = "POST /things HTTP/1.1\r\nContent-Type: application/json\r\n"
        try connection.write(Array((head + "Content-Length: 9\r\n\r\n{").utf8))
      }
      let broken = try await client.send(
        raw: "POST /things HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      )
      #expect(broken.status == 400)
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(lines.filter { $0.contains(#""level":"error""#) } == [])
  }

  @Test("told to stop, the service answers what is under way and takes nothing new")
  func gracefulShutdown() async throws {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (allowed, allow) = AsyncStream.makeStream(of: Void.self)
    var routes = RouteTable()
    routes.get("/slow") { _, _ in
      begin.finish()
      for await _ in allowed {}
      return .record { $0.value("slow") }
    }
    try await serving(TestService(routes: routes)) { client, group in
      async let slow = client.send("GET", "/slow")
      for await _ in begun {}
      await group.triggerGracefulShutdown()
      // Closing the listening socket is the first thing a shutdown does, but not in our hands.
      while (try? await client.connected { _ in }) != nil { try await Task.sleep(for: .milliseconds(5)) }
      allow.finish()
      let answer = try await slow
      #expect(answer.text == #"{"data":"slow"}"#)
    }
  }
}
