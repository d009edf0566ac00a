import Diagnostics

extension SyntaxFailure {
  /// The diagnostic at the author's mistake, which is often not where libyaml noticed it.
  func diagnostic(in source: inout SourceText, lastQuoted: SourceRange?) -> Diagnostic {
    let offset = source.offset(of: place)
    let contextOffset = source.offset(of: contextPlace)
    if let tab = tabIndentation(in: &source) { return tab }
    if let context, context.hasPrefix("while scanning a quoted scalar"), problem.contains("unexpected") {
      let quote = source.bytes[contextOffset] == UInt8(ascii: "'") ? "'" : "\""
      let range = source.range(contextOffset..<(contextOffset + 1))
      return Diagnostic(.yamlUnclosed, "the quote \(quote) that opens here is never closed", at: range)
    }
    if let lastQuoted, lastQuoted.end.line == place.line, lastQuoted.start.line < place.line {
      let start = source.offset(of: lastQuoted.start)
      let note = Diagnostic.Note("it is closed only here", at: closing(lastQuoted, in: &source))
      let message = "the quote that opens here is not closed in its line"
      return Diagnostic(.yamlUnclosed, message, at: source.range(start..<(start + 1)), notes: [note])
    }
    if let unclosed = unclosedBracket(in: &source, offset: offset, opening: contextOffset) { return unclosed }
    return general(in: &source, offset: offset, contextOffset: contextOffset)
  }

  /// libyaml often notices a tab lines later, or takes it for a part of the value before it.
  private func tabIndentation(in source: inout SourceText) -> Diagnostic? {
    var indentation = source.indentation(ofLine: place.line)
    let isAtTab = indentation.contains { source.bytes[$0] == tab }
    if !isAtTab, context?.hasPrefix("while scanning a simple key") == true {
      indentation = source.indentation(ofLine: contextPlace.line)
    }
    guard let first = indentation.first(where: { source.bytes[$0] == tab }) else { return nil }
    let range = source.range(first..<(first + 1))
    return Diagnostic(.yamlTab, "a tab cannot indent a line", at: range, help: "use spaces")
  }

  private func closing(_ quoted: SourceRange, in source: inout SourceText) -> SourceRange {
    let end = source.offset(of: quoted.end)
    return source.range((end - 1)..<end)
  }

  /// A bracket counts as never closed when the text ends in it, or goes on with a line that is indented no deeper.
  private func unclosedBracket(in source: inout SourceText, offset: Int, opening: Int) -> Diagnostic? {
    guard let context, context.hasPrefix("while parsing a flow") else { return nil }
    let bracket = source.bytes[opening] == UInt8(ascii: "{") ? "{" : "["
    let closing = bracket == "{" ? "}" : "]"
    let range = source.range(opening..<(opening + 1))
    let rest = source.bytes[offset...].allSatisfy(isBlankOrBreak)
    let leavesBlock =
      place.line > contextPlace.line
      && source.indentation(ofLine: place.line).count <= source.indentation(ofLine: contextPlace.line).count
    if rest || leavesBlock {
      return Diagnostic(.yamlUnclosed, "the '\(bracket)' that opens here is never closed", at: range)
    }
    let note = Diagnostic.Note("the '\(bracket)' opens here", at: range)
    let message = "expected ',' or '\(closing)'"
    return Diagnostic(.yamlSyntax, message, at: source.word(at: offset), notes: [note])
  }

  private func general(in source: inout SourceText, offset: Int, contextOffset: Int) -> Diagnostic {
    let word = source.word(at: offset)
    switch problem {
    case "could not find expected ':'":
      let end = max(contextOffset + 1, source.contentEnd(ofLine: contextPlace.line))
      return Diagnostic(.yamlSyntax, "expected ':' after this key", at: source.range(contextOffset..<end))
    case "mapping values are not allowed in this context":
      let help = "quote a text that holds ': ', or indent the line like its neighbours"
      return Diagnostic(.yamlSyntax, "a ':' cannot stand here", at: word, help: help)
    case "did not find expected key":
      let help = "indent the line like its neighbours"
      return Diagnostic(.yamlSyntax, "expected a key here", at: word, notes: beginning(in: source), help: help)
    case "did not find expected '-' indicator":
      return Diagnostic(.yamlSyntax, "expected '- ' here", at: word, notes: beginning(in: source))
    case "block sequence entries are not allowed in this context":
      return Diagnostic(.yamlSyntax, "a '- ' cannot stand here", at: word)
    case "found character that cannot start any token":
      let sign = Self.character(in: source, at: offset)
      return Diagnostic(.yamlSyntax, "a text cannot begin with '\(sign)'", at: word, help: "put it into quotes")
    case "found unknown escape character":
      let range = source.range(offset..<min(offset + 2, source.bytes.count))
      let help = #"write '\\' for a backslash, or use single quotes"#
      return Diagnostic(.yamlSyntax, "unknown escape in a quoted text", at: range, help: help)
    case "did not find expected <document start>":
      return Diagnostic(.yamlSyntax, "the document ended before this", at: word)
    case "did not find expected node content":
      return Diagnostic(.yamlSyntax, "expected a value here", at: word)
    default:
      let notes = context == nil ? [] : beginning(in: source)
      return Diagnostic(.yamlSyntax, problem, at: word, notes: notes)
    }
  }

  private func beginning(in source: SourceText) -> [Diagnostic.Note] {
    guard let context, contextPlace != place else { return [] }
    let range = SourceRange(file: source.file, start: contextPlace, end: contextPlace)
    return [Diagnostic.Note(context, at: range)]
  }

  private static func character(in source: SourceText, at offset: Int) -> String {
    String(decoding: source.bytes[offset...].prefix(4), as: UTF8.self).first.map(String.init) ?? ""
  }
}
