/// One step of the schema's history: a script that has run or will, and is never changed afterwards.
public struct Migration: Sendable, Equatable {
  /// Its place in the history, from 1, without gaps.
  public let number: Int
  /// What it does, in the words of its file's name.
  public let name: String
  /// Statements, separated by semicolons.
  public let up: String
  /// What undoes them.
  public let down: String
  /// SHA-256 of the bytes of `up` in lower-case hexadecimal.
  public let checksum: String

  /// Names a script, and the one that undoes it.
  public init(number: Int, name: String, up: String, down: String) {
    self.number = number
    self.name = name
    self.up = up
    self.down = down
    checksum = SHA256.hexadecimal(of: Array(up.utf8))
  }

  /// How its files begin: `0001_initial`.
  public var label: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + "\(digits)_\(name)"
  }

  /// What the script says that it comes behind, in a first line such as `-- after 0001_initial: <checksum>`.
  var predecessor: String? {
    let line = up.prefix { !$0.isNewline }
    return line.hasPrefix("-- after ") ? String(line.dropFirst(9)) : nil
  }

  /// What the one behind it says of it.
  var link: String { "\(label): \(checksum)" }
}
