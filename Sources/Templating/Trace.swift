package import Diagnostics

/// A statement that prints, with what has to be known to say where its output comes from.
struct TracePoint: Sendable {
  /// The text that is copied, or the tag that prints.
  let range: SourceRange
  /// Whether the output is the template's own text, line by line.
  let isData: Bool
  /// What led to the statement within its template, or within its macro.
  let chain: [TemplateLink]
  /// What is printed is a part of these, the nearest last.
  let direct: [Code]
  /// The records that the place is about, the nearest last.
  let surrounding: [Code]
}

/// From here on the output comes from a point.
struct TraceMark: Sendable {
  /// A macro that is being called.
  struct Caller: Sendable {
    let place: SourceRange
    /// The statement that calls.
    let point: Int?
    let origins: [SourceRange]
  }

  var offset: Int
  let point: Int
  let callers: [Caller]
  /// The places of the spec behind it.
  let origins: [SourceRange]
  /// What was printed into a text that the statement went on to change.
  var inside: [TraceMark] = []
}

/// A text that was printed into a value.
struct TakenText: Sendable {
  let text: String
  /// From its beginning.
  let marks: [TraceMark]
}

extension TraceMark {
  func moved(by distance: Int) -> TraceMark {
    var mark = self
    mark.offset += distance
    return mark
  }
}

extension [TraceMark] {
  /// Puts marks of a text that was taken back into the statement that it is a part of.
  mutating func fold(behind count: Int) {
    guard count < self.count else { return }
    if count > 0 { self[count - 1].inside += self[count...] }
    removeLast(self.count - count)
  }

  /// Moves the marks of a text that has become another of as many lines.
  mutating func move(from old: [UInt8], at start: Int, to new: ArraySlice<UInt8>) {
    let (oldStarts, newStarts) = (old[...].lineStarts, new.lineStarts)
    guard oldStarts.count == newStarts.count else { return }
    for index in indices.reversed() {
      // The statement's own mark stands at the start too, and may stay there.
      guard self[index].offset > start else { break }
      let offset = self[index].offset - start
      let line = (oldStarts.firstIndex { $0 > offset } ?? oldStarts.count) - 1
      let ends = (
        line + 1 < oldStarts.count ? oldStarts[line + 1] : old.count,
        line + 1 < newStarts.count ? newStarts[line + 1] : new.endIndex
      )
      // What begins a line takes along what was put before it; the rest stays as far from the end.
      self[index].offset =
        offset == oldStarts[line] ? newStarts[line] : Swift.max(newStarts[line], ends.1 - (ends.0 - offset))
    }
  }
}

extension ArraySlice<UInt8> {
  /// Where lines begin.
  fileprivate var lineStarts: [Int] { [startIndex] + indices.filter { self[$0] == .newline }.map { $0 + 1 } }
}

extension Value {
  /// The places of the spec that a record comes from, or the records of a list.
  var origins: [SourceRange] {
    switch self {
    case .record(let record): record.origin.map { [$0] } ?? []
    case .list(let items): items.flatMap(\.origins)
    case .string, .int, .bool, .none: []
    }
  }
}

extension Checker {
  /// A statement with what has to be known of it, where that is asked for.
  func traced(_ range: Range<Int>, isData: Bool, _ code: [Instruction]) -> [Instruction] {
    guard environment.isTracing, !code.isEmpty else { return code }
    var direct: [Code] = []
    for case .print(let value) in code { direct += recordPaths(value) }
    let point = TracePoint(
      range: place(range),
      isData: isData,
      chain: Array(chain[outerLinks...]),
      direct: direct,
      surrounding: scope.subjects
    )
    return [.trace(point)] + code
  }

  /// The chains of fields in an expression, each with the shorter ones that it begins with, the shortest first.
  private func recordPaths(_ code: Code) -> [Code] {
    switch code {
    case .field(let base, _) where path(base) != nil: recordPaths(base) + [base, code]
    case .local, .root, .constant, .loop: []
    case .field(let base, _), .not(let base), .truth(let base), .isNone(let base), .isOdd(let base): recordPaths(base)
    case .list(let parts), .concatenation(let parts): parts.flatMap(recordPaths)
    case .element(let left, let right, _), .and(let left, let right), .or(let left, let right),
      .either(let left, let right), .comparison(_, let left, let right), .listContains(let left, let right),
      .textContains(let left, let right), .arithmetic(_, let left, let right, _),
      .listConcatenation(let left, let right):
      recordPaths(left) + recordPaths(right)
    case .choice(let condition, let value, let other): [condition, value, other].flatMap(recordPaths)
    case .join(let items, let separator, _): recordPaths(separator) + recordPaths(items)
    case .builtin(_, let input, let arguments, _), .external(_, let input, let arguments, _):
      arguments.flatMap(recordPaths) + recordPaths(input)
    case .call(_, let arguments, _): arguments.flatMap(recordPaths)
    }
  }
}

