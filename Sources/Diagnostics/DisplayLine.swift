/// A source line as a terminal shows it: one cell for each code point, each with its text and width in columns.
struct DisplayLine {
  struct Cell {
    var text: String
    var width: Int
    /// Whether the terminal shows it as a part of the character before it.
    var isJoined = false
  }

  private(set) var cells: [Cell] = []

  init(_ bytes: ArraySlice<UInt8>) {
    var column = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      let first = cells.count
      for scalar in character.unicodeScalars {
        if scalar == "\t" {
          let width = 4 - column % 4
          cells.append(Cell(text: String(repeating: " ", count: width), width: width))
        } else if isDangerous(scalar) {
          let text = visibleName(scalar)
          cells.append(Cell(text: text, width: text.count))
        } else {
          let isJoined = cells.count > first && !isSpelledOut(cells[cells.count - 1])
          cells.append(Cell(text: String(scalar), width: displayWidth(scalar), isJoined: isJoined))
        }
      }
      // The whole of an emoji takes two columns, however many code points it is made of.
      if isEmoji(character) {
        for index in first..<cells.count where !isSpelledOut(cells[index]) {
          cells[index].width = index == first ? 2 : 0
        }
      }
      column += cells[first...].reduce(0) { $0 + $1.width }
    }
  }

  func text(_ range: Range<Int>) -> String {
    cells[range].map(\.text).joined()
  }

  func width(_ range: Range<Int>) -> Int {
    cells[range].reduce(0) { $0 + $1.width }
  }

  /// The range, extended to whole characters where it begins or ends inside of one.
  func whole(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0, lower < cells.count, cells[lower].isJoined { lower -= 1 }
    while upper > range.lowerBound, upper < cells.count, cells[upper].isJoined { upper += 1 }
    return lower..<upper
  }

  /// What is shown of a line too long to be read: the surroundings of one cell.
  func window(around cell: Int) -> (prefix: String, cells: Range<Int>, suffix: String) {
    let limit = 160
    guard cells.count > limit else { return ("", cells.indices, "") }
    let lower = max(0, min(cell - limit / 2, cells.count - limit))
    let upper = min(cells.count, lower + limit)
    let shown = whole(lower..<upper)
    return (shown.lowerBound > 0 ? "…" : "", shown, shown.upperBound < cells.count ? "…" : "")
  }

  /// Whether the cell spells out a code point, and is joined to nothing.
  private func isSpelledOut(_ cell: Cell) -> Bool { cell.text.hasPrefix("<U+") }
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
