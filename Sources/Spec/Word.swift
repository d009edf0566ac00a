package import Diagnostics
package import YAMLTree

/// One scalar of the author's, with its place.
package struct Word: Sendable, Hashable {
  package var text: String
  /// What YAML reads the scalar as; a quoted one is always a string.
  package var value: Scalar.Value
  package var range: SourceRange
  /// How the text is written in the range; absent when it isn't there by itself.
  private let style: Scalar.Style?

  package init(_ scalar: Scalar, at range: SourceRange) {
    text = scalar.text
    value = scalar.value
    self.range = range
    style = scalar.style
  }

  private init(text: String, value: Scalar.Value, range: SourceRange, style: Scalar.Style?) {
    self.text = text
    self.value = value
    self.range = range
    self.style = style
  }

  /// The place of the code points `bounds` of the text, or of the whole word where escapes or line breaks hide them.
  package func range(of bounds: Range<Int>) -> SourceRange {
    guard let offset else { return range }
    let line = range.start.line
    let column = range.start.column + offset
    return SourceRange(
      in: range.source,
      start: SourcePosition(line: line, column: column + bounds.lowerBound),
      end: SourcePosition(line: line, column: column + bounds.upperBound)
    )
  }

  /// The code points `bounds` of the text as a word of its own.
  package func part(_ bounds: Range<Int>) -> Word {
    Word(
      text: bounds == 0..<length ? text : text(bounds),
      value: .string,
      range: range(of: bounds),
      style: offset == nil ? nil : .plain
    )
  }

  private func text(_ bounds: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: bounds.lowerBound)
    let end = scalars.index(start, offsetBy: bounds.count)
    return String(scalars[start..<end])
  }

  /// How many code points the text has.
  var length: Int {
    var text = text
    return text.withUTF8 { bytes in bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }

  /// A fixed value that stands at the code points `bounds` of the text.
  package func literal(_ text: String, _ value: Scalar.Value, at bounds: Range<Int>) -> Word {
    Word(text: text, value: value, range: range(of: bounds), style: nil)
  }

  /// Where the text's first character stands behind the start of the range; absent when the text isn't verbatim there.
  private var offset: Int? {
    guard range.start.line == range.end.line else { return nil }
    let written = range.end.column - range.start.column
    return switch style {
    case .plain: written == length ? 0 : nil
    case .singleQuoted, .doubleQuoted: written == length + 2 ? 1 : nil
    case .literal, .folded, nil: nil
    }
  }
}

/// Words that the author listed together.
package struct WordList: Sendable, Hashable {
  package var words: [Word]
  /// What holds of the records that count, for values that are unique among some.
  package var condition: Word?
  package var range: SourceRange

  /// Whether it counts every record.
  package var isForAll: Bool { condition == nil }

  package init(_ words: [Word], at range: SourceRange) {
    self.words = words
    self.range = range
  }
}
