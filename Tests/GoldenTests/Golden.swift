import Foundation
import TestSupport
import Testing

@testable import Workspace

/// Files that are committed as what the generator writes, compared with what it writes now.
///
/// With `ASHLAR_ACCEPT=1` they are made what it writes now, which nobody but a person may decide.
struct Golden {
  /// A folder, below that of the repository.
  let folder: String
  /// By their paths below the folder.
  let files: [String: [UInt8]]
  /// Whether the folder holds nothing else.
  let isWhole: Bool

  /// A folder below `golden/` that holds nothing else.
  init(folder: String, files: [String: [UInt8]]) {
    self.folder = "golden/\(folder)"
    self.files = files
    isWhole = true
  }

  /// A single file.
  init(path: String, contents: [UInt8]) {
    let parts = path.split(separator: "/").map(String.init)
    folder = parts.dropLast().joined(separator: "/")
    files = [parts.last ?? path: contents]
    isWhole = false
  }

  private struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private var place: String { "\(Repository.root)/\(folder)" }

  private var committed: [String: [UInt8]] {
    get throws { try Self.files(below: place).filter { isWhole || files[$0.key] != nil } }
  }

  static let isAccepting = ProcessInfo.processInfo.environment["ASHLAR_ACCEPT"] == "1"

  func check(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    guard environment["ASHLAR_ACCEPT"] != "1" else {
      if let ci = environment["CI"], !ci.isEmpty {
        throw Refusal(description: "goldens are accepted by a person, never where CI is set")
      }
      return try accept()
    }
    for failure in try failures() { Issue.record("\(failure)") }
  }

  /// What is missing, unexpected and different, each a failure of its own.
  func failures() throws -> [String] {
    let committed = try committed
    let paths = Set(committed.keys).union(files.keys).sorted()
    func failure(_ what: String, where isOne: (_ golden: [UInt8]?, _ now: [UInt8]?) -> Bool) -> String? {
      let hits = paths.filter { isOne(committed[$0], files[$0]) }
      guard !hits.isEmpty else { return nil }
      let diffs = hits.map { path in
        "\(folder)/\(path) \(what)\n"
          + Self.shortened(unifiedDiff(from: committed[path], to: files[path], path: path))
      }
      return diffs.joined() + "to accept what is generated now: make golden"
    }
    return [
      failure("is missing: it is no longer generated") { $0 != nil && $1 == nil },
      failure("is unexpected: it is generated, but no golden") { $0 == nil && $1 != nil },
      failure("is different") { golden, now in golden != nil && now != nil && golden != now },
    ].compactMap(\.self)
  }

  private static func shortened(_ diff: String) -> String {
    let lines = diff.components(separatedBy: "\n")
    return lines.count <= 60 ? diff : lines.prefix(60).joined(separator: "\n") + "\n… \(lines.count - 60) more lines\n"
  }

  private func accept() throws {
    let manager = FileManager.default
    for path in try committed.keys where files[path] == nil {
      try manager.removeItem(atPath: "\(place)/\(path)")
    }
    for (path, contents) in files {
      let file = URL(filePath: "\(place)/\(path)")
      if let old = try? Data(contentsOf: file), old == Data(contents) { continue }
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contents).write(to: file)
    }
  }

  /// Every file below a folder by its path in it, without what a build leaves there.
  static func files(below folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      if isFolder.boolValue || path.hasPrefix(".build") || path == "Package.resolved" { continue }
      files[path] = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
    }
    return files
  }
}
