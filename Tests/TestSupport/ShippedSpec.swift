package import Analysis
package import Diagnostics
import Foundation
import Migrations
import Model
import Spec
import Workspace

/// A spec of the repository: a file, or a folder with a file of its name and what that includes.
package struct ShippedSpec: Sendable {
  /// From the repository's root.
  package let file: String
  /// What the command would make of it.
  package let reading: Reading
  /// What the command would say of it: about the spec, and about what the history beside it leaves open.
  package let diagnostics: [Diagnostic]
  /// Its files, the included ones too, by the names that diagnostics have for them.
  package let texts: [String: [UInt8]]

  /// - Parameters:
  ///   - name: Below `specs`, without the extension.
  ///   - edit: What is done to each of its texts before it is read.
  package init(_ name: String, edit: @escaping ([UInt8]) -> [UInt8] = { $0 }) throws {
    let path = Self.path(of: name)
    let bytes = edit(try Repository.bytes("specs/\(path)"))
    let beside = try SpecFolder(of: "\(Repository.root)/specs/\(path)").map { folder in
      SpecFiles(read: { try folder.read($0).map(edit) }, names: folder.names)
    }
    file = "specs/\(path)"
    reading = readModel(bytes, file: file, beside: beside)
    diagnostics = reading.outcome.diagnostics + (try Self.undecided(reading.outcome.value, "specs/\(path)"))
    texts = reading.texts.merging([file: bytes]) { included, _ in included }
  }

  private static func undecided(_ model: Model?, _ path: String) throws -> [Diagnostic] {
    guard let model, let recorded = try MigrationHistory(beside: "\(Repository.root)/\(path)")?.read(),
      !recorded.history.migrations.isEmpty
    else { return [] }
    let plan = HistoryPlan(leading: recorded, to: model.snapshot, by: model.evolution)
    return plan.undecided.map { $0.diagnostic(besides: model.service.origin) }
  }

  /// `sakila/sakila.yaml` for `sakila`, when that is a folder.
  package static func path(of name: String) -> String {
    let whole = "\(name)/\(name.split(separator: "/").last ?? "").yaml"
    return FileManager.default.fileExists(atPath: "\(Repository.root)/specs/\(whole)") ? whole : "\(name).yaml"
  }

  /// The names of the specs of a folder below `specs`, sorted.
  package static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/specs/\(folder)")) ?? []
    return names.compactMap { name in
      if name.hasSuffix(".yaml") { return String(name.dropLast(".yaml".count)) }
      return path(of: "\(folder)/\(name)").hasSuffix("/\(name)/\(name).yaml") ? name : nil
    }
    .sorted()
  }
}
