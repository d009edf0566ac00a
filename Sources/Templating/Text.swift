/// Operations on text that mean what they mean in Jinja: by code points, never by characters that look alike.
enum Text {
  /// Below, at or above zero, as the left text stands before, at or behind the right one.
  static func order(_ left: String, _ right: String) -> Int {
    var (left, right) = (left, right)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        for (byte, other) in zip(left, right) where byte != other { return byte < other ? -1 : 1 }
        return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
      }
    }
  }

  /// The number of code points.
  static func count(_ text: String) -> Int {
    text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  static func contains(_ text: String, _ part: String) -> Bool {
    part.isEmpty || find(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
  }

  static func replace(_ text: String, _ old: String, _ new: String) -> String {
    let bytes = Array(text.utf8)
    let part = Array(old.utf8)
    var result: [UInt8] = []
    var start = 0
    while let found = find(part, in: bytes, from: start) {
      result += bytes[start..<found]
      result += new.utf8
      start = found + part.count
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  private static func find(_ part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard part.count <= bytes.count - start else { return nil }
    return (start...(bytes.count - part.count)).first { offset in
      part.indices.allSatisfy { bytes[offset + $0] == part[$0] }
    }
  }

  static func trim(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let start = Whitespace.end(in: bytes, from: 0)
    let end = Whitespace.start(in: bytes, before: bytes.count, downTo: start)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  static func upper(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(contentsOf: scalar.properties.uppercaseMapping.unicodeScalars) }
    return String(result)
  }

  static func lower(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{3A3}" {
        result.append(isFinalSigma(index, scalars) ? "\u{3C2}" : "\u{3C3}")
      } else {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }

  /// A sigma that ends a word is written differently.
  private static func isFinalSigma(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }

  static func indent(_ text: String, by width: String, first: Bool, blank: Bool) -> String {
    // Nearly every text is ASCII with one kind of line break.
    if text.utf8.allSatisfy({ $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) }) {
      return indentPlain(text, by: width, first: first, blank: blank)
    }
    var lines = lines(text)
    for index in lines.indices where index > 0 && (blank || !lines[index].isEmpty) {
      lines[index] = width.unicodeScalars + lines[index]
    }
    var result = String.UnicodeScalarView()
    if first { result.append(contentsOf: width.unicodeScalars) }
    for (index, line) in lines.enumerated() {
      if index > 0 { result.append("\n") }
      result.append(contentsOf: line)
    }
    return String(result)
  }

  private static func indentPlain(_ text: String, by width: String, first: Bool, blank: Bool) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 64)
    if first { result += width.utf8 }
    var isStart = false
    for byte in text.utf8 {
      if isStart, blank || byte != 0x0A { result += width.utf8 }
      result.append(byte)
      isStart = byte == 0x0A
    }
    if isStart, blank { result += width.utf8 }
    return String(decoding: result, as: UTF8.self)
  }

  /// The lines of a text, by every line ending that Jinja knows.
  private static func lines(_ text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: lines.append([])
      case _: lines[lines.count - 1].append(scalar)
      }
      previous = scalar
    }
    return lines
  }
}
