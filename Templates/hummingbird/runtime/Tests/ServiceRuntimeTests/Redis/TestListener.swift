import Dispatch
import Foundation

/// A socket that listens on a free port of loopback, as long as there is the value.
final class TestListener: Sendable {
  struct Failure: Error {}

  let descriptor: Int32
  let port: Int

  init() throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    let descriptor = descriptor
    var port = 0
    let result = Loopback.withAddress(of: 0) { address, length in
      var length = length
      guard bind(descriptor, address, length) == 0, listen(descriptor, 16) == 0 else { return Int32(-1) }
      return getsockname(descriptor, address, &length)
    } found: {
      port = $0
    }
    self.port = port
    guard result == 0 else { throw Failure() }
  }

  deinit {
    close(descriptor)
  }
}

/// The address of this machine within itself, IPv4.
enum Loopback {
  /// Hands a port's address to the functions of sockets, which may write another one there.
  ///
  /// It is put together by hand: members of C's own type belong to whichever module was imported first.
  static func withAddress(
    of port: Int,
    _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32,
    found: (Int) -> Void = { _ in }
  ) -> Int32 {
    #if canImport(Darwin)
      var bytes: [UInt8] = [16, UInt8(AF_INET)]
    #else
      var bytes = withUnsafeBytes(of: UInt16(AF_INET)) { Array($0) }
    #endif
    bytes += [UInt8(port >> 8), UInt8(port & 0xFF), 127, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
    let count = socklen_t(bytes.count)
    let result = bytes.withUnsafeMutableBytes {
      $0.withMemoryRebound(to: sockaddr.self) { body($0.baseAddress!, count) }
    }
    found(Int(bytes[2]) << 8 | Int(bytes[3]))
    return result
  }
}
