import NIOCore

/// A command on its way to a Redis, and who waits for the reply.
struct RedisCall: Sendable {
  var command: RESPValue
  var reply: EventLoopPromise<RESPValue>
}

/// Writes commands to one connection and hands out the replies, which come in the same order.
final class RedisHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = RedisCall
  typealias OutboundOut = ByteBuffer

  private var decoder = RESPDecoder()
  private var waiting: CircularBuffer<EventLoopPromise<RESPValue>> = []
  private var isBroken = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let call = unwrapOutboundIn(data)
    guard !isBroken else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    waiting.append(call.reply)
    var bytes: [UInt8] = []
    call.command.write(to: &bytes)
    context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isBroken else { return }
    decoder.append(unwrapInboundIn(data).readableBytesView)
    do throws(RESPError) {
      while let reply = try decoder.next() {
        // What nobody has asked for would be taken for the reply of whoever asks next.
        guard let promise = waiting.popFirst() else { throw .malformed }
        promise.succeed(reply)
      }
    } catch {
      end(error)
      context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(RedisFailure.closed)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end(error)
    context.close(promise: nil)
  }

  private func end(_ error: any Error) {
    isBroken = true
    while let promise = waiting.popFirst() { promise.fail(error) }
  }
}

/// Why a Redis has not replied.
enum RedisFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The connection ended.
  case closed
  /// It takes too long.
  case late
  /// It replied that it does not do what it was asked.
  case refused(String)
  /// Its reply is none to what it was asked.
  case nonsense

  var description: String {
    switch self {
    case .closed: "the connection was closed"
    case .late: "it did not answer in time"
    case .refused(let reason): reason
    case .nonsense: "the answer makes no sense"
    }
  }
}
