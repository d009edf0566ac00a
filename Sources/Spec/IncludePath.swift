/// A path, or a pattern of paths, by which a spec includes files.
struct IncludePath {
  /// What is wrong with a path, and what to write instead.
  struct Problem: Error {
    var message: String
    var help: String?

    init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  /// From the spec's folder; a name with `*` stands for several.
  let segments: [String]

  var isPattern: Bool { segments.contains { $0.contains("*") } }

  /// - Parameters:
  ///   - text: As it is written.
  ///   - folder: The segments of the folder of the file that it is written in.
  init(_ text: String, from folder: [String]) throws(Problem) {
    if text.hasPrefix("/") || text.dropFirst().hasPrefix(":") {
      throw Problem("'\(text)' is not a path from the folder of this file")
    }
    if text.contains("\\") {
      throw Problem("'\(text)' has a '\\'", help: "folders are parted by '/'")
    }
    if let sign = text.first(where: { "?[]{}~$%".contains($0) || $0.asciiValue.map { $0 < 0x20 } ?? false }) {
      throw Problem("'\(sign)' means nothing in a path", help: "'*' is any name, or any part of one")
    }
    var segments = folder
    for part in text.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
      switch part {
      case "": throw Problem("'\(text)' names no file")
      case ".": continue
      case "..":
        guard let last = segments.popLast() else {
          throw Problem("'\(text)' leads out of the folder of the spec", help: "move the file into that folder")
        }
        if last.contains("*") { throw Problem("'..' cannot stand behind '*'") }
      case _ where part.contains("**"): throw Problem("'**' means nothing in a path", help: "'*' is one name")
      case _ where part.hasPrefix("."): throw Problem("'\(part)' is a hidden name")
      case _: segments.append(part)
      }
    }
    guard let name = segments.last, name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw Problem("'\(text)' names no YAML file", help: "its name ends with '.yaml' or '.yml'")
    }
    self.segments = segments
  }

  /// Whether a name is one that a segment stands for. Takes time in proportion to both lengths multiplied, at worst.
  static func matches(_ name: Substring, _ segment: String) -> Bool {
    let name = Array(name.utf8)
    let pattern = Array(segment.utf8)
    var place = (name: 0, pattern: 0)
    // Where to go on from when the last `*` has to take one character more.
    var star: (name: Int, pattern: Int)?
    while place.name < name.count {
      if place.pattern < pattern.count, pattern[place.pattern] == UInt8(ascii: "*") {
        star = place
        place.pattern += 1
      } else if place.pattern < pattern.count, pattern[place.pattern] == name[place.name] {
        place.name += 1
        place.pattern += 1
      } else if let last = star {
        star = (last.name + 1, last.pattern)
        place = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[place.pattern...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
