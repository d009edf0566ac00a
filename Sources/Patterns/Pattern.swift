package import Diagnostics

/// A regular expression of the portable subset, which means the same in every engine and always matches whole values.
package struct Pattern: Sendable {
  /// How many characters a pattern may have.
  package static let lengthLimit = 1_000

  /// What the pattern is made of.
  package let node: PatternNode
  /// The pattern in a spelling that no engine reads in a way of its own: classes spelled out, groups without numbers.
  package let canonical: String
  private let program: PatternProgram

  package static func parse(_ text: String) -> Result<Pattern, PatternProblem> {
    do throws(PatternProblem) {
      var parser = PatternParser(text)
      let node = try parser.parse()
      let whole = 0..<text.unicodeScalars.count
      guard node.size <= 10_000 else {
        throw PatternProblem(
          .patternTooLarge,
          "the pattern repeats more than any engine can hold",
          at: whole,
          help: "use smaller counts, or 'length' beside a simpler pattern"
        )
      }
      switch PatternAmbiguity.judge(node) {
      case .linear: break
      case .explosive: throw .backtracks(at: whole)
      case .unknown:
        throw PatternProblem(
          .patternTooLarge,
          "the pattern is too large to tell whether it is safe",
          at: whole,
          help: "use smaller counts inside what is repeated"
        )
      }
      return .success(Pattern(node: node, canonical: node.canonical, program: PatternProgram(node)))
    } catch {
      return .failure(error)
    }
  }

  /// Whether the whole text matches, in time proportional to the text's length.
  package func matches(_ text: String) -> Bool {
    program.matches(text)
  }
}

/// Why a text is no portable pattern, and where in it.
package struct PatternProblem: Error {
  package var code: DiagnosticCode
  package var message: String
  /// In code points of the pattern.
  package var bounds: Range<Int>
  package var help: String?

  init(_ code: DiagnosticCode, _ message: String, at bounds: Range<Int>, help: String? = nil) {
    self.code = code
    self.message = message
    self.bounds = bounds
    self.help = help
  }

  static func backtracks(at bounds: Range<Int>) -> PatternProblem {
    PatternProblem(
      .patternBacktracks,
      "the pattern can match the same text in many ways, which takes some engines forever",
      at: bounds,
      help: "let what is repeated begin or end with a character that the rest cannot be: '[a-z]+(-[a-z]+)*'"
    )
  }
}

/// What a pattern is made of.
package indirect enum PatternNode: Sendable {
  case one(CharacterSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// Without an upper bound when `maximum` is absent.
  case repeated(PatternNode, minimum: Int, maximum: Int?)

  /// How many characters the pattern has when its counts are written out, as far as it matters.
  var size: Int {
    switch self {
    case .one: return 1
    case .sequence(let nodes), .choice(let nodes): return nodes.reduce(1) { min($0 + $1.size, 1_000_000) }
    case .repeated(let node, let minimum, let maximum):
      return min(node.size * max(maximum ?? minimum + 1, 1) + 1, 1_000_000)
    }
  }

  var isNullable: Bool {
    switch self {
    case .one: false
    case .sequence(let nodes): nodes.allSatisfy(\.isNullable)
    case .choice(let nodes): nodes.contains(where: \.isNullable)
    case .repeated(let node, let minimum, _): minimum == 0 || node.isNullable
    }
  }
}

/// Code points by their ranges, which do not overlap.
package struct CharacterSet: Sendable, Equatable {
  /// In the author's order where the author's do not overlap, otherwise sorted.
  package let ranges: [ClosedRange<UInt32>]
  /// Whether the set is everything but the ranges.
  package let isNegated: Bool

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged.count == ranges.count ? ranges : merged
    self.isNegated = isNegated
  }

  init(_ scalar: Unicode.Scalar) {
    self.init([scalar.value...scalar.value])
  }

  static let digits = CharacterSet([0x30...0x39])
  static let wordCharacters = CharacterSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let spaces = CharacterSet([0x09...0x0A, 0x0D...0x0D, 0x20...0x20])
  static let anyInLine = CharacterSet([0x0A...0x0A, 0x0D...0x0D], isNegated: true)

  var negated: CharacterSet { CharacterSet(ranges, isNegated: !isNegated) }

  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  func overlaps(_ other: CharacterSet) -> Bool {
    let left = positive
    let right = other.positive
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if left[first].overlaps(right[second]) { return true }
      if left[first].upperBound < right[second].upperBound { first += 1 } else { second += 1 }
    }
    return false
  }

  /// The ranges of what the set holds, in order.
  private var positive: [ClosedRange<UInt32>] {
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    guard isNegated else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }
}
