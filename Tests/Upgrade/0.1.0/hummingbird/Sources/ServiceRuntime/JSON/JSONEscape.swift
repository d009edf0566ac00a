/// What JSON needs escaped in a string (RFC 8259, 7): the quote, the backslash and the controls.
enum JSONEscape {
  /// The index of the first byte that cannot stand as it is.
  @inline(__always)
  static func firstNeedingEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = utf8.baseAddress else { return nil }
    let raw = UnsafeRawPointer(start)
    var index = 0
    // Eight bytes at a time: a byte's high bit is set in the result where it is a control, a quote or a backslash.
    while index + 8 <= utf8.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = word ^ 0x2222_2222_2222_2222
      let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let ones: UInt64 = 0x0101_0101_0101_0101
      let special =
        ((word &- ones &* 0x20) & ~word) | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
      if special & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < utf8.count {
      let byte = start[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
      index += 1
    }
    return nil
  }

  /// Writes one byte of a string, escaped where it has to be; returns how many bytes that were, six at most.
  static func put(_ byte: UInt8, at target: UnsafeMutablePointer<UInt8>) -> Int {
    let short: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): short = byte
    case 0x08: short = UInt8(ascii: "b")
    case 0x09: short = UInt8(ascii: "t")
    case 0x0A: short = UInt8(ascii: "n")
    case 0x0C: short = UInt8(ascii: "f")
    case 0x0D: short = UInt8(ascii: "r")
    case ..<0x20:
      target[0] = UInt8(ascii: "\\")
      target[1] = UInt8(ascii: "u")
      target[2] = UInt8(ascii: "0")
      target[3] = UInt8(ascii: "0")
      target[4] = .hexDigit(byte >> 4)
      target[5] = .hexDigit(byte & 15)
      return 6
    default:
      target[0] = byte
      return 1
    }
    target[0] = UInt8(ascii: "\\")
    target[1] = short
    return 2
  }
}
