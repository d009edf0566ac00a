import Diagnostics

/// The text as it was written, comments included.
///
/// - Precondition: `parseYAML` has accepted the same bytes.
package func readWritten(_ bytes: [UInt8]) -> WrittenDocument {
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  return text.withUnsafeBufferPointer { buffer in
    var reader = WrittenReader(source: SourceText(file: "", bytes: text))
    reader.collect(EventReader(buffer))
    return reader.document()
  }
}

extension WrittenNode {
  /// Takes what a blank line separates from the first entry.
  fileprivate mutating func takeOpening() -> [Remark] {
    func take(from collection: inout WrittenCollection) -> [Remark] {
      guard !collection.isFlow, let end = collection.entries.first?.leading.lastIndex(of: .blank) else { return [] }
      let opening = collection.entries[0].leading[...end]
      collection.entries[0].leading.removeSubrange(...end)
      return Array(opening)
    }
    switch content {
    case .alias, .scalar: return []
    case .sequence(var collection):
      let opening = take(from: &collection)
      content = .sequence(collection)
      return opening
    case .mapping(var collection):
      let opening = take(from: &collection)
      content = .mapping(collection)
      return opening
    }
  }
}

/// Builds the written tree: first all events and comments, then every comment to the entry that it stands at.
private struct WrittenReader {
  /// An event with its place in bytes.
  private struct Step {
    var event: Event
    var start: Int
    var end: Int
    /// For the start of a collection, the index of its end.
    var partner = 0
  }

  private struct Comment {
    var offset: Int
    var line: Int
    /// From 0.
    var column: Int
    var isAlone: Bool
    var text: String
  }

  private var source: SourceText
  private var steps: [Step] = []
  private var comments: [Comment] = []
  private var directives: [String] = []
  /// The next step and the next comment that have not found their place.
  private var index = 0
  private var pending = 0

  init(source: SourceText) {
    self.source = source
  }

  // MARK: - Collecting

  mutating func collect(_ events: EventReader) {
    var open: [Int] = []
    var gap = 0
    while let event = try? events.next() {
      if case .streamEnd = event.kind { break }
      var step = Step(event: event, start: source.offset(of: event.start), end: source.offset(of: event.end))
      switch event.kind {
      case .scalar(let text, let style):
        if text.isEmpty, style == .plain {
          // Nothing stands behind the properties, if there are any: what follows them is not its own.
          step.start = step.end
        } else if event.anchor != nil || event.tag != nil {
          step.start = behindProperties(step.start)
        }
        step.end = max(step.start, step.end)
        if style == .literal || style == .folded { step.end = blockEnd(step) }
        findComments(in: gap..<step.start)
        gap = step.end
      case .alias:
        findComments(in: gap..<step.start)
        gap = step.end
      case .sequenceStart, .mappingStart: open.append(steps.count)
      case .sequenceEnd, .mappingEnd: if let start = open.popLast() { steps[start].partner = steps.count }
      case .documentStart, .documentEnd, .streamEnd: break
      }
      steps.append(step)
    }
    findComments(in: gap..<source.bytes.count)
  }

  private mutating func behindProperties(_ offset: Int) -> Int {
    source.offset(of: source.positionBehindProperties(source.position(of: offset)))
  }

  /// Behind the last line of a block scalar; blank lines at its end are its own only where it keeps them.
  private func blockEnd(_ step: Step) -> Int {
    var end = step.end
    let header = source.bytes[step.start...].prefix { !isBreak($0) }
    if header.prefix(3).contains(UInt8(ascii: "+")) { return end }
    // Blank lines go; blanks at the end of the last line with a text are part of it.
    var start = end
    while true {
      while start > step.start, isBlankOrBreak(source.bytes[start - 1]), !isBreak(source.bytes[start - 1]) {
        start -= 1
      }
      guard start > step.start, isBreak(source.bytes[start - 1]) else { return end }
      start -= 1
      if start > step.start, source.bytes[start] == lineFeed, source.bytes[start - 1] == carriageReturn { start -= 1 }
      end = start
    }
  }

  private mutating func findComments(in gap: Range<Int>) {
    var offset = gap.lowerBound
    while offset < gap.upperBound {
      let byte = source.bytes[offset]
      if byte == UInt8(ascii: "#"), offset == 0 || isBlankOrBreak(source.bytes[offset - 1]) {
        let place = source.position(of: offset)
        let end = max(offset, source.contentEnd(ofLine: place.line))
        let isAlone = source.indentation(ofLine: place.line).upperBound == offset
        let text = String(decoding: source.bytes[offset..<end], as: UTF8.self)
        comments.append(
          Comment(offset: offset, line: place.line, column: place.column - 1, isAlone: isAlone, text: text)
        )
        while offset < gap.upperBound, !isBreak(source.bytes[offset]) { offset += 1 }
      } else if byte == UInt8(ascii: "%"), gap.lowerBound == 0, offset == 0 || isBreak(source.bytes[offset - 1]) {
        let line = source.position(of: offset).line
        let end = source.contentEnd(ofLine: line)
        directives.append(String(decoding: source.bytes[offset..<end], as: UTF8.self))
        while offset < gap.upperBound, !isBreak(source.bytes[offset]) { offset += 1 }
      } else {
        offset += 1
      }
    }
  }

