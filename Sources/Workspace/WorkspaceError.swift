#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the machine could not do what was asked: one sentence with the path and the reason.
package struct WorkspaceError: Error, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }

  /// A failed call of the system, by its `errno`.
  init(_ verb: String, _ path: String, _ code: Int32 = errno) {
    let reason = String(cString: strerror(code))
    description = "cannot \(verb) '\(path)': \(reason.prefix(1).lowercased() + reason.dropFirst())"
  }
}
