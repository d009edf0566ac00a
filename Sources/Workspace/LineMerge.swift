/// An edited text and a newly generated one, brought together by way of the text that both come from (diff3).
///
/// Changes that touch without being the same conflict, as they do in git: whoever changed a line has read the ones beside
/// it.
struct LineMerge {
  /// Where both sides have changed the same lines into different ones.
  struct Conflict: Equatable {
    var yours: Range<Int>
    var base: Range<Int>
    var generated: Range<Int>
  }

  private enum Part {
    case yours(Range<Int>)
    case generated(Range<Int>)
    case conflict(Conflict)
  }

  private let base: [Line]
  private let yours: [Line]
  private let generated: [Line]
  /// Whether the edited text ends its lines in CR LF and the generated ones don't.
  private let isReturned: Bool
  private var parts: [Part] = []
  /// How many lines tell the edited text from the one that both come from.
  private(set) var distance = 0

  init(base: [UInt8], yours: [UInt8], generated: [UInt8]) {
    self.base = split(base)
    self.generated = split(generated)
    let lines = split(yours)
    isReturned =
      lines.contains { $0.last == lineFeed } && lines.allSatisfy { $0.last != lineFeed || $0.isReturned }
      && !self.base.contains { $0.isReturned } && !self.generated.contains { $0.isReturned }
    self.yours = isReturned ? lines.map { $0.isReturned ? $0.dropLast(2) + [lineFeed] : $0 } : lines
    (parts, distance) = Self.parts(self.base, self.yours, self.generated)
  }

  var conflicts: [Conflict] {
    parts.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
  }

  /// The merged text; conflicts stand in it between markers as git writes them, both sides and what they come from.
  var text: [UInt8] {
    var text: [UInt8] = []
    for part in parts {
      switch part {
      case .yours(let range): text += yours[range].joined()
      case .generated(let range): text += generated[range].joined()
      case .conflict(let conflict): text += marked(conflict, ConflictMarkers.labels)
      }
    }
    return isReturned ? text.flatMap { $0 == lineFeed ? [carriageReturn, lineFeed] : [$0] } : text
  }

  /// The conflicts as they are shown: between markers that say in which lines of which text they stand.
  var shownConflicts: String {
    conflicts.map { conflict in
      let ranges = [conflict.yours, conflict.base, conflict.generated]
      let labels = zip(ConflictMarkers.labels, ranges).map { "\($0), \(place(of: $1))" }
      return String(decoding: marked(conflict, labels), as: UTF8.self)
    }.joined()
  }

  private func place(of range: Range<Int>) -> String {
    switch range.count {
    case 0: range.lowerBound == 0 ? "before line 1" : "behind line \(range.lowerBound)"
    case 1: "line \(range.lowerBound + 1)"
    default: "lines \(range.lowerBound + 1)-\(range.upperBound)"
    }
  }

  private func marked(_ conflict: Conflict, _ labels: [String]) -> [UInt8] {
    var text = Array("<<<<<<< \(labels[0])\n".utf8)
    text += ended(yours[conflict.yours]) + Array("||||||| \(labels[1])\n".utf8)
    text += ended(base[conflict.base]) + Array("=======\n".utf8)
    text += ended(generated[conflict.generated]) + Array(">>>>>>> \(labels[2])\n".utf8)
    return text
  }

  /// Markers stand in lines of their own, also where a text does not end its last line.
  private func ended(_ lines: ArraySlice<Line>) -> [UInt8] {
    let text = Array(lines.joined())
    return text.isEmpty || text.last == lineFeed ? text : text + [lineFeed]
  }

  private static func parts(_ base: [Line], _ yours: [Line], _ generated: [Line]) -> ([Part], distance: Int) {
    // Numbers for lines: each is compared many times.
    var numbers: [Line: Int] = [:]
    func numbered(_ lines: [Line]) -> [Int] {
      lines.map { line in
        if let known = numbers[line] { return known }
        numbers[line] = numbers.count
        return numbers.count - 1
      }
    }
    let (base, yours, generated) = (numbered(base), numbered(yours), numbered(generated))
    func way(to lines: [Int]) -> ArraySlice<LineDiff.Edit> {
      LineDiff.settled(LineDiff.edits(from: base, to: lines), from: base, to: lines)[...]
    }
    var (edits, changes) = (way(to: yours), way(to: generated))
    let distance = edits.reduce(0) { $0 + $1.old.count + $1.new.count }
    var parts: [Part] = []
    // The next line of each text.
    var next = (base: 0, yours: 0, generated: 0)
    while let start = [edits.first?.old.lowerBound, changes.first?.old.lowerBound].compactMap(\.self).min() {
      let same = start - next.base
      if same > 0 { parts.append(.yours(next.yours..<(next.yours + same))) }
      next = (start, next.yours + same, next.generated + same)
      var end = start
      // By how many lines each side is longer afterwards.
      var (longer, generatedLonger) = (0, 0)
      let counts = (edits.count, changes.count)
      while true {
        if let edit = edits.first, edit.old.lowerBound <= end {
          (end, longer) = (max(end, edit.old.upperBound), longer + edit.new.count - edit.old.count)
          edits.removeFirst()
        } else if let change = changes.first, change.old.lowerBound <= end {
          (end, generatedLonger) = (
            max(end, change.old.upperBound), generatedLonger + change.new.count - change.old.count
          )
          changes.removeFirst()
        } else {
          break
        }
      }
      let conflict = Conflict(
        yours: next.yours..<(next.yours + end - start + longer),
        base: start..<end,
        generated: next.generated..<(next.generated + end - start + generatedLonger)
      )
      let isEdited = edits.count < counts.0
      let isChanged = changes.count < counts.1
      if !isChanged || yours[conflict.yours] == generated[conflict.generated] {
        parts.append(.yours(conflict.yours))
      } else if !isEdited {
        parts.append(.generated(conflict.generated))
      } else {
        parts.append(.conflict(conflict))
      }
      next = (end, conflict.yours.upperBound, conflict.generated.upperBound)
    }
    if next.yours < yours.count { parts.append(.yours(next.yours..<yours.count)) }
    return (parts, distance)
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension Line {
  fileprivate var isReturned: Bool { suffix(2).elementsEqual([carriageReturn, lineFeed]) }
}

/// The lines between which a merge leaves what it could not decide.
enum ConflictMarkers {
  /// The text of a person, the one that it was made from, and the one that is generated now.
  static let labels = ["yours", "generated before", "generated now"]

  /// The number of the first line of a conflict that is still marked, of a merge of ours or of git's.
  static func line(in text: [UInt8]) -> Int? {
    var start: Int?
    for (index, line) in split(text).enumerated() {
      let mark = line.prefix(8)
      if mark.elementsEqual("<<<<<<< ".utf8) {
        start = start ?? index + 1
      } else if mark.elementsEqual(">>>>>>> ".utf8), let start {
        return start
      }
    }
    return nil
  }
}
