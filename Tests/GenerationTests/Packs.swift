import TestSupport

@testable import Generation

/// The small target, with changes.
enum Packs {
  static func files(
    _ table: (String) -> String = { $0 },
    files more: () -> [String: String] = { [:] }
  ) -> [String: [UInt8]] {
    var files = SmallTarget.files.merging(more()) { $1 }.mapValues { Array($0.utf8) }
    files["target.yaml"] = Array(table(SmallTarget.table).utf8)
    return files
  }

  static func small(
    _ table: (String) -> String = { $0 },
    files more: () -> [String: String] = { [:] }
  ) throws -> TargetPack {
    try readTargetPack(files(table, files: more), location: "paper").required()
  }
}
