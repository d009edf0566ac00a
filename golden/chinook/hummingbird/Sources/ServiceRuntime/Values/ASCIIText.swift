/// Reads fixed-width pieces off the front of a text, byte by byte.
struct ASCIIReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// Exactly so many decimal digits, or nothing and no movement.
  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The value of a hexadecimal digit in either case.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The digit for a value below 16.
  static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a number with leading zeros.
  func put(_ value: Int, digits: Int, at offset: Int) {
    var rest = value
    for index in stride(from: offset + digits - 1, through: offset, by: -1) {
      self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Writes a number in as few digits as it needs, at least `places + 1` of them with a point before the last
  /// `places`; returns how many bytes that were, 21 at most.
  func put(_ value: Int64, places: Int = 0) -> Int {
    var rest = value.magnitude
    var count = 0
    // Backwards into the far end, then moved to the front: the length is known only afterwards.
    let end = self + 40
    repeat {
      if count == places && places > 0 {
        count += 1
        (end - count).pointee = UInt8(ascii: ".")
      }
      count += 1
      (end - count).pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0 || count < places + (places > 0 ? 2 : 1)
    if value < 0 {
      count += 1
      (end - count).pointee = UInt8(ascii: "-")
    }
    update(from: end - count, count: count)
    return count
  }
}

extension String {
  /// The text with some of its code points replaced, each whatever mark it may combine with: characters would hide one.
  func replacing(_ replacements: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let replacement = replacements[scalar] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
