import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses answers with gzip where the client reads it and the size is worth it.
enum Compression {
  /// Below this a body fits one packet anyway.
  static let minimum = 1024
  // Between speed and size for JSON of some kilobytes; the default of zlib costs twice the time for a tenth less.
  static let level: Int32 = 4

  static func apply(to response: inout Response, for request: Request) async {
    guard let length = response.body.contentLength, length >= minimum, isCompressible(response) else {
      return
    }
    response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
    guard let accepted = request.headers[.acceptEncoding], accepts(accepted) else { return }
    let collector = BodyCollector()
    guard (try? await response.body.write(collector)) != nil, let gzipped = gzip(collector.bytes) else { return }
    response.headers[.contentEncoding] = "gzip"
    // What differs in its bytes must differ in a strong tag.
    if let tag = response.headers[.eTag], tag.hasPrefix("\""), tag.count > 1 {
      response.headers[.eTag] = "\(EntityTag(opaque: String(tag.dropFirst().dropLast())).compressed)"
    }
    response.body = .init(byteBuffer: gzipped)
  }

  private static func isCompressible(_ response: Response) -> Bool {
    guard let type = response.headers[.contentType], !response.headers.contains(.contentEncoding) else { return false }
    return type.hasPrefix("application/json") || type.hasPrefix("text/")
  }

  /// Whether `Accept-Encoding` names gzip (or anything) without refusing it (RFC 9110, section 12.5.3).
  static func accepts(_ header: String) -> Bool {
    if header == "gzip" { return true }
    var any = false
    for item in header.lowercased().split(separator: ",") {
      let pieces = item.split(separator: ";").map { $0.trimmingSpaces }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if pieces.first == "gzip" || pieces.first == "x-gzip" { return quality > 0 }
      if pieces.first == "*" { any = quality > 0 }
    }
    return any
  }

  /// The bytes as one gzip member (RFC 1952); `nil` when zlib has no memory.
  static func gzip(_ bytes: ByteBuffer) -> ByteBuffer? {
    var stream = z_stream()
    // 15 is the largest window, 16 more asks for gzip instead of zlib's own wrapping.
    let opened = deflateInit2_(
      &stream,
      level,
      Z_DEFLATED,
      15 + 16,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard opened == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.readableBytes)))
    var output = ByteBufferAllocator().buffer(capacity: bound)
    let done = bytes.withUnsafeReadableBytes { input in
      output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { target in
        stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return done > 0 ? output : nil
  }
}

/// Takes a body's bytes instead of a connection.
private final class BodyCollector: ResponseBodyWriter {
  private(set) var bytes = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws {
    bytes.writeImmutableBuffer(buffer)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
