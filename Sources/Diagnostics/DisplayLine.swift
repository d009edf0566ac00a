/// A source line as a terminal shows it: one cell for each code point, each with its text and width in columns.
struct DisplayLine {
  struct Cell {
    var text: String
    var width: Int
  }

  private(set) var cells: [Cell] = []

  init(_ bytes: ArraySlice<UInt8>) {
    var column = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let cell: Cell
      if scalar == "\t" {
        let width = 4 - column % 4
        cell = Cell(text: String(repeating: " ", count: width), width: width)
      } else if isDangerous(scalar) {
        let text = visibleName(scalar)
        cell = Cell(text: text, width: text.count)
      } else {
        cell = Cell(text: String(scalar), width: displayWidth(scalar))
      }
      column += cell.width
      cells.append(cell)
    }
  }

  func text(_ range: Range<Int>) -> String {
    cells[range].map(\.text).joined()
  }

  func width(_ range: Range<Int>) -> Int {
    cells[range].reduce(0) { $0 + $1.width }
  }

  /// What is shown of a line too long to be read: the surroundings of one cell.
  func window(around cell: Int) -> (prefix: String, cells: Range<Int>, suffix: String) {
    let limit = 160
    guard cells.count > limit else { return ("", cells.indices, "") }
    let lower = max(0, min(cell - limit / 2, cells.count - limit))
    let upper = min(cells.count, lower + limit)
    return (lower > 0 ? "…" : "", lower..<upper, upper < cells.count ? "…" : "")
  }
}

/// The text with everything that could steer a terminal, or show it in another order, spelled out.
package func inert(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0 == "\t" || isDangerous($0) }) else { return text }
  return text.unicodeScalars.map { $0 == "\t" || isDangerous($0) ? visibleName($0) : String($0) }.joined()
}

/// Controls, line and paragraph separators, directional marks, and characters that show nothing and join nothing.
func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09: false
  case 0x00...0x1F, 0x7F...0x9F: true
  case 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
  case 0xE0000...0xE007F: true
  default: false
  }
}

private func visibleName(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}

/// Columns that a terminal gives to a code point: none for a combining one, two for a wide one (UAX #11).
private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.isASCII { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3, 0x25FD...0x25FE,
  0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB,
  0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3,
  0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
  0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797, 0x27B0...0x27B0,
  0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E, 0x3041...0x33FF,
  0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF, 0x1AFF0...0x1B2FF,
  0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
  0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
  0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
  0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
  0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
  0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
  0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x2FFFD,
  0x30000...0x3FFFD,
]
