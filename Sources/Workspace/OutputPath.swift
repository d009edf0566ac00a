/// What a path must keep to before anything is written there.
enum OutputPath {
  /// The tool's own folder inside the output.
  static let own = ".ashlar"

  /// Why the path cannot be written, `nil` when it can.
  static func problem(_ path: String) -> String? {
    let bytes = path.utf8
    if bytes.isEmpty { return "it is empty" }
    if bytes.first == UInt8(ascii: "/") { return "it is absolute" }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
      return "it has a control character or a backslash"
    }
    var start = bytes.startIndex
    while true {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
      let part = bytes[start..<end]
      if part.isEmpty { return "it has an empty part" }
      if isDots(part) { return "it has a part '\(Substring(part))'" }
      if part.count > 255 { return "a part of it is longer than 255 bytes" }
      if end == bytes.endIndex { break }
      start = bytes.index(after: end)
    }
    let first = path[..<(bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex)]
    if first.utf8.first == UInt8(ascii: "."), [own, ".git"].contains(first.lowercased()) {
      return "'\(first)' is not for generated files"
    }
    return bytes.count > 1_000 ? "it is longer than 1000 bytes" : nil
  }

  /// Whether a part of a path is `.` or `..`, which lead elsewhere.
  static func isDots(_ part: some Collection<UInt8>) -> Bool {
    part.count <= 2 && part.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// Paths that would meet on a file system that ignores case or composes letters, each with the one it meets; also a
  /// file that another one needs as its folder.
  ///
  /// - Parameter paths: Sorted: folders are looked at where they differ from those of the path before.
  static func collisions(_ paths: [String]) -> [String: String] {
    /// The first path that used a name, and how it spelled it.
    var names: [String: (spelled: String, isFile: Bool, path: String)] = [:]
    names.reserveCapacity(paths.count)
    var found: [String: String] = [:]
    func see(_ prefix: String, isFile: Bool, of path: String) {
      let folded = prefix.lowercased()
      guard let known = names[folded] else {
        names[folded] = (prefix, isFile, path)
        return
      }
      // Bytes, since strings are equal when they only differ in how letters are composed.
      let isSame = known.spelled.utf8.elementsEqual(prefix.utf8)
      if isFile || known.isFile || !isSame {
        found[path] = known.path
        found[known.path] = found[known.path] ?? path
      }
    }
    var folder = ""
    for path in paths {
      let bytes = path.utf8
      let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.startIndex
      if !bytes[..<end].elementsEqual(folder.utf8) {
        for slash in bytes[..<end].indices where bytes[slash] == UInt8(ascii: "/") {
          see(String(path[..<slash]), isFile: false, of: path)
        }
        folder = String(path[..<end])
        see(folder, isFile: false, of: path)
      }
      see(path, isFile: true, of: path)
    }
    return found
  }
}
