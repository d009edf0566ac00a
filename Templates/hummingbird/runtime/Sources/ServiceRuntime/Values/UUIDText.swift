public import Foundation

extension UUID {
  /// Reads exactly the 36-character form, in any case; nothing else (no braces, no bare digits).
  public init?(strict text: some StringProtocol) {
    var value: UInt128 = 0
    var position = 0
    for byte in text.utf8 {
      switch position {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return nil }
      default:
        guard position < 36, let digit = byte.hexValue else { return nil }
        value = value << 4 | UInt128(digit)
      }
      position += 1
    }
    guard position == 36 else { return nil }
    self.init(bits: value)
  }

  /// The 36 characters in lower case.
  public var text: String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      write(to: buffer.baseAddress!)
      return 36
    }
  }

  /// The 128 bits, the first byte highest.
  init(bits: UInt128) {
    self = withUnsafeBytes(of: bits.bigEndian) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  /// Writes the 36 bytes of the lower-case form.
  func write(to bytes: UnsafeMutablePointer<UInt8>) {
    withUnsafeBytes(of: uuid) { raw in
      var position = 0
      for index in 0..<16 {
        if index == 4 || index == 6 || index == 8 || index == 10 {
          bytes[position] = UInt8(ascii: "-")
          position += 1
        }
        bytes[position] = .hexDigit(raw[index] >> 4)
        bytes[position + 1] = .hexDigit(raw[index] & 15)
        position += 2
      }
    }
  }
}
