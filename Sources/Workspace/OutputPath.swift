/// What a path must keep to before anything is written there.
enum OutputPath {
  /// The tool's own folder inside the output.
  static let own = ".ashlar"

  /// Why the path cannot be written, `nil` when it can.
  static func problem(_ path: String) -> String? {
    if path.isEmpty { return "it is empty" }
    if path.hasPrefix("/") { return "it is absolute" }
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }) {
      return "it has a control character or a backslash"
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      if part.isEmpty { return "it has an empty part" }
      if part == "." || part == ".." { return "it has a part '\(part)'" }
      if part.utf8.count > 255 { return "a part of it is longer than 255 bytes" }
    }
    switch parts[0].lowercased() {
    case own, ".git": return "'\(parts[0])' is not for generated files"
    default: return path.utf8.count > 1_000 ? "it is longer than 1000 bytes" : nil
    }
  }

  /// Paths that would meet on a file system that ignores case or composes letters, each with the one it meets; also a
  /// file that another one needs as its folder.
  static func collisions(_ paths: [String]) -> [String: String] {
    /// The first path that used a name, and how it spelled it.
    var names: [String: (spelled: String, isFile: Bool, path: String)] = [:]
    var found: [String: String] = [:]
    for path in paths {
      var prefix = ""
      let parts = path.split(separator: "/")
      for (index, part) in parts.enumerated() {
        prefix += index == 0 ? "\(part)" : "/\(part)"
        let isFile = index == parts.count - 1
        let folded = prefix.lowercased()
        guard let known = names[folded] else {
          names[folded] = (prefix, isFile, path)
          continue
        }
        // Bytes, since strings are equal when they only differ in how letters are composed.
        let isSame = known.spelled.utf8.elementsEqual(prefix.utf8)
        if isFile || known.isFile || !isSame {
          found[path] = known.path
          found[known.path] = found[known.path] ?? path
        }
      }
    }
    return found
  }
}
