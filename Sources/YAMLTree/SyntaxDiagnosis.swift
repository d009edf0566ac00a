import Diagnostics

/// Finds the author's mistake behind a failure of libyaml, which often stands before the place where it was noticed.
struct SyntaxDiagnosis {
  let failure: SyntaxFailure
  var source: SourceText
  /// The last quoted scalar, which may have swallowed what follows an unclosed quote.
  let lastQuoted: SourceRange?
  /// The `[` and `{` that were not closed yet, the innermost last.
  let openBrackets: [SourcePosition]
  /// Whether the first document has begun.
  let isInDocument: Bool

  mutating func diagnostic() -> Diagnostic {
    tabIndentation() ?? unclosedQuote() ?? behindQuote() ?? unclosedBracket() ?? general()
  }

  private var place: SourcePosition { failure.place }
  private var contextPlace: SourcePosition { failure.contextPlace }

  /// libyaml often notices a tab lines later, or takes it for a part of the value before it.
  private mutating func tabIndentation() -> Diagnostic? {
    var lines = [place.line]
    if failure.context == "while scanning a simple key" { lines.append(contextPlace.line) }
    for line in lines {
      guard let first = source.indentation(ofLine: line).first(where: { source.bytes[$0] == tab }) else { continue }
      return Diagnostic(.yamlTab, "a tab cannot indent a line", at: sign(at: first), help: "use spaces")
    }
    return nil
  }

  private mutating func unclosedQuote() -> Diagnostic? {
    if failure.context == "while scanning a quoted scalar", failure.problem.contains("unexpected") {
      let opening = sign(at: source.offset(of: contextPlace))
      return Diagnostic(.yamlUnclosed, "the quote that opens here is never closed", at: opening)
    }
    // The quote of a later line has closed this one, and what follows that one makes no sense.
    guard let lastQuoted, lastQuoted.end.line == place.line, lastQuoted.start.line < place.line else { return nil }
    let opening = sign(at: source.offset(of: lastQuoted.start))
    let closing = sign(at: source.offset(of: lastQuoted.end) - 1)
    let note = Diagnostic.Note("it is closed only here", at: closing)
    return Diagnostic(.yamlUnclosed, "the quote that opens here is not closed in its line", at: opening, notes: [note])
  }

  private mutating func behindQuote() -> Diagnostic? {
    guard let lastQuoted, lastQuoted.end.line == place.line, lastQuoted.end <= place else { return nil }
    let end = source.offset(of: lastQuoted.end)
    let offset = source.offset(of: place)
    guard source.bytes[end..<offset].allSatisfy(isBlankOrBreak) else { return nil }
    let start = source.offset(of: lastQuoted.start)
    let isSingle = source.bytes[start] == UInt8(ascii: "'")
    let help = isSingle ? "write '' for a quote inside single quotes" : #"write \" for a quote inside double quotes"#
    let note = Diagnostic.Note("the quoted text", at: lastQuoted)
    let message = "nothing can follow the closing quote"
    return Diagnostic(.yamlSyntax, message, at: source.word(at: offset), notes: [note], help: help)
  }

  /// A bracket counts as never closed when the text ends in it, or goes on with a line that is indented no deeper.
  private mutating func unclosedBracket() -> Diagnostic? {
    guard let opened = openBrackets.last else { return nil }
    let opening = source.offset(of: opened)
    let offset = source.offset(of: place)
    let isAtEnd = source.bytes[offset...].allSatisfy(isBlankOrBreak)
    let leavesBlock =
      place.line > opened.line
      && source.indentation(ofLine: place.line).count <= source.indentation(ofLine: opened.line).count
    let isMapping = source.bytes[opening] == UInt8(ascii: "{")
    let sign = sign(at: opening)
    if isAtEnd || leavesBlock {
      let message = "the '\(isMapping ? "{" : "[")' that opens here is never closed"
      return Diagnostic(.yamlUnclosed, message, at: sign)
    }
    guard failure.problem.hasPrefix("did not find expected ','") else { return nil }
    let note = Diagnostic.Note("opened here", at: sign)
    let message = "expected ',' or '\(isMapping ? "}" : "]")'"
    return Diagnostic(.yamlSyntax, message, at: source.word(at: offset), notes: [note])
  }

