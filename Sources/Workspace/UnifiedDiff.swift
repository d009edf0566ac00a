/// The unified diff of a text file, as `diff -u` and `git` write it and `patch` reads it; empty when nothing differs.
///
/// - Parameters:
///   - old: What stands there, `nil` when nothing does.
///   - new: What should stand there, `nil` when nothing should.
func unifiedDiff(from old: [UInt8]?, to new: [UInt8]?, path: String) -> String {
  guard old != new else { return "" }
  let oldName = old == nil ? "/dev/null" : "a/\(path)"
  let newName = new == nil ? "/dev/null" : "b/\(path)"
  guard let oldLines = lines(old ?? []), let newLines = lines(new ?? []) else {
    return "Binary files \(oldName) and \(newName) differ\n"
  }
  let edits = LineDiff.edits(from: oldLines, to: newLines)
  let hunks = hunks(of: edits, context: 3).map { hunk($0, oldLines, newLines) }
  return "--- \(oldName)\n+++ \(newName)\n" + hunks.joined()
}

/// The lines with their breaks, `nil` for what is no text.
private func lines(_ bytes: [UInt8]) -> [Line]? {
  guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
  return split(bytes)
}

/// The edits in groups whose contexts touch.
private func hunks(of edits: [LineDiff.Edit], context: Int) -> [[LineDiff.Edit]] {
  var groups: [[LineDiff.Edit]] = []
  for edit in edits {
    if let last = groups.last?.last, edit.old.lowerBound - last.old.upperBound <= 2 * context {
      groups[groups.count - 1].append(edit)
    } else {
      groups.append([edit])
    }
  }
  return groups
}

private func hunk(_ edits: [LineDiff.Edit], _ old: [Line], _ new: [Line]) -> String {
  guard let first = edits.first, let last = edits.last else { return "" }
  let before = min(3, first.old.lowerBound)
  let after = min(3, old.count - last.old.upperBound)
  let oldRange = (first.old.lowerBound - before)..<(last.old.upperBound + after)
  let newRange = (first.new.lowerBound - before)..<(last.new.upperBound + after)
  var text = "@@ -\(span(oldRange)) +\(span(newRange)) @@\n"
  var next = oldRange.lowerBound
  for edit in edits {
    for line in old[next..<edit.old.lowerBound] { text += shown(" ", line) }
    for line in old[edit.old] { text += shown("-", line) }
    for line in new[edit.new] { text += shown("+", line) }
    next = edit.old.upperBound
  }
  for line in old[next..<oldRange.upperBound] { text += shown(" ", line) }
  return text
}

/// A count of one is left out, and an empty range stands at the line before it.
private func span(_ range: Range<Int>) -> String {
  switch range.count {
  case 0: "\(range.lowerBound),0"
  case 1: "\(range.lowerBound + 1)"
  default: "\(range.lowerBound + 1),\(range.count)"
  }
}

private func shown(_ sign: String, _ line: Line) -> String {
  let text = sign + String(decoding: line, as: UTF8.self)
  return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
}