  // MARK: - Building

  mutating func document() -> WrittenDocument {
    let start = steps[0]
    // The mark of a document's start is its `---`, or where its text begins; a directive stands before it.
    let marker = marker(from: start.start)
    index = 1
    var header: [Remark] = []
    if let marker { header = remarks(before: marker) }
    var root = node(parent: 0, limit: source.bytes.count)
    return WrittenDocument(
      directives: directives,
      isExplicit: marker != nil,
      header: header,
      opening: root.takeOpening(),
      root: root,
      closing: remarks(before: source.bytes.count)
    )
  }

  private func marker(from offset: Int) -> Int? {
    var line = offset
    while line < source.bytes.count {
      if source.bytes[line...].starts(with: Array("---".utf8)) {
        let behind = line + 3
        return behind == source.bytes.count || isBlankOrBreak(source.bytes[behind]) ? line : nil
      }
      guard source.bytes[line] == UInt8(ascii: "%") || source.bytes[line] == UInt8(ascii: "#") else { return nil }
      while line < source.bytes.count, !isBreak(source.bytes[line]) { line += 1 }
      while line < source.bytes.count, isBlankOrBreak(source.bytes[line]) { line += 1 }
    }
    return nil
  }

  private mutating func node(parent: Int, limit: Int) -> WrittenNode {
    let step = steps[index]
    let properties = properties(of: step)
    switch step.event.kind {
    case .alias(let name):
      index += 1
      return WrittenNode(.alias(name), parentColumn: parent)
    case .scalar(let text, let style):
      index += 1
      let value = style == .plain && step.event.tag == nil ? CoreSchema.value(of: text) : .string
      let scalar = Scalar(text: text, style: style, value: value)
      return WrittenNode(.scalar(scalar, lines: lines(of: step, style)), properties: properties, parentColumn: parent)
    case .sequenceStart(let isFlow):
      let collection = collection(step, isMapping: false, isFlow: isFlow, limit: limit)
      return WrittenNode(.sequence(collection), properties: properties, parentColumn: parent)
    case .mappingStart(let isFlow):
      let collection = collection(step, isMapping: true, isFlow: isFlow, limit: limit)
      return WrittenNode(.mapping(collection), properties: properties, parentColumn: parent)
    case .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      preconditionFailure("libyaml ends nothing where a node must begin")
    }
  }

  private mutating func collection(_ first: Step, isMapping: Bool, isFlow: Bool, limit: Int) -> WrittenCollection {
    let partner = first.partner
    let bound = isFlow ? min(limit, steps[partner].end) : limit
    index += 1
    let column = index < partner ? self.column(of: isMapping ? steps[index] : first) : 0
    let isMarked = first.event.anchor != nil || first.event.tag != nil
    let parent = isFlow ? 0 : isMapping || !isMarked ? column : max(0, self.column(of: steps[index]) - 2)
    var entries: [WrittenEntry] = []
    while index < partner {
      entries.append(entry(isMapping: isMapping, isFlow: isFlow, parent: parent, limit: bound))
    }
    index = partner + 1
    let next = isFlow ? bound : min(bound, nextToken())
    let closing = remarks(before: next, atColumn: isFlow ? 0 : parent)
    return WrittenCollection(entries: entries, closing: closing, isFlow: isFlow)
  }

  private mutating func entry(isMapping: Bool, isFlow: Bool, parent: Int, limit: Int) -> WrittenEntry {
    var entry = WrittenEntry(
      leading: remarks(before: entryStart(steps[index]), andAboveIt: true),
      key: nil,
      value: WrittenNode(.alias(""))
    )
    if isMapping {
      let key = steps[index]
      entry.key = node(parent: parent, limit: limit)
      let value = steps[index]
      let line = source.position(of: key.end).line
      if pending < comments.count, comments[pending].offset < value.start, comments[pending].line == line {
        entry.head = comments[pending].text
        pending += 1
      }
      let isBlock =
        switch value.event.kind {
        case .sequenceStart(let isFlow), .mappingStart(let isFlow): !isFlow
        case .scalar, .alias, .sequenceEnd, .mappingEnd, .documentStart, .documentEnd, .streamEnd: false
        }
      if !isBlock {
        entry.leading += remarks(before: value.start).filter { $0 != .blank }
        if let head = entry.head {
          entry.leading.append(.comment(head))
          entry.head = nil
        }
      }
      entry.isBare =
        isFlow && value.start == value.end && isEmpty(value)
        && !source.bytes[key.end..<max(key.end, value.start)].contains(colon)
    }
    entry.value = node(parent: parent, limit: limit)
    let end = lastOffset()
    if pending < comments.count, comments[pending].offset < limit, !comments[pending].isAlone,
      comments[pending].line == source.position(of: end).line
    {
      entry.trailing = comments[pending].text
      pending += 1
    }
    return entry
  }

