/// Percent-encoding of pieces of URLs (RFC 3986, 2.1).
public enum PercentEncoding {
  /// A text as one segment of a path: everything but unreserved characters is encoded, slashes too.
  public static func segment(_ text: String) -> String {
    encode(text.utf8) { $0.isUnreserved }
  }

  /// A text as the name or the value of a parameter.
  public static func parameter(_ text: String) -> String {
    encode(text.utf8) { $0.isUnreserved }
  }

  /// What the escapes of a segment of a path stand for; nothing when one is broken or they are not UTF-8.
  public static func decode(_ text: some StringProtocol) -> String? {
    decode(text, plusIsSpace: false)
  }

  static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
    // Most names and values have nothing to decode.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return String(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next()?.hexValue, let low = iterator.next()?.hexValue else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+"): bytes.append(plusIsSpace ? 0x20 : byte)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static func encode(_ utf8: some Sequence<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), upperHexDigits[Int(byte >> 4)], upperHexDigits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let upperHexDigits = Array("0123456789ABCDEF".utf8)
}

extension UInt8 {
  fileprivate var isUnreserved: Bool {
    isASCIIDigit || isASCIILetter || "-._~".utf8.contains(self)
  }
}
