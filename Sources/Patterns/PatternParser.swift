import Diagnostics

/// Reads the portable subset of regular expressions and refuses everything else by its own name.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func parse() throws(PatternProblem) -> PatternNode {
    guard scalars.count <= Pattern.lengthLimit else {
      let message = "the pattern has \(scalars.count) characters, more than the \(Pattern.lengthLimit) allowed"
      throw PatternProblem(.patternTooLarge, message, at: 0..<scalars.count)
    }
    for (place, scalar) in scalars.enumerated() where scalar.value < 0x20 || scalar.value == 0x7F {
      throw PatternProblem(
        .patternSyntax,
        "a control character stands in the pattern",
        at: place..<(place + 1),
        help: #"write \t, \n or \r"#
      )
    }
    // The whole value is matched anyway, so the habit of saying so changes nothing.
    if current == "^" { index = 1 }
    let node = try choice()
    if let scalar = current {
      throw problem(.patternSyntax, "'\(scalar)' closes nothing", help: "write '\\\(scalar)' for the character")
    }
    return node
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func peek(_ offset: Int = 1) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  /// A problem with the next `count` characters.
  private func problem(_ code: DiagnosticCode, _ message: String, count: Int = 1, help: String? = nil) -> PatternProblem
  {
    PatternProblem(code, message, at: index..<min(index + count, max(scalars.count, index + 1)), help: help)
  }

  private mutating func choice() throws(PatternProblem) -> PatternNode {
    var branches = [try sequence()]
    while current == "|" {
      index += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if scalar == "$", index == scalars.count - 1 {
        index += 1
        break
      }
      nodes.append(try quantified(try atom()))
    }
    guard !nodes.isEmpty else {
      throw problem(.patternSyntax, "nothing stands here to match", help: "for an optional part write '(…)?'")
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func quantified(_ node: PatternNode) throws(PatternProblem) -> PatternNode {
    let start = index
    guard let (minimum, maximum) = try quantifier() else { return node }
    switch current {
    case "?":
      throw problem(
        .patternNotPortable,
        "a lazy repetition is not portable",
        help: "leave the second '?' out: the whole value is matched"
      )
    case "+":
      throw problem(.patternNotPortable, "a possessive repetition is not portable", help: "leave the '+' out")
    case "*", "{":
      throw problem(.patternSyntax, "a repetition is repeated", help: "put the inner one in '(…)'")
    case _: break
    }
    if case .one = node {
    } else if maximum ?? 2 > 1, node.isNullable {
      throw .backtracks(at: start..<index)
    }
    return minimum == 1 && maximum == 1 ? node : .repeated(node, minimum: minimum, maximum: maximum)
  }

  private mutating func quantifier() throws(PatternProblem) -> (Int, Int?)? {
    switch current {
    case "*":
      index += 1
      return (0, nil)
    case "+":
      index += 1
      return (1, nil)
    case "?":
      index += 1
      return (0, 1)
    case "{": return try counts()
    case _: return nil
    }
  }

  private mutating func counts() throws(PatternProblem) -> (Int, Int?) {
    let start = index
    guard let close = scalars[index...].firstIndex(of: "}") else {
      throw problem(.patternSyntax, "'{' is not closed", help: #"write '\{' for the character"#)
    }
    let text = String(String.UnicodeScalarView(scalars[(index + 1)..<close]))
    let length = close + 1 - start
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.utf8.count <= 6 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...2).contains(parts.count), let minimum = numbers[0], parts.last == "" || numbers.last != .some(nil) else {
      throw problem(
        .patternSyntax,
        "'{\(text)}' is no count",
        count: length,
        help: text.hasPrefix(",") ? "write '{0\(text)}'" : #"write {3}, {3,} or {3,5}, or '\{' for the character"#
      )
    }
    let maximum = parts.count == 1 ? minimum : numbers[1]
    guard max(minimum, maximum ?? 0) <= 1000 else {
      throw problem(
        .patternTooLarge,
        "'{\(text)}' counts beyond 1000",
        count: length,
        help: "use 'length' for long texts"
      )
    }
    guard maximum ?? 1 > 0, minimum <= maximum ?? minimum else {
      throw problem(.patternSyntax, "'{\(text)}' is an empty range", count: length)
    }
    index = close + 1
    return (minimum, maximum)
  }

  private mutating func atom() throws(PatternProblem) -> PatternNode {
    guard let scalar = current else { throw problem(.patternSyntax, "the pattern ends too early") }
    switch scalar {
    case "(": return try group()
    case "[": return .one(try characterClass())
    case ".":
      index += 1
      return .one(.anyInLine)
    case "\\": return .one(try escape(inClass: false))
    case "^", "$":
      throw problem(
        .patternNotPortable,
        "'\(scalar)' stands inside the pattern",
        help: "the whole value is matched anyway: leave it out, or write '\\\(scalar)' for the character"
      )
    case "*", "+", "?":
      throw problem(.patternSyntax, "'\(scalar)' has nothing to repeat", help: "write '\\\(scalar)' for the character")
    case "{", "}", "]":
      throw problem(.patternSyntax, "'\(scalar)' means nothing here", help: "write '\\\(scalar)' for the character")
    case _:
      index += 1
      return .one(CharacterSet(scalar))
    }
  }

  private mutating func group() throws(PatternProblem) -> PatternNode {
    let start = index
    guard depth < 50 else { throw problem(.patternTooLarge, "groups are nested deeper than 50") }
    if peek() == "?" {
      guard peek(2) == ":" else { throw refusal(ofGroup: peek(2), peek(3)) }
      index += 3
    } else {
      index += 1
    }
    depth += 1
    let node = try choice()
    depth -= 1
    guard current == ")" else {
      throw PatternProblem(
        .patternSyntax,
        "'(' is not closed",
        at: start..<(start + 1),
        help: #"write '\(' for the character"#
      )
    }
    index += 1
    return node
  }

  private func refusal(ofGroup sign: Unicode.Scalar?, _ next: Unicode.Scalar?) -> PatternProblem {
    func refuse(_ what: String, _ count: Int, _ help: String? = nil) -> PatternProblem {
      problem(.patternNotPortable, "\(what) is not portable", count: count, help: help)
    }
    switch (sign, next) {
    case ("=", _), ("!", _): return refuse("a look-ahead", 3, "split the rule into 'pattern' and 'length'")
    case ("<", "="), ("<", "!"): return refuse("a look-behind", 4)
    case ("<", _), ("P", _), ("'", _): return refuse("a named group", 3, "write '(…)'")
    case (">", _): return refuse("an atomic group", 3, "write '(…)'")
    case ("#", _): return refuse("a comment", 3)
    case (_, _): return refuse("a flag", 3, "spell out both cases: '[Aa]'")
    }
  }
}

extension PatternParser {
  private mutating func characterClass() throws(PatternProblem) -> CharacterSet {
    let start = index
    index += 1
    let isNegated = current == "^"
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while let scalar = current, scalar != "]" {
      let place = index
      let lower = try classMember()
      // A '-' before the closing bracket is the character.
      guard current == "-", let end = peek(), end != "]" else {
        ranges += lower.ranges
        continue
      }
      index += 1
      let upper = try classMember()
      guard let low = lower.single, let high = upper.single, low <= high else {
        let text = String(String.UnicodeScalarView(scalars[place..<index]))
        throw PatternProblem(.patternSyntax, "'\(text)' is no range of characters", at: place..<index)
      }
      ranges.append(low...high)
    }
    guard current == "]" else {
      throw PatternProblem(
        .patternSyntax,
        "'[' is not closed",
        at: start..<(start + 1),
        help: #"write '\[' for the character"#
      )
    }
    index += 1
    guard !ranges.isEmpty else {
      throw PatternProblem(.patternSyntax, "the class holds no character", at: start..<index)
    }
    return CharacterSet(ranges, isNegated: isNegated)
  }

  private mutating func classMember() throws(PatternProblem) -> CharacterSet {
    guard let scalar = current else { throw problem(.patternSyntax, "the class is not closed") }
    switch scalar {
    case "\\": return try escape(inClass: true)
    case "[":
      let isNamed = peek() == ":" || peek() == "." || peek() == "="
      throw problem(
        .patternNotPortable,
        isNamed ? "a named class is not portable" : "a class inside a class is not portable",
        count: isNamed ? 2 : 1,
        help: isNamed ? "spell it out: 'a-zA-Z'" : #"write '\[' for the character"#
      )
    case "&" where peek() == "&", "-" where peek() == "-", "~" where peek() == "~", "|" where peek() == "|":
      throw problem(
        .patternNotPortable,
        "'\(scalar)\(scalar)' combines classes in some engines",
        count: 2,
        help: "write the character once"
      )
    case _:
      index += 1
      return CharacterSet(scalar)
    }
  }

  private mutating func escape(inClass: Bool) throws(PatternProblem) -> CharacterSet {
    guard let scalar = peek() else {
      throw problem(.patternSyntax, "'\\' escapes nothing", help: #"write '\\' for the character"#)
    }
    if let set = shorthand(scalar) {
      guard !inClass || !set.isNegated else {
        throw problem(
          .patternNotPortable,
          "'\\\(scalar)' inside a class is not portable",
          count: 2,
          help: "begin the class with '^' instead"
        )
      }
      index += 2
      return set
    }
    guard isPunctuation(scalar) else { throw refusal(ofEscape: scalar) }
    index += 2
    return CharacterSet(scalar)
  }

  private func shorthand(_ scalar: Unicode.Scalar) -> CharacterSet? {
    switch scalar {
    case "d": .digits
    case "D": .digits.negated
    case "w": .wordCharacters
    case "W": .wordCharacters.negated
    case "s": .spaces
    case "S": .spaces.negated
    case "t": CharacterSet("\t")
    case "n": CharacterSet("\n")
    case "r": CharacterSet("\r")
    case _: nil
    }
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) && (scalar == "_" || !CharacterSet.wordCharacters.contains(scalar))
  }

  private func refusal(ofEscape scalar: Unicode.Scalar) -> PatternProblem {
    let (what, help): (String, String?) =
      switch scalar {
      case "1", "2", "3", "4", "5", "6", "7", "8", "9", "k": ("a back reference", nil)
      case "p", "P": ("a class of Unicode properties", "list the ranges: '[a-zà-ÿ]'")
      case "b", "B": ("a word boundary", "the whole value is matched anyway")
      case "A", "z", "Z", "G": ("an anchor", "the whole value is matched anyway: leave it out")
      case "x", "u", "c", "0", "U", "N": ("a character by its number", "write the character itself")
      case _: ("'\\\(scalar)'", "write the character itself")
      }
    return problem(.patternNotPortable, "\(what) is not portable", count: 2, help: help)
  }
}

extension CharacterSet {
  /// The one character of the set.
  fileprivate var single: UInt32? {
    guard ranges.count == 1, ranges[0].count == 1, !isNegated else { return nil }
    return ranges[0].lowerBound
  }
}
