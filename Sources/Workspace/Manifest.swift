import Generation

/// What the generator wrote into an output folder: one line a file, so that merged branches merge it too.
///
/// The order of the lines means nothing when it is read. Two lines for one file are what a merge of two branches leaves:
/// the file then counts as untouched with either digest, and the owner who protects it better wins.
package struct Manifest: Sendable, Equatable {
  package enum Owner: String, Sendable, Hashable, CaseIterable {
    /// Rewritten by every run.
    case generated
    /// Written once, then the user's.
    case seeded
    /// Once generated, now the user's: never written again.
    case adopted

    init(_ ownership: Artifact.Ownership) {
      switch ownership {
      case .generated: self = .generated
      case .seeded: self = .seeded
      }
    }

    fileprivate var protection: Int {
      switch self {
      case .generated: 0
      case .seeded: 1
      case .adopted: 2
      }
    }
  }

  package struct Entry: Sendable, Equatable {
    package var owner: Owner
    /// What the file looked like when it was last written; several after a merge, sorted.
    package var digests: [Digest]
    package var template: String

    package init(owner: Owner, digests: [Digest], template: String) {
      self.owner = owner
      self.digests = digests
      self.template = template
    }
  }

  /// By path, relative to the output folder.
  package var entries: [String: Entry]

  package init(_ entries: [String: Entry] = [:]) {
    self.entries = entries
  }

  private static let head = "# What ashlar wrote: path, owner, SHA-256, template. In a merge conflict keep both sides."

  /// The file's text, sorted by path.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same as the file holds it.
  var bytes: [UInt8] {
    var bytes = Array(Self.head.utf8)
    bytes.reserveCapacity(bytes.count + entries.count * 192)
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      for digest in entry.digests {
        bytes.append(UInt8(ascii: "\n"))
        bytes += path.utf8
        for part in [entry.owner.rawValue, digest.hexadecimal, entry.template] {
          bytes.append(UInt8(ascii: "\t"))
          bytes += part.utf8
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Throws with the line that is no line of a manifest.
  package init(parsing bytes: [UInt8], path: String) throws(WorkspaceError) {
    entries = [:]
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if isConflictMarker(line) {
        let advice = "delete the markers and keep both sides' lines"
        throw WorkspaceError("'\(path)' has an unresolved merge conflict in line \(index + 1): \(advice)")
      }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard parts.count == 4, let owner = Owner(rawValue: String(decoding: parts[1], as: UTF8.self)),
        let digest = Digest(hexadecimal: parts[2])
      else {
        throw WorkspaceError("'\(path)' is damaged in line \(index + 1): restore it from version control")
      }
      let template = String(decoding: parts[3], as: UTF8.self)
      add(Entry(owner: owner, digests: [digest], template: template), at: String(decoding: parts[0], as: UTF8.self))
    }
  }

  /// With the other's lines as if both stood in one file.
  func merged(with other: Manifest) -> Manifest {
    var result = self
    for (path, entry) in other.entries { result.add(entry, at: path) }
    return result
  }

  private mutating func add(_ entry: Entry, at path: String) {
    guard var known = entries[path] else {
      entries[path] = entry
      return
    }
    if entry.owner.protection > known.owner.protection { known.owner = entry.owner }
    known.template = min(known.template, entry.template)
    known.digests = Set(known.digests + entry.digests).sorted { $0.hexadecimal < $1.hexadecimal }
    entries[path] = known
  }
}

/// Which versions wrote an output folder: one line each, the tool's first.
package struct VersionPins: Sendable, Equatable {
  package var tool: String
  /// Of each target by its name.
  package var targets: [String: String]

  package init(tool: String, targets: [String: String]) {
    self.tool = tool
    self.targets = targets
  }

  package var text: String {
    let lines = targets.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return (["ashlar \(tool)"] + lines).joined(separator: "\n") + "\n"
  }

  package init(parsing bytes: [UInt8], path: String) throws(WorkspaceError) {
    var pins: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if isConflictMarker(line.utf8) {
        throw WorkspaceError("'\(path)' has an unresolved merge conflict: keep one version a name")
      }
      let parts = line.split(separator: " ")
      guard parts.count == 2, pins.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
        throw WorkspaceError("'\(path)' is damaged at '\(line)': a line is a name and a version, each name once")
      }
    }
    guard let tool = pins.removeValue(forKey: "ashlar") else {
      throw WorkspaceError("'\(path)' does not say which version of ashlar wrote the folder")
    }
    self.init(tool: tool, targets: pins)
  }
}

extension VersionPins {
  /// What wrote a folder, where that is not what would write it now; `nil` where it is, and for a target that has not
  /// written it yet.
  package func drift(to now: VersionPins) -> VersionDrift? {
    let names = now.targets.keys.filter { targets[$0] != nil }.sorted()
    let versions = [("ashlar", tool, now.tool)] + names.map { ($0, targets[$0] ?? "", now.targets[$0] ?? "") }
    guard versions.contains(where: { $0.1 != $0.2 }) else { return nil }
    return VersionDrift(
      before: versions.map { "\($0.0) \($0.1)" }.joined(separator: ", "),
      now: versions.map { "\($0.0) \($0.2)" }.joined(separator: ", ")
    )
  }
}

/// The versions that wrote a folder, and those that would write it now.
package struct VersionDrift: Sendable, Hashable {
  package var before: String
  package var now: String
}

private func isConflictMarker(_ line: some Collection<UInt8>) -> Bool {
  guard let first = line.first, "<=>|".utf8.contains(first) else { return false }
  return line.count >= 7 && line.prefix(7).allSatisfy { $0 == first }
}
