import Migrations
import Model

/// A file of a history, by its name: `0002_add_books_subtitle.sqlite.down.sql`.
struct MigrationFile: Hashable {
  enum Kind: Hashable {
    /// What the migration does, in steps.
    case steps
    case script(Dialect, isDown: Bool)
  }

  var number: Int
  /// `0002_add_books_subtitle`.
  var label: String
  /// Without the number.
  var title: String
  var kind: Kind

  /// `nil` for a name that no file of a history has.
  init?(_ name: String) {
    guard let dot = name.firstIndex(of: "."), let kind = Kind(ending: name[dot...]) else { return nil }
    let label = name[..<dot]
    guard let bar = label.firstIndex(of: "_"), let number = Int(label[..<bar]), number > 0 else { return nil }
    let title = String(label[label.index(after: bar)...])
    guard !title.isEmpty, title.utf8.allSatisfy(Self.isPlain),
      Migration(number: number, name: title, steps: [], scripts: [:]).label == label
    else { return nil }
    (self.number, self.label, self.title, self.kind) = (number, String(label), title, kind)
  }

  /// Whether somebody may take the name for that of a file of a history.
  static func looksLike(_ name: String) -> Bool {
    name.hasSuffix(".sql") || name.hasSuffix(".json") || name.prefix(4).utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (48...57).contains(byte) || (97...122).contains(byte)
  }
}

extension MigrationFile.Kind {
  /// All that there are of one migration.
  static let all: [MigrationFile.Kind] =
    [.steps] + Dialect.allCases.flatMap { [.script($0, isDown: false), .script($0, isDown: true)] }

  init?(ending: Substring) {
    guard let kind = Self.all.first(where: { $0.ending == ending }) else { return nil }
    self = kind
  }

  var ending: String {
    switch self {
    case .steps: ".json"
    case .script(let dialect, let isDown): ".\(dialect.rawValue)\(isDown ? ".down" : "").sql"
    }
  }
}

extension Migration {
  /// What stands in one of its files.
  func contents(_ kind: MigrationFile.Kind) -> [UInt8] {
    switch kind {
    case .steps: MigrationRecord(steps: steps, moot: moot).json
    case .script(let dialect, let isDown): Array((isDown ? down(dialect) : up(dialect)).utf8)
    }
  }
}