  private func column(of step: Step) -> Int { step.event.start.column - 1 }

  private func isEmpty(_ step: Step) -> Bool {
    guard case .scalar(let text, .plain) = step.event.kind else { return false }
    return text.isEmpty && step.event.anchor == nil && step.event.tag == nil
  }

  /// Where an entry begins, its properties included.
  private mutating func entryStart(_ step: Step) -> Int {
    source.offset(of: step.event.start)
  }

  /// Where the token that was read last ends.
  private func lastOffset() -> Int {
    var last = index - 1
    while last > 0 {
      switch steps[last].event.kind {
      case .scalar, .alias: return steps[last].end
      case .sequenceEnd, .mappingEnd:
        // Only brackets end where their event does; a block ends with its last entry.
        let byte = steps[last].end > 0 ? source.bytes[steps[last].end - 1] : 0
        let isBracket = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
        if isBracket, steps[last].end > steps[last].start { return steps[last].end }
      case .sequenceStart, .mappingStart, .documentStart, .documentEnd, .streamEnd: break
      }
      last -= 1
    }
    return 0
  }

  /// Where something begins that is no end of a block.
  private mutating func nextToken() -> Int {
    var next = index
    while next < steps.count {
      switch steps[next].event.kind {
      case .scalar, .alias, .sequenceStart, .mappingStart: return entryStart(steps[next])
      case .sequenceEnd, .mappingEnd: if steps[next].end > steps[next].start { return steps[next].start }
      case .documentStart, .documentEnd, .streamEnd: break
      }
      next += 1
    }
    return source.bytes.count
  }

  /// The comments before an offset that are not placed yet, with a blank line wherever the author left some.
  ///
  /// - Parameters:
  ///   - column: Ends at the first comment that stands further left.
  ///   - andAboveIt: Whether a blank line directly above the offset counts.
  private mutating func remarks(before offset: Int, atColumn column: Int = 0, andAboveIt: Bool = false) -> [Remark] {
    var remarks: [Remark] = []
    while pending < comments.count, comments[pending].offset < offset, comments[pending].column >= column {
      if isBlank(line: comments[pending].line - 1) { remarks.append(.blank) }
      remarks.append(.comment(comments[pending].text))
      pending += 1
    }
    if andAboveIt, isBlank(line: source.position(of: offset).line - 1) { remarks.append(.blank) }
    return remarks
  }

  private func isBlank(line: Int) -> Bool {
    guard line >= 1 else { return false }
    return source.contentEnd(ofLine: line) <= source.indentation(ofLine: line).lowerBound
  }

  private mutating func properties(of step: Step) -> String {
    guard step.event.anchor != nil || step.event.tag != nil else { return "" }
    let start = source.offset(of: step.event.start)
    let isEmpty = if case .scalar(let text, .plain) = step.event.kind { text.isEmpty } else { false }
    let end = isEmpty ? step.end : behindProperties(start)
    let words = source.bytes[start..<end].split(whereSeparator: isBlankOrBreak)
    return words.prefix { $0.first == UInt8(ascii: "&") || $0.first == UInt8(ascii: "!") }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private func lines(of step: Step, _ style: Scalar.Style) -> [String] {
    let isBlock = style == .literal || style == .folded
    var lines: [String] = []
    var offset = step.start
    while offset < step.end {
      var end = offset
      while end < step.end, !isBreak(source.bytes[end]) { end += 1 }
      var line = source.bytes[offset..<end]
      if !isBlock {
        // A line break folds the blanks around it; in double quotes a backslash may keep the ones before it.
        if offset > step.start { line = line.drop { $0 == space || $0 == tab } }
        if end < step.end {
          let kept = style == .doubleQuoted ? line.indices.last : line.lastIndex { $0 != space && $0 != tab }
          line = kept.map { line[...$0] } ?? []
        }
      }
      lines.append(String(decoding: line, as: UTF8.self))
      offset = end
      if offset < step.end {
        let isPair = source.bytes[offset] == carriageReturn && offset + 1 < step.end
        offset += isPair && source.bytes[offset + 1] == lineFeed ? 2 : 1
      }
    }
    // A file may end within its last text, which then has no line break at its end and must not get one.
    if isBlock, lines.count > 1, step.end == source.bytes.count, let header = lines.first,
      !lines[lines.count - 1].isEmpty, !isBreak(source.bytes[step.end - 1]), !header.prefix(3).contains("-")
    {
      lines[0] = header.prefix(1) + "-" + header.dropFirst().prefix(2).filter { $0 != "+" } + header.dropFirst(3)
    }
    return lines
  }
}
