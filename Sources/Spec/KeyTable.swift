package import Diagnostics

/// The keys that one kind of mapping takes, as an enum, so that the decoder cannot forget one of them.
package protocol KeySet: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// What the mapping describes, with its article: `a resource`.
  static var title: String { get }
  /// Keys of the design that no target honours yet.
  static var later: [LaterKey] { get }
  var key: Key { get }
}

/// One key of the language.
package struct Key: Sendable {
  /// One sentence for the reference and for editors.
  package var summary: String
  package var form: Form
  package var isRequired: Bool
  /// A key beside which a required one may be left out.
  package var substitute: String?
  /// What an author is told who gives several values where the language has one for a reason.
  package var several: Several?
  /// Whether it says how something came from the spec before, and nothing of the service.
  package var isHint: Bool

  package struct Several: Sendable {
    package var code: DiagnosticCode
    package var message: String
    package var help: String
  }

  package init(
    _ summary: String,
    _ form: Form,
    isRequired: Bool = false,
    unless substitute: String? = nil,
    several: Several? = nil,
    isHint: Bool = false
  ) {
    self.summary = summary
    self.form = form
    self.isRequired = isRequired
    self.substitute = substitute
    self.several = several
    self.isHint = isHint
  }
}

/// A key that the design knows and the language does not have yet.
package struct LaterKey: Sendable {
  package var name: String
  /// What it arrives with: `it comes with sign-in`.
  package var arrival: String

  package init(_ name: String, with arrival: String) {
    self.name = name
    self.arrival = arrival
  }
}

/// What may stand behind a key, before any name in it is resolved.
package indirect enum Form: Sendable {
  /// Prose: any scalar that YAML reads as a string.
  case prose
  /// A name, a type or another short text; the phrase says which.
  case word(String)
  /// A scalar whose digits count as text, such as a version.
  case label(String)
  case boolean
  case integer(ClosedRange<Int>)
  /// One of these words; `later` are words of the design that no target honours yet.
  case choice([String], later: [LaterKey])
  /// One of these numbers.
  case numbers([Int])
  /// A value of a type that only the analysis knows.
  case literal
  /// A value, a list or a mapping, as a type that only the analysis knows takes it.
  case value
  /// The same, where it may also be null, a list or a mapping.
  case anything
  case list(of: Form, what: String, atMost: Int)
  case keyed(KeyTable)
  /// A mapping under names that the author chooses.
  case named(Form, what: String, atMost: Int)
  /// A short and a long way to say the same, told apart by their YAML kind.
  case either(short: Form, long: Form)
}

/// The keys of one kind of mapping: what the decoder accepts, and what reference and editors show.
package final class KeyTable: Sendable {
  package struct Entry: Sendable {
    package var name: String
    package var key: Key
  }

  /// Which entries a mapping has.
  struct Presence {
    private var positions: UInt64 = 0

    mutating func insert(_ position: Int) { positions |= 1 << UInt64(position) }
    func contains(_ position: Int) -> Bool { positions & 1 << UInt64(position) != 0 }
  }

  package let title: String
  package let entries: [Entry]
  package let later: [LaterKey]
  private let positions: [String: Int]
  /// The entries that no mapping may lack, each with the one beside which it may.
  private let required: [(position: Int, substitute: Int?)]

  package init<Keys: KeySet>(_ keys: Keys.Type) {
    title = keys.title
    let entries = keys.allCases.map { Entry(name: $0.rawValue, key: $0.key) }
    precondition(entries.count <= UInt64.bitWidth, "\(keys.title) has more keys than can be told present")
    let positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
    required = entries.indices.filter { entries[$0].key.isRequired }
      .map { ($0, entries[$0].key.substitute.flatMap { positions[$0] }) }
    later = keys.later
    self.entries = entries
    self.positions = positions
  }

  package func key(_ name: String) -> Key? {
    position(of: name).map { entries[$0].key }
  }

  func position(of name: String) -> Int? { positions[name] }

  /// The entries that a mapping with these lacks.
  func missing(beside present: Presence) -> [Entry] {
    required.filter { entry in
      !present.contains(entry.position) && !(entry.substitute.map(present.contains) ?? false)
    }
    .map { entries[$0.position] }
  }
}
