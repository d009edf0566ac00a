import Foundation
package import Diagnostics
package import Generation
package import Workspace

/// The repository that the tests stand in.
package enum Repository {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().standardizedFileURL.path

  package static let templates = TemplatesFolder(path: "\(root)/Templates")

  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(root)/\(path)")))
  }

  /// A target that ships with the project.
  package static func pack(_ name: String) throws -> TargetPack {
    try readTargetPack(templates.files(of: name), location: "Templates/\(name)").required()
  }

  package static func target(_ name: String) throws -> Target {
    try compile(pack(name)).required()
  }
}

/// A stage had something to say where nothing was expected.
package struct Complaints: Error, CustomStringConvertible {
  package var description: String
}

extension Outcome {
  /// The value of a stage that has nothing to say.
  package func required() throws -> Value {
    guard let value, diagnostics.isEmpty else {
      throw Complaints(description: diagnostics.map(\.line).joined(separator: "\n"))
    }
    return value
  }
}

extension Diagnostic {
  /// The whole diagnostic on one line.
  package var line: String {
    let place = "\(range.file):\(range.start.line):\(range.start.column)-\(range.end.column)"
    let notes = notes.map { "; note: \($0.message) at \($0.range.start.line):\($0.range.start.column)" }.joined()
    return "\(place): \(message) [\(code.rawValue)]\(help.map { "; help: \($0)" } ?? "")\(notes)"
  }
}
