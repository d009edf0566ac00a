#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Workspace {
  /// The output folder that a file belongs to, and the file's path in it: the nearest folder above it with a manifest.
  ///
  /// - Parameter file: From the current folder; the file itself need not be there, its folder must.
  package static func enclosing(_ file: String) throws(WorkspaceError) -> (workspace: Workspace, path: String) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: true)
    guard let name = parts.last, name != ".", name != ".." else {
      throw WorkspaceError("'\(file)' is not the name of a file")
    }
    let parent = (file.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    guard let real = realpath(parent.isEmpty ? "." : parent, nil) else {
      throw WorkspaceError("open the folder", parent)
    }
    defer { free(real) }
    var above = String(cString: real).split(separator: "/")
    var inside = [String(name)]
    while true {
      let root = "/" + above.joined(separator: "/")
      if access("\(root)/\(manifestPath)", F_OK) == 0 {
        return (Workspace(root: root), inside.joined(separator: "/"))
      }
      guard let last = above.popLast() else {
        throw WorkspaceError("'\(file)' is not in a generated folder: none above it has a '\(manifestPath)'")
      }
      inside.insert(String(last), at: 0)
    }
  }
}