  private mutating func general() -> Diagnostic {
    let offset = source.offset(of: place)
    let contextOffset = source.offset(of: contextPlace)
    let word = source.word(at: offset)
    let isColon = offset < source.bytes.count && source.bytes[offset] == colon
    switch failure.problem {
    case "did not find expected key", "did not find expected node content":
      if isColon { return Diagnostic(.yamlKey, "a value without a key", at: word) }
      if failure.problem.hasSuffix("content") { return Diagnostic(.yamlSyntax, "expected a value here", at: word) }
      let help = "indent the line like its neighbours"
      let notes = beginning("the mapping begins here")
      return Diagnostic(.yamlSyntax, "expected a key here", at: word, notes: notes, help: help)
    case "did not find expected '-' indicator":
      let notes = beginning("the sequence begins here")
      return Diagnostic(.yamlSyntax, "expected '- ' here", at: word, notes: notes)
    case "could not find expected ':'":
      let end = max(contextOffset + 1, source.contentEnd(ofLine: contextPlace.line))
      return Diagnostic(.yamlSyntax, "expected ':' after this key", at: source.range(contextOffset..<end))
    case "mapping values are not allowed in this context":
      return misplacedColon(offset)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(.yamlSyntax, "a '- ' cannot stand here", at: word, help: "begin the sequence on its own line")
    case "mapping keys are not allowed in this context":
      return Diagnostic(.yamlSyntax, "a '? ' cannot stand here", at: word, help: "put the text into quotes")
    case "found character that cannot start any token":
      return Diagnostic(.yamlSyntax, "a text cannot begin like this", at: word, help: "put it into quotes")
    case "found unexpected ':'":
      return Diagnostic(.yamlSyntax, "a ':' cannot end a text here", at: word, help: "put the text into quotes")
    case "did not find expected alphabetic or numeric character":
      let help = "put a text that begins with it into quotes"
      return Diagnostic(.yamlSyntax, "expected a name behind this sign", at: sign(at: contextOffset), help: help)
    case "found unknown escape character":
      let range = source.range(offset..<min(offset + 2, source.bytes.count))
      let help = #"write '\\' for a backslash, or use single quotes"#
      return Diagnostic(.yamlSyntax, "unknown escape in a quoted text", at: range, help: help)
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return Diagnostic(.yamlSyntax, "the escape does not name a character", at: word)
    case "did not find expected <document start>":
      let message = isInDocument ? "the document ended before this" : "expected a line '---' before this"
      return Diagnostic(.yamlSyntax, message, at: word)
    case "found incompatible YAML document":
      return Diagnostic(.yamlSyntax, "an unknown version of YAML", at: word, help: "%YAML 1.2")
    default:
      return Diagnostic(.yamlSyntax, failure.problem, at: word)
    }
  }

  /// Either the first `:` of a line that is not indented like a key, or one inside a value that needs quotes.
  private mutating func misplacedColon(_ offset: Int) -> Diagnostic {
    let start = source.indentation(ofLine: place.line).upperBound
    let before = source.bytes[start..<max(start, offset)]
    if !before.isEmpty, !before.contains(colon) {
      let help = "indent the line like its neighbours, and end the line of a key with ':'"
      return Diagnostic(.yamlSyntax, "a key cannot stand here", at: source.range(start..<offset), help: help)
    }
    let help = "put a text that holds ': ' into quotes"
    return Diagnostic(.yamlSyntax, "a ':' cannot stand here", at: sign(at: offset), help: help)
  }

  private func beginning(_ message: String) -> [Diagnostic.Note] {
    guard contextPlace != place else { return [] }
    return [Diagnostic.Note(message, at: SourceRange(in: source.file, start: contextPlace, end: contextPlace))]
  }

  /// One ASCII character, or the end of the text.
  private mutating func sign(at offset: Int) -> SourceRange {
    source.range(offset..<min(offset + 1, source.bytes.count))
  }
}
