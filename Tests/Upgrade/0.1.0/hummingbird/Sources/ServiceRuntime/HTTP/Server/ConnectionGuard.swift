import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers what never becomes a request, and ends what takes too long, on one connection.
///
/// - What cannot be parsed gets the usual error envelope instead of silence.
/// - A request that is not answered in time is answered with 500, and the connection closed.
/// - `Expect: 100-continue` is granted.
/// - After 413 the rest of the body is not waited for.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long a client may take to notice that nobody reads what it still sends.
  private static let linger = TimeAmount.seconds(2)

  private let requestTimeout: TimeAmount
  private let logger: Logger

  /// Requests that were read and not yet answered, the oldest first: when each has to be answered.
  private var deadlines: CircularBuffer<NIODeadline> = []
  private var timer: Scheduled<Void>?
  private var isReadingBody = false
  private var hasBegunAnswer = false
  private var closesAfterAnswer = false
  private var isClosing = false

  init(requestTimeout: TimeAmount, logger: Logger) {
    self.requestTimeout = requestTimeout
    self.logger = logger
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      isReadingBody = true
      deadlines.append(.now() + requestTimeout)
      if timer == nil { schedule(context) }
      if head.method != .get, head.headerFields[.expect]?.lowercased() == "100-continue" {
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
      }
    case .body: break
    case .end: isReadingBody = false
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isClosing else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head):
      hasBegunAnswer = true
      closesAfterAnswer = isReadingBody && head.status == .contentTooLarge
    case .body: break
    case .end:
      hasBegunAnswer = false
      if !deadlines.isEmpty { deadlines.removeFirst() }
      guard closesAfterAnswer else { break }
      context.writeAndFlush(data, promise: promise)
      close(context)
      return
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isClosing else { return }
    guard !isReadingBody, !hasBegunAnswer, deadlines.isEmpty else {
      // In the middle of a request the handler that reads its body has to hear of it.
      return context.fireErrorCaught(error)
    }
    switch error {
    case HTTPParserError.headerOverflow:
      end(context, ServiceError(.tooLarge, "The address or the headers are too long."))
    default:
      end(context, ServiceError(.invalidParameter, "The request is not valid HTTP/1.1."))
    }
  }

  // MARK: - Time

  private func schedule(_ context: ChannelHandlerContext) {
    guard let deadline = deadlines.first else { return timer = nil }
    // One timer for a connection, moved on when it fires: requests that are answered in time cost none.
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in check(context) }
  }

  private func check(_ context: ChannelHandlerContext) {
    guard let deadline = deadlines.first, deadline <= .now() else { return schedule(context) }
    timer = nil
    guard !isClosing else { return }
    let id = RequestID.make()
    logger.error("a request was not answered in time", metadata: ["request_id": .string(id)])
    guard !hasBegunAnswer else { return context.close(promise: nil) }
    end(context, .internal(id: id))
  }

  // MARK: - The end

  private func end(_ context: ChannelHandlerContext, _ error: ServiceError) {
    var json = JSONWriter()
    error.write(to: &json)
    let body = json.withBytes { ByteBuffer(bytes: $0) }
    let fields: HTTPFields = [
      .contentType: "application/json",
      .contentLength: String(body.readableBytes),
      .connection: "close",
    ]
    let head = HTTPResponse(status: .init(code: error.status), headerFields: fields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(body)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    close(context)
  }

  /// Half-closes and lets the client read: closing at once, with bytes of it unread, would reset the connection and
  /// could take the answer with it.
  private func close(_ context: ChannelHandlerContext) {
    isClosing = true
    context.close(mode: .output, promise: nil)
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.linger) { context.close(promise: nil) }
  }
}
