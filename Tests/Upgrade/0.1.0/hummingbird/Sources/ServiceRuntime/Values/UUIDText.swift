public import Foundation

extension UUID {
  /// Reads exactly the 36-character form, in any case; nothing else (no braces, no bare digits).
  public init?(strict text: String) {
    var text = text
    guard let uuid = text.withUTF8({ UUID(strict: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = uuid
  }

  /// Reads exactly the 36 bytes of the text form, in any case, as a column holds them.
  public init?(strict utf8: UnsafeRawBufferPointer) {
    guard utf8.count == 36 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<36 {
      let byte = utf8[index]
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = byte.hexValue else { return nil }
      if index < 18 {
        high = high << 4 | UInt64(digit)
      } else {
        low = low << 4 | UInt64(digit)
      }
    }
    self.init(bits: UInt128(high) << 64 | UInt128(low))
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