/// Output of which every line can say where it comes from.
package struct TracedOutput: Sendable {
  /// One source of a line.
  package struct Part: Sendable, Hashable {
    /// The words of the template.
    package var range: SourceRange
    /// What led there, from the template inwards.
    package let links: [TemplateLink]
    /// The places of the spec that it is about.
    package var origins: [SourceRange]
    /// Whether it went into a text that was changed before it was printed.
    package let isInside: Bool
  }

  package let bytes: [UInt8]
  let marks: [TraceMark]
  let points: [TracePoint]
  /// Where a file of the templates lies.
  private(set) var locate: @Sendable (SourceRange) -> SourceRange = { $0 }

  /// The same with the places of the templates' files.
  package func located(_ locate: @escaping @Sendable (SourceRange) -> SourceRange) -> TracedOutput {
    var output = self
    output.locate = locate
    return output
  }

  /// How many lines there are; what stands behind the last line break is one if it is not empty.
  package var lineCount: Int { bytes.count { $0 == .newline } + (bytes.last.map { $0 == .newline ? 0 : 1 } ?? 0) }

  /// A line without its break.
  package func line(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  private func range(of number: Int) -> Range<Int> {
    let starts = bytes[...].lineStarts + [bytes.count + 1]
    return starts[number - 1]..<starts[number] - 1
  }

  /// Where a line comes from, in the order of its words; a line of the same template is told once.
  package func parts(of number: Int) -> [Part] {
    var line = range(of: number)
    // Of an empty line there is nothing but its break.
    if line.isEmpty, line.upperBound < bytes.count { line = line.lowerBound..<line.upperBound + 1 }
    var parts: [Part] = []
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].offset : bytes.count
      let piece = max(mark.offset, line.lowerBound)..<max(min(end, line.upperBound), max(mark.offset, line.lowerBound))
      guard !piece.isEmpty else { continue }
      add(part(mark, piece), to: &parts)
      for inner in mark.inside { add(part(inner, nil), to: &parts) }
    }
    return parts
  }

  private func add(_ part: Part, to parts: inout [Part]) {
    guard
      let index = parts.firstIndex(where: {
        $0.range.file == part.range.file && $0.range.start.line == part.range.start.line && $0.links == part.links
      })
    else { return parts.append(part) }
    parts[index].range.start = min(parts[index].range.start, part.range.start)
    parts[index].range.end = max(parts[index].range.end, part.range.end)
    parts[index].origins += part.origins.filter { !parts[index].origins.contains($0) }
  }

  private func part(_ mark: TraceMark, _ piece: Range<Int>?) -> Part {
    let point = points[mark.point]
    var range = point.range
    if point.isData, let piece {
      // The output is the template's text, so that its lines can be counted.
      var position = range.start
      for byte in bytes[mark.offset..<piece.lowerBound] { position.move(over: byte) }
      range.start = position
      for byte in bytes[piece] where byte != .newline { position.move(over: byte) }
      range.end = position
    }
    let calls = mark.callers.flatMap { caller in
      (caller.point.map { points[$0].chain } ?? []) + [TemplateLink(.call, at: caller.place)]
    }
    let links = (calls + point.chain).map { TemplateLink($0.kind, at: locate($0.range)) }
    return Part(range: locate(range), links: links, origins: mark.origins, isInside: piece == nil)
  }
}

extension SourcePosition {
  fileprivate mutating func move(over byte: UInt8) {
    if byte == .newline {
      self = SourcePosition(line: line + 1, column: 1)
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}

extension Template {
  /// Renders as `render` does; a template that was loaded for it can tell where each line comes from.
  package func trace(_ values: [Value]) throws(RenderFailure) -> TracedOutput {
    var renderer = Renderer(program, values)
    try renderer.run(program.steps.start)
    return TracedOutput(bytes: renderer.output.bytes, marks: renderer.marks, points: program.steps.tracePoints)
  }
}
