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

    func begins(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
      guard bytes.count <= text.count - index else { return false }
      return bytes.indices.allSatisfy { bytes[$0] == text[index + $0] }
    }
  }

  private let escapes: LiteralForm.CodePointEscape
  private let parts: [Part]
  /// By byte.
  private let leads: [UInt8]
  /// Whether it changes nothing.
  private let isInert: Bool

  init(map: [LiteralForm.Replacement], escapes: LiteralForm.CodePointEscape) {
    self.escapes = escapes
    parts = map.map { Part(bytes: Array($0.part.utf8), replacement: Array($0.replacement.utf8)) }
    var leads = [UInt8](repeating: Lead.plain, count: 256)
    if !escapes.ranges.isEmpty {
      for byte in 0..<256 where byte < 0x20 || byte >= 0x7F { leads[byte] = Lead.scalar }
    }
    for part in parts { leads[Int(part.bytes[0])] |= Lead.part }
    self.leads = leads
    isInert = leads.allSatisfy { $0 == Lead.plain }
  }

  /// Adds the text as a literal holds it.
  func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    /// What stands before it is written.
    var start = 0
    var index = 0
    func writeBefore(_ end: Int) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
    }
    leads.withUnsafeBufferPointer { leads in
      while !isInert, index < text.count {
        let lead = leads[Int(text[index])]
        if lead == Lead.plain {
          index += 1
        } else if lead & Lead.part != 0, let hit = parts.firstIndex(where: { $0.begins(text, at: index) }) {
          writeBefore(index)
          output += parts[hit].replacement
          index += parts[hit].bytes.count
          start = index
        } else if lead & Lead.scalar != 0 {
          let end = text[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.endIndex
          let scalar = String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first
          if let scalar, escapes.ranges.contains(where: { $0.contains(scalar) }) {
            writeBefore(index)
            output += escapes.spelled(scalar).utf8
            start = end
          }
          index = end
        } else {
          index += 1
        }
      }
    }
    writeBefore(text.count)
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
