/// Whitespace as Jinja sees it, which is what the language's whitespace control is defined by.
enum Whitespace {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The offset behind the whitespace that starts at `start`.
  static func end(in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    let limit = bytes.count
    while index < limit {
      let (scalar, width) = decode(bytes, at: index, limit: limit)
      guard contains(scalar) else { break }
      index += width
    }
    return index
  }

  /// The offset of the whitespace that ends at `end`.
  static func start(in bytes: [UInt8], before end: Int, downTo limit: Int) -> Int {
    var index = end
    while index > limit {
      var first = index - 1
      while first > limit, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      let (scalar, width) = decode(bytes, at: first, limit: index)
      guard contains(scalar), first + width == index else { break }
      index = first
    }
    return index
  }

  private static func decode(_ bytes: [UInt8], at index: Int, limit: Int) -> (scalar: UInt32, width: Int) {
    let lead = bytes[index]
    let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + width <= limit else { return (0, 1) }
    var scalar = width == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(width))
    for next in 1..<max(width, 1) { scalar = scalar << 6 | UInt32(bytes[index + next] & 0x3F) }
    return (scalar, width)
  }
}
