import Diagnostics

extension SourceText {
  /// libyaml lets a node begin at its anchor or tag; this is where the node itself does.
  mutating func positionBehindProperties(_ start: SourcePosition) -> SourcePosition {
    var offset = offset(of: start)
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") {
      offset = offsetBehindProperty(offset)
    }
    return position(of: offset)
  }

  /// Behind an anchor or tag and the blanks, breaks and comments after it.
  func offsetBehindProperty(_ start: Int) -> Int {
    var offset = start
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "&") {
      // A name ends where its letters do, and what it names may follow at once: `&a:` is an anchor and a colon.
      offset += 1
      while offset < bytes.count, isAnchorLetter(bytes[offset]) { offset += 1 }
    } else {
      while offset < bytes.count, !isBlankOrBreak(bytes[offset]), !Self.flowSigns.contains(bytes[offset]) {
        offset += 1
      }
    }
    while offset < bytes.count {
      if isBlankOrBreak(bytes[offset]) {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "#"), isBlankOrBreak(bytes[offset - 1]) {
        while offset < bytes.count, !isBreak(bytes[offset]) { offset += 1 }
      } else {
        break
      }
    }
    return offset
  }

  /// What libyaml takes for a part of an anchor's name.
  private func isAnchorLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static let flowSigns = [UInt8](",[]{}".utf8)
}
