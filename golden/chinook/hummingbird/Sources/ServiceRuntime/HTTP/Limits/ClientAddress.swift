import HTTPTypes
import Hummingbird
import NIOCore

/// Whom a rate limit counts.
enum ClientAddress: Hashable, Sendable {
  /// An IPv4 address, also one that is written as IPv6.
  case v4(UInt32)
  /// The first 64 bits of an IPv6 address: all others behind them belong to one client.
  case v6(UInt64)
  /// A connection without an address, such as a Unix socket's.
  case unknown

  /// The sender of a request: who is connected or, behind so many proxies, whom the first of them has seen.
  ///
  /// Each proxy adds to the right of `X-Forwarded-For` whom it was asked by, so what a client sends itself stands to the left
  /// of what counts.
  init(of request: Request, peer: SocketAddress?, trustedProxies: Int) {
    self =
      Self.forwarded(request.headers[values: .xForwardedFor], by: trustedProxies).flatMap(Self.init(text:))
      ?? Self(peer)
  }

  init(_ peer: SocketAddress?) {
    switch peer {
    // The members of these types belong to whichever C module was imported first; their layout is the same everywhere.
    case .v4(let address):
      self = .v4(
        withUnsafeBytes(of: address.address) { UInt32(bigEndian: $0.load(fromByteOffset: 4, as: UInt32.self)) }
      )
    case .v6(let address): self = withUnsafeBytes(of: address.address) { Self(bytes: .init(rebasing: $0[8..<24])) }
    case .unixDomainSocket, nil: self = .unknown
    }
  }

  /// An address and nothing else: no port, no brackets, no zone.
  init?(text: String) {
    guard (2...45) ~= text.utf8.count, text.utf8.allSatisfy(Self.isOfAddress),
      let address = try? SocketAddress(ipAddress: text, port: 0)
    else { return nil }
    self.init(address)
  }

  private init(bytes: UnsafeRawBufferPointer) {
    let high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    let middle = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    let low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    self = high == 0 && middle == 0xFFFF ? .v4(low) : .v6(high)
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= byte | 0x20
  }

  /// The entry that many from the right of all lines together, or the leftmost where there are fewer; absent without any.
  static func forwarded(_ lines: [String], by proxies: Int) -> String? {
    guard proxies > 0 else { return nil }
    var entry: Substring?
    var count = 0
    for line in lines.reversed() {
      for piece in line.utf8.split(separator: UInt8(ascii: ",")).reversed() {
        let name = Substring(piece).trimmingSpaces
        guard !name.isEmpty else { continue }
        entry = name
        count += 1
        if count == proxies { return String(name) }
      }
    }
    return entry.map(String.init)
  }
}

extension HTTPField.Name {
  static let xForwardedFor = Self("X-Forwarded-For")!
}
