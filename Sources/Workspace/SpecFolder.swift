/// The folder that a spec stands in, from which it may include files. No link below it is followed, so nothing outside of
/// it is ever read.
package final class SpecFolder {
  private let folder: RootedFolder
  private let limit: Int
  /// Everything that was looked at so far.
  package private(set) var inputs: [Input] = []

  /// `nil` for a spec from the standard input, which stands in no folder.
  package init?(of spec: String, limit: Int = 64 << 20) throws(WorkspaceError) {
    if spec == "-" { return nil }
    let parts = spec.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().joined(separator: "/")
    guard let folder = try RootedFolder(above.isEmpty ? (parts.count == 1 ? "." : "/") : above) else { return nil }
    self.folder = folder
    self.limit = limit
  }

  /// The bytes of a file by its path in the folder, `nil` when nothing stands there.
  ///
  /// - Throws: `WorkspaceError` when what stands there is no file that can be read.
  package func read(_ path: String) throws(WorkspaceError) -> [UInt8]? {
    let bytes: [UInt8]? =
      switch try folder.look(at: path) {
      case .missing: nil
      case .obstacle(let reason): throw WorkspaceError(reason)
      case .file: try folder.read(path, limit: limit)
      }
    inputs.append(Input(.included(path), bytes))
    return bytes
  }

  /// The names in a folder, those of folders with a `/` behind them, sorted; `nil` when there is no such folder.
  package func names(in path: String) throws(WorkspaceError) -> [String]? {
    let names = try folder.names(in: path, atMost: 10_000)
    inputs.append(Input(.names(path), names))
    return names
  }
}
