/// The shortest way from one list of lines to another (Myers 1986).
enum LineDiff {
  /// One run of lines that differ: these of the old are replaced by those of the new; one of the two may be empty.
  struct Edit: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// More differences than this are shown as one: the way is then of no use to a reader, and its cost grows with the square.
  private static let limit = 2_000

  static func edits<Line: Equatable>(from old: [Line], to new: [Line]) -> [Edit] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
    }
    if start == oldEnd, start == newEnd { return [] }
    guard start < oldEnd, start < newEnd, let steps = steps(old[start..<oldEnd], new[start..<newEnd]) else {
      return [Edit(old: start..<oldEnd, new: start..<newEnd)]
    }
    var edits: [Edit] = []
    for step in steps {
      if let last = edits.last, last.old.upperBound == step.old.lowerBound, last.new.upperBound == step.new.lowerBound {
        edits[edits.count - 1].old = last.old.lowerBound..<step.old.upperBound
        edits[edits.count - 1].new = last.new.lowerBound..<step.new.upperBound
      } else {
        edits.append(step)
      }
    }
    return edits
  }

  /// The same edits, those that only insert or remove moved as far down as they mean the same, as git has them: two ways
  /// from one text then tell the same change in the same place.
  static func settled<Line: Equatable>(_ edits: [Edit], from old: [Line], to new: [Line]) -> [Edit] {
    var settled: [Edit] = []
    for var edit in edits.reversed() {
      let next = settled.last ?? Edit(old: old.count..<old.count, new: new.count..<new.count)
      let (lines, range) = edit.old.isEmpty ? (new, edit.new) : (old, edit.old)
      if edit.old.isEmpty || edit.new.isEmpty {
        var way = 0
        let room = next.old.lowerBound - edit.old.upperBound
        while way < room, lines[range.lowerBound + way] == lines[range.upperBound + way] { way += 1 }
        edit.old = (edit.old.lowerBound + way)..<(edit.old.upperBound + way)
        edit.new = (edit.new.lowerBound + way)..<(edit.new.upperBound + way)
      }
      if let last = settled.last, edit.old.upperBound == last.old.lowerBound {
        let joined = Edit(
          old: edit.old.lowerBound..<last.old.upperBound,
          new: edit.new.lowerBound..<last.new.upperBound
        )
        settled[settled.count - 1] = joined
      } else {
        settled.append(edit)
      }
    }
    return settled.reversed()
  }

  /// Single removals and insertions in order, `nil` beyond the limit.
  private static func steps<Line: Equatable>(_ old: ArraySlice<Line>, _ new: ArraySlice<Line>) -> [Edit]? {
    // How far each diagonal reaches in the old lines, for every number of differences so far.
    var reached: [[Int]] = []
    var current = [Int](repeating: 0, count: 3)
    for differences in 0...min(limit, old.count + new.count) {
      var next = [Int](repeating: 0, count: 2 * differences + 3)
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        // `current` is of one difference less; its middle stands for diagonal 0.
        let middle = differences
        let isDown =
          diagonal == -differences
          || (diagonal != differences && current[middle + diagonal - 1] < current[middle + diagonal + 1])
        var x = differences == 0 ? 0 : isDown ? current[middle + diagonal + 1] : current[middle + diagonal - 1] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, old[old.startIndex + x] == new[new.startIndex + y] {
          (x, y) = (x + 1, y + 1)
        }
        next[differences + 1 + diagonal] = x
        if x >= old.count, y >= new.count {
          reached.append(next)
          return walkBack(reached, old, new)
        }
      }
      reached.append(next)
      current = next
    }
    return nil
  }

  private static func walkBack<Line>(_ reached: [[Int]], _ old: ArraySlice<Line>, _ new: ArraySlice<Line>) -> [Edit] {
    var steps: [Edit] = []
    var (x, y) = (old.count, new.count)
    for differences in stride(from: reached.count - 1, to: 0, by: -1) {
      let before = reached[differences - 1]
      let middle = differences
      let diagonal = x - y
      let isDown =
        diagonal == -differences
        || (diagonal != differences && before[middle + diagonal - 1] < before[middle + diagonal + 1])
      let previousX = before[middle + (isDown ? diagonal + 1 : diagonal - 1)]
      let previousY = previousX - (isDown ? diagonal + 1 : diagonal - 1)
      let (oldStart, newStart) = (old.startIndex + previousX, new.startIndex + previousY)
      steps.append(
        isDown
          ? Edit(old: oldStart..<oldStart, new: newStart..<(newStart + 1))
          : Edit(old: oldStart..<(oldStart + 1), new: newStart..<newStart)
      )
      (x, y) = (previousX, previousY)
    }
    return steps.reversed()
  }
}
