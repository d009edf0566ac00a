#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Templating

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
      for place in bytes.indices where bytes[place] != text[index + place] { return false }
      return true
    }

    /// Looks for its last byte, which is rarer in documents than the quote that most parts begin with.
    func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      let last = bytes.count - 1
      var end = last
      while end < text.count {
        guard let found = UnsafeBufferPointer(rebasing: text[end...]).place(of: bytes[last]) else { return false }
        if begins(text, at: end + found - last) { return true }
        end += found + 1
      }
      return false
    }
  }

  /// Texts from here on are searched for what has to be replaced before they are looked at byte by byte.
  private static let long = 64

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
  func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
    /// What stands before it is written.
    var start = 0
    var index = 0
    func writeBefore(_ end: Int) {
      output.append(UnsafeBufferPointer(rebasing: text[start..<end]))
    }
    if text.count >= Self.long, isKept(text) { return writeBefore(text.count) }
    leads.withUnsafeBufferPointer { leads in
      while !isInert, index < text.count {
        let lead = leads[Int(text[index])]
        if lead == Lead.plain {
          index += 1
        } else if lead & Lead.part != 0, let hit = parts.firstIndex(where: { $0.begins(text, at: index) }) {
          writeBefore(index)
          output.append(parts[hit].replacement)
          index += parts[hit].bytes.count
          start = index
        } else if lead & Lead.scalar != 0 {
          let end = text[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.endIndex
          let scalar = String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first
          if let scalar, escapes.ranges.contains(where: { $0.contains(scalar) }) {
            writeBefore(index)
            output.append(text: escapes.spelled(scalar))
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

  /// Whether nothing of a long text has to be replaced, many bytes at a time; nothing is said of what may have to be.
  private func isKept(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if isInert { return true }
    return (escapes.ranges.isEmpty || text.isPrintableASCII) && !parts.contains { $0.isIn(text) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands first.
  func place(of byte: UInt8) -> Int? {
    guard let start = baseAddress.map({ UnsafeRawPointer($0) }) else { return nil }
    return memchr(start, Int32(byte), count).map { start.distance(to: UnsafeRawPointer($0)) }
  }

  /// Whether all of it is between the space and the tilde: eight bytes at a time, each of which a sum takes to its highest
  /// bit where it is beyond one of them.
  var isPrintableASCII: Bool {
    let highest: UInt64 = 0x8080_8080_8080_8080
    let bytes = UnsafeRawBufferPointer(self)
    var wrong: UInt64 = 0
    var index = 0
    while index + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // What borrows from or carries into another byte is wrong itself.
      wrong |= word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      index += 8
    }
    return wrong & highest == 0 && self[index...].allSatisfy { 0x20...0x7E ~= $0 }
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
