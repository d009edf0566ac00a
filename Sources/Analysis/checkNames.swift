import Diagnostics
import Model
import Spec

/// The spellings that the language asks of names.
enum NameForm {
  /// Resources and enums.
  case type
  /// Fields, relations and actions.
  case member
  case enumCase
  case service

  func accepts(_ name: String) -> Bool {
    var name = name
    return name.withUTF8(accepts)
  }

  private func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    switch self {
    case .type: return first.isUpper && bytes.allSatisfy(\.isAlphanumeric)
    case .member:
      let isSnake = bytes.allSatisfy { $0.isLower || $0.isDigit || $0 == UInt8(ascii: "_") }
      let isCamel = bytes.allSatisfy(\.isAlphanumeric)
      return first.isLower && last != UInt8(ascii: "_") && (isSnake || isCamel) && !bytes.repeats(UInt8(ascii: "_"))
    case .enumCase:
      return (first.isUpper || first.isLower)
        && bytes.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    case .service:
      return first.isLower && last != UInt8(ascii: "-") && !bytes.repeats(UInt8(ascii: "-"))
        && bytes.allSatisfy { $0.isLower || $0.isDigit || $0 == UInt8(ascii: "-") }
    }
  }

  var phrase: String {
    switch self {
    case .type: "PascalCase"
    case .member: "snake_case or camelCase"
    case .enumCase: "a letter and then letters, digits, '_' and '-'"
    case .service: "kebab-case"
    }
  }

  func spell(_ words: [String], _ style: Style) -> String {
    switch self {
    case .type: pascalCase(words)
    case .member: style.spell(words).spelled
    case .enumCase: words.joined(separator: "_")
    case .service: words.joined(separator: "-")
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the byte stands somewhere twice in a row.
  fileprivate func repeats(_ byte: UInt8) -> Bool {
    indices.dropFirst().contains { self[$0] == byte && self[$0 - 1] == byte }
  }
}

extension UInt8 {
  var isAlphanumeric: Bool { isUpper || isLower || isDigit }
}

extension Analyzer {
  /// The name that a word spells, or nothing when it is no name; `what` is the thing named: `a field`.
  mutating func name(_ word: Word, _ form: NameForm, of what: String) -> Name? {
    let text = word.text
    if form == .member, let known = memberNames[text] { return known }
    guard !text.hasByte(where: { $0 >= 0x80 }) else {
      findings.error(
        .nameNotASCII,
        "the name of \(what) has a letter beyond a–z: '\(text)'",
        at: word.range,
        help: "names become code and paths; put the word itself in a description"
      )
      return nil
    }
    guard text.utf8.count <= Limits.nameLength else {
      let message = "the name of \(what) has \(text.utf8.count) letters, more than the \(Limits.nameLength) allowed"
      findings.error(.nameTooLong, message, at: word.range)
      return nil
    }
    guard form.accepts(text) else {
      let words = splitWords(String(text.map { $0.isLetter || $0.isNumber ? $0 : "_" }))
      let spelled = form.spell(words, style)
      findings.error(
        .invalidName,
        "the name of \(what) is \(form.phrase), not '\(text)'",
        at: word.range,
        help: form.accepts(spelled) ? "spell it '\(spelled)'" : nil
      )
      return nil
    }
    let name = Name(spelled: text, words: splitWords(text))
    if form == .member { memberNames[text] = name }
    return name
  }

  /// The style of most names; a spec that mixes styles is told so once.
  mutating func decideStyle() {
    let names = spec.styledNames
    let camel = names.count { $0.style == .camel }
    style = camel * 2 > names.count ? .camel : .snake
    let others = names.filter { $0.style != style }
    guard let other = others.first, let first = names.first(where: { $0.style == style }) else { return }
    let usualStyle = style
    let (usual, unusual) = style == .snake ? ("snake_case", "camelCase") : ("camelCase", "snake_case")
    findings.warning(
      .mixedStyle,
      "'\(other.word.text)' is \(unusual), and most names are \(usual)",
      about: Findings.Topic(name: other.word.text),
      at: other.word.range,
      notes: [Diagnostic.Note("such as '\(first.word.text)'", at: first.word.range)],
      help: "spell it '\(usualStyle.spell(splitWords(other.word.text)).spelled)'"
    )
  }
}

/// What bears a name, as a message calls it: `the field 'title'`. It is spelled only when there is a message.
struct Bearer: CustomStringConvertible {
  private let kind: String
  private let name: String?
  private let whole: String?

  /// - Parameters:
  ///   - kind: What it is: `the field`.
  ///   - whole: What it belongs to: `Book`, in `the table 'books' of Book`.
  init(_ kind: String, _ name: String? = nil, of whole: String? = nil) {
    self.kind = kind
    self.name = name
    self.whole = whole
  }

  var description: String {
    kind + (name.map { " '\($0)'" } ?? "") + (whole.map { " of \($0)" } ?? "")
  }
}

/// Names that must differ from one another, with what took each of them.
struct Namespace {
  struct Owner {
    var bearer: Bearer
    var range: SourceRange?
  }

  private var owners: [String: Owner] = [:]

  /// - Parameter count: How many names there may be.
  init(for count: Int = 0) {
    owners.reserveCapacity(count)
  }

  /// Registers `words` for something; says who has them already when they are taken.
  ///
  /// Names that some language spells alike (`address_2` and `address2` in camelCase) count as the same.
  mutating func take(_ words: [String], for bearer: Bearer, at range: SourceRange?) -> Owner? {
    let key = camelCase(words)
    guard let first = owners.updateValue(Owner(bearer: bearer, range: range), forKey: key) else { return nil }
    owners[key] = first
    return first
  }
}

extension Findings {
  /// Registers a name, and reports when another thing has it.
  mutating func take(
    _ words: [String],
    in namespace: inout Namespace,
    for bearer: Bearer,
    at range: SourceRange,
    help: String? = nil
  ) {
    guard let owner = namespace.take(words, for: bearer, at: range) else { return }
    error(
      .nameTaken,
      "\(bearer) has the same name as \(owner.bearer)",
      at: range,
      notes: owner.range.map { [Diagnostic.Note("\(owner.bearer) stands here", at: $0)] } ?? [],
      help: help
    )
  }
}
