import Analysis
import Diagnostics
import Foundation
import Model

/// The specs of this repository.
enum Specs {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "specs")

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func read(_ path: String) throws -> Outcome<Model> {
    readModel(try bytes(path), file: "specs/\(path)")
  }

  /// The names of the YAML files of a folder, sorted.
  static func names(in path: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }
}
