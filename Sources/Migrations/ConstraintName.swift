/// Names of indexes and constraints: the same for the same table and columns, and short enough for every database.
struct ConstraintName {
  static let maximumLength = 63

  let parts: [String]

  init(_ table: String, _ columns: [String], _ kind: String) {
    parts = [table] + columns + [kind]
  }

  var text: String {
    let name = parts.joined(separator: "_")
    return name.utf8.count <= Self.maximumLength ? name : withDigest
  }

  /// A spelling of its own, for names that are too long or that other tables' columns add up to as well.
  var withDigest: String {
    let digest = Self.digest(of: parts.joined(separator: "\n"))
    let name = parts.joined(separator: "_").utf8.prefix(Self.maximumLength - digest.count - 1)
    return "\(String(decoding: name, as: UTF8.self))_\(digest)"
  }

  /// A name with a mark behind it that no name of a spec has, for what is called otherwise in the end.
  static func interim(_ name: String, _ mark: String) -> String {
    let room = maximumLength - mark.utf8.count
    guard name.utf8.count > room else { return name + mark }
    // A database cuts what is longer, until it may be the name itself.
    let digest = digest(of: name)
    return "\(String(decoding: name.utf8.prefix(room - digest.count), as: UTF8.self))\(digest)\(mark)"
  }

  /// FNV-1a, 32 bits, as eight hexadecimal digits.
  private static func digest(of text: String) -> String {
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
