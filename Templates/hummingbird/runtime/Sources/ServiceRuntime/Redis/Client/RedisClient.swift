import NIOCore
import NIOPosix
import Synchronization

/// A Redis, asked over one connection, on which nobody waits for the replies to others.
///
/// The connection is made by whoever asks first, and again by whoever asks after it was lost.
final class RedisClient: Sendable {
  /// How long anybody waits for a reply, the connection included.
  static let timeout = TimeAmount.milliseconds(250)

  private let url: RedisURL
  private let loop: any EventLoop
  private let connection = Mutex<EventLoopFuture<any Channel>?>(nil)

  init(_ url: RedisURL, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
    self.url = url
    loop = group.any()
  }

  /// Runs a script, by its digest where the Redis knows it.
  ///
  /// - Throws: What comes of a Redis that is not there, or is none.
  func run(_ script: RedisScript, key: String, arguments: [Int]) async throws -> RESPValue {
    let words = ["1", key] + arguments.map(String.init)
    let reply = try await send(["EVALSHA", script.digest] + words)
    guard case .error(let reason) = reply, reason.hasPrefix("NOSCRIPT") else { return reply }
    return try await send(["EVAL", script.text] + words)
  }

  /// Lets go of the connection.
  func close() async {
    guard let made = connection.withLock(\.self) else { return }
    forget(made)
    try? await made.flatMap { $0.closeFuture }.get()
  }

  /// Sends a command and waits for its reply, which may be an error.
  func send(_ words: [String]) async throws -> RESPValue {
    let reply = loop.makePromise(of: RESPValue.self)
    let timer = loop.scheduleTask(in: Self.timeout) { reply.fail(RedisFailure.late) }
    let channel = connected()
    channel.flatMap { Self.call(.command(words), on: $0) }.cascade(to: reply)
    defer { timer.cancel() }
    do {
      return try await reply.futureResult.get()
    } catch RedisFailure.late {
      // The reply may still come: nobody else is to take it for theirs, or to wait behind it.
      forget(channel)
      throw RedisFailure.late
    }
  }

  private func connected() -> EventLoopFuture<any Channel> {
    let (found, isNew) = connection.withLock { connection in
      if let connection { return (connection, false) }
      let made = connect()
      connection = made
      return (made, true)
    }
    if isNew {
      found.whenFailure { _ in self.forget(found) }
      found.whenSuccess { channel in channel.closeFuture.whenComplete { _ in self.forget(found) } }
    }
    return found
  }

  private func forget(_ lost: EventLoopFuture<any Channel>) {
    connection.withLock { connection in
      if connection === lost { connection = nil }
    }
    lost.whenSuccess { $0.close(promise: nil) }
  }

  private func connect() -> EventLoopFuture<any Channel> {
    let greetings = greetings
    return ClientBootstrap(group: loop)
      .connectTimeout(Self.timeout)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(RedisHandler()) }
      }
      .connect(host: url.host, port: url.port)
      .flatMap { channel in
        let replies = greetings.map { Self.call($0, on: channel).flatMapThrowing(Self.checkOK) }
        let greeted = EventLoopFuture.andAllSucceed(replies, on: channel.eventLoop)
        greeted.whenFailure { _ in channel.close(promise: nil) }
        return greeted.map { channel }
      }
  }

  /// Who asks, and which database is meant.
  private var greetings: [RESPValue] {
    var greetings: [RESPValue] = []
    if let password = url.password {
      greetings.append(.command(url.user.map { ["AUTH", $0, password] } ?? ["AUTH", password]))
    }
    if url.database != 0 { greetings.append(.command(["SELECT", String(url.database)])) }
    return greetings
  }

  @Sendable
  private static func checkOK(_ reply: RESPValue) throws {
    if case .error(let reason) = reply { throw RedisFailure.refused(reason) }
    guard reply == .simple("OK") else { throw RedisFailure.nonsense }
  }

  private static func call(_ command: RESPValue, on channel: any Channel) -> EventLoopFuture<RESPValue> {
    let reply = channel.eventLoop.makePromise(of: RESPValue.self)
    // Where the handler never sees the command, nobody else would end the wait.
    channel.writeAndFlush(RedisCall(command: command, reply: reply)).whenFailure { reply.fail($0) }
    return reply.futureResult
  }
}

/// A script that a Redis runs in one step.
struct RedisScript: Sendable {
  var text: String
  /// The SHA-1 of the text, in hexadecimal.
  var digest: String
}
