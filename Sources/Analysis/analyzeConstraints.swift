import Diagnostics
import Model
import Patterns
import Spec

extension Analyzer {
  /// What the author bounds a field's values by, as far as it fits the type.
  mutating func constraints(of written: FieldSpec, _ type: ValueType) -> Constraints {
    var constraints = Constraints()
    if let word = written.length, applies(.length, to: type, type.hasLength, "text and bytes", in: written) {
      (constraints.minimumLength, constraints.maximumLength) = length(word, type)
    }
    if case .email = type {
      constraints.maximumLength = min(constraints.maximumLength ?? emailLength, emailLength)
    }
    if case .slug = type, constraints.maximumLength == nil { constraints.maximumLength = Limits.slugLength }
    if let word = written.minimum, applies(.minimum, to: type, type.isOrdered, ordered, in: written) {
      constraints.minimum = literal(word, type, of: "'min'")
    }
    if let word = written.maximum, applies(.maximum, to: type, type.isOrdered, ordered, in: written) {
      constraints.maximum = literal(word, type, of: "'max'")
    }
    if let minimum = constraints.minimum, let maximum = constraints.maximum, maximum.isLess(than: minimum),
      let lower = written.minimum, let upper = written.maximum
    {
      findings.error(
        .emptyRange,
        "no value is at least \(lower.text) and at most \(upper.text)",
        at: upper.range,
        notes: [Diagnostic.Note("'min' stands here", at: lower.range)]
      )
    }
    count(items: written, type, &constraints)
    if let word = written.pattern, applies(.pattern, to: type, type.takesPattern, "string and text", in: written) {
      constraints.pattern = pattern(word)?.canonical
    }
    return constraints
  }

  private var ordered: String { "numbers, dates, moments and lengths of time" }
  private var emailLength: Int { 254 }

  private mutating func applies(
    _ key: FieldKey,
    to type: ValueType,
    _ isFit: Bool,
    _ fit: String,
    in written: FieldSpec
  ) -> Bool {
    guard !isFit, let used = written.keys.first(where: { $0.key == key }) else { return isFit }
    let isSwapped = key == .length && type.isOrdered || key != .length && type.hasLength && key != .pattern
    var help = isSwapped ? (key == .length ? "use 'min' and 'max'" : "use 'length: 1..200'") : nil
    if case .list = type {
      help = key == .length ? "use 'max_items'" : "say it of the items: 'items: {\(key.rawValue): …}'"
    }
    findings.error(
      .keyDoesNotApply,
      "'\(key.rawValue)' is for \(fit), and '\(written.name.text)' is of the type '\(type.spelled)'",
      at: used.word.range,
      help: help
    )
    return false
  }

  /// Reads `1..200`, `..2000`, `2..` and `3`.
  mutating func length(_ word: Word, _ type: ValueType) -> (minimum: Int?, maximum: Int?) {
    let text = word.text
    let limit = Limits.textLength
    guard let (lower, upper) = lengthBounds(text) else {
      findings.error(
        .invalidLength,
        "'\(text)' is no length",
        at: word.range,
        help: "write 1..200, ..2000, 2.. or 3, with at most \(limit)"
      )
      return (nil, nil)
    }
    if let lower, let upper, lower > upper {
      findings.error(.emptyRange, "no text is at least \(lower) and at most \(upper) long", at: word.range)
      return (nil, nil)
    }
    if case .email = type, max(lower ?? 0, upper ?? 0) > emailLength {
      findings.error(.invalidLength, "an email address has at most \(emailLength) characters", at: word.range)
      return (nil, nil)
    }
    if upper == 0 {
      findings.error(.invalidLength, "a text of no characters says nothing", at: word.range)
      return (nil, nil)
    }
    return (lower == 0 ? nil : lower, upper)
  }

  /// The bounds that a length spells; nothing when it is none.
  func lengthBounds(_ text: String) -> (lower: Int?, upper: Int?)? {
    let bytes = Array(text.utf8)
    let point = UInt8(ascii: ".")
    let dots = bytes.indices.dropLast().first { bytes[$0] == point && bytes[$0 + 1] == point }
    let lowerDigits = bytes[..<(dots ?? bytes.count)]
    let upperDigits = dots.map { bytes[($0 + 2)...] } ?? lowerDigits
    func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard (1...7).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      return number <= Limits.textLength ? number : nil
    }
    let lower = number(lowerDigits)
    let upper = number(upperDigits)
    guard !(lowerDigits.isEmpty && upperDigits.isEmpty), lowerDigits.isEmpty || lower != nil,
      upperDigits.isEmpty || upper != nil
    else { return nil }
    return (lower, upper)
  }

  mutating func literal(_ word: Word, _ type: ValueType, of subject: String) -> Literal? {
    do throws(LiteralProblem) {
      return try word.literal(of: type) { [enums] in enums[$0] ?? nil }
    } catch {
      findings.error(
        .invalidLiteral,
        "\(subject) is '\(word.text)', which \(error.message)",
        at: word.range,
        help: error.help
      )
      return nil
    }
  }

  /// What a value breaks of what its field asks, as a clause behind the value, and where that is said.
  func violation(
    of value: Literal,
    _ constraints: Constraints,
    in written: FieldSpec
  ) -> (problem: String, place: SourceRange?)? {
    if let minimum = constraints.minimum, value.isLess(than: minimum) {
      return ("is less than \(written.minimum?.text ?? "the minimum")", written.minimum?.range)
    }
    if let maximum = constraints.maximum, maximum.isLess(than: value) {
      return ("is more than \(written.maximum?.text ?? "the maximum")", written.maximum?.range)
    }
    let text: String
    let count: Int
    switch value {
    case .string(let value): (text, count) = (value, value.unicodeScalars.count)
    case .bytes(let bytes): (text, count) = ("", bytes.count)
    case .int, .float, .decimal, .longDecimal, .bool, .date, .datetime, .duration, .uuid, .json, .list, .enumCase:
      return nil
    }
    if let minimum = constraints.minimumLength, count < minimum {
      return ("is shorter than \(minimum)", written.length?.range)
    }
    if let maximum = constraints.maximumLength, count > maximum {
      return ("is longer than \(maximum)", written.length?.range)
    }
    if constraints.pattern != nil, let word = written.pattern, case .success(let pattern)? = patterns[word.text],
      !pattern.matches(text)
    {
      return ("does not match the pattern", word.range)
    }
    return nil
  }

  private mutating func pattern(_ word: Word) -> Pattern? {
    let result = patterns[word.text] ?? Pattern.parse(word.text)
    patterns[word.text] = result
    switch result {
    case .success(let pattern): return pattern
    case .failure(let problem):
      findings.error(problem.code, problem.message, at: word.range(of: problem.bounds), help: problem.help)
      return nil
    }
  }
}

extension ValueType {
  fileprivate var takesPattern: Bool {
    switch self {
    case .string, .text: true
    case .email, .url, .slug, .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .bytes, .json,
      .list,
      .enumeration:
      false
    }
  }
}
