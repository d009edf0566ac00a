/// The lower-case words that an ASCII name is made of: `HTTPServer` is `http server`, `unitPrice` is `unit price`.
///
/// Digits stay with the word before them; the plural of an acronym (`imageURLs`) is one word.
func splitWords(_ name: String) -> [String] {
  let bytes = Array(name.utf8)
  var words: [String] = []
  var word: [UInt8] = []
  func finish() {
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    word = []
  }
  for (index, byte) in bytes.enumerated() {
    if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
      finish()
      continue
    }
    if byte.isUpper, index > 0 {
      let previous = bytes[index - 1]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let endsPlural = next == UInt8(ascii: "s") && (index + 2 == bytes.count || bytes[index + 2].isUpper)
      if !previous.isUpper || (next.isLower && !endsPlural) { finish() }
    }
    word.append(byte.isUpper ? byte + 32 : byte)
  }
  finish()
  return words
}

extension String {
  /// Whether one of the bytes of the text is such.
  func hasByte(where isWanted: (UInt8) -> Bool) -> Bool {
    // Much faster than looking through the view of bytes, which has to ask for each where the text is kept.
    var text = self
    return text.withUTF8 { $0.contains(where: isWanted) }
  }
}

extension UInt8 {
  var isUpper: Bool { UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") }
  var isLower: Bool { UInt8(ascii: "a") <= self && self <= UInt8(ascii: "z") }
  var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
}
