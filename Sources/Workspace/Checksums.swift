/// Digests by the names of files, as `sha256sum` writes and checks them.
struct Checksums {
  static let name = "checksums"

  private(set) var digests: [String: Digest] = [:]
  /// Lines that say nothing, from 1.
  private(set) var unreadable: [Int] = []

  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let name = line.utf8.count > 66 ? String(line.dropFirst(66)) : ""
      if let digest = Digest(hexadecimal: line.prefix(64)), !name.isEmpty {
        digests[name] = digest
      } else {
        unreadable.append(index + 1)
      }
    }
  }

  /// The text for files, sorted by name.
  static func text(_ files: [String: [UInt8]]) -> [UInt8] {
    let lines = files.sorted { $0.key < $1.key }.map { "\(Digest($0.value).hexadecimal)  \($0.key)\n" }
    return Array(lines.joined().utf8)
  }
}
