/// Replaces what a literal cannot hold: a form's map and code points, made ready for a pass over bytes.
struct LiteralEscaper: Sendable, Equatable {
  /// What a byte can be the beginning of.
  private enum Lead {
    static let plain: UInt8 = 0
    /// One of the map's parts.
    static let part: UInt8 = 1
    /// A code point that may have to be written by number.
    static let scalar: UInt8 = 2
  }

  private struct Part: Sendable, Equatable {
    var bytes: [UInt8]
    var replacement: [UInt8]
  }

  private let escapes: LiteralForm.CodePointEscape
  private let parts: [Part]
  /// By byte.
  private let leads: [UInt8]

  init(map: [LiteralForm.Replacement], escapes: LiteralForm.CodePointEscape) {
    self.escapes = escapes
    parts = map.map { Part(bytes: Array($0.part.utf8), replacement: Array($0.replacement.utf8)) }
    var leads = [UInt8](repeating: Lead.plain, count: 256)
    if !escapes.ranges.isEmpty {
      for byte in 0..<256 where byte < 0x20 || byte >= 0x7F { leads[byte] = Lead.scalar }
    }
    for part in parts { leads[Int(part.bytes[0])] |= Lead.part }
    self.leads = leads
  }

  /// The text as a literal holds it; `nil` where that is the text itself.
  func escaped(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    guard let first = leads.withUnsafeBufferPointer({ leads in text.firstIndex { leads[Int($0)] != Lead.plain } })
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 16)
    result += text[..<first]
    var index = first
    while index < text.endIndex {
      let byte = text[index]
      let lead = leads[Int(byte)]
      if lead & Lead.part != 0, let hit = parts.first(where: { text[index...].starts(with: $0.bytes) }) {
        result += hit.replacement
        index += hit.bytes.count
      } else if lead & Lead.scalar != 0 {
        let end = text[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.endIndex
        let character = text[index..<end]
        let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first
        if let scalar, escapes.ranges.contains(where: { $0.contains(scalar) }) {
          result += escapes.spelled(scalar).utf8
        } else {
          result += character
        }
        index = end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }
}

extension LiteralForm.CodePointEscape {
  fileprivate func spelled(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    let padded = { (width: Int) in String(repeating: "0", count: max(0, width - hex.count)) + hex }
    return
      form
      .replacing("{hex8}", with: padded(8))
      .replacing("{hex4}", with: padded(4))
      .replacing("{hex}", with: hex)
  }
}
