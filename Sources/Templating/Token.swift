/// One word of a tag.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case name(String)
    case string(String)
    case integer(Int)
    case symbol(String)
    /// Behind the last word of a tag.
    case end
  }

  let kind: Kind
  let range: Range<Int>

  /// How a diagnostic quotes the token.
  var spelling: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .string(let text): "the string '\(text)'"
    case .integer(let number): "'\(number)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end of the tag"
    }
  }
}

/// A stretch of a template: text to copy, or the words of one tag.
struct Segment: Sendable {
  enum Kind: Sendable {
    case data([UInt8])
    case print([Token])
    case tag([Token])
  }

  let kind: Kind
  let range: Range<Int>
}

/// A mistake that ends the reading of a tag or of a whole template.
struct SyntaxError: Error {
  let message: String
  let range: Range<Int>
  var help: String?
}
