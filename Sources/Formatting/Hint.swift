package import Diagnostics

/// A key of a spec that says how something came from the spec before, and nothing of the service.
package struct Hint: Sendable, Hashable {
  /// Every key on the way from the root of its file, its own last.
  package var path: [String]
  /// The author's names among them: `Book`, `title`; none for a key of the spec itself.
  package var names: [String]
  /// The key's.
  package var range: SourceRange

  /// As people call it: `'was' of 'Book.title'`.
  package var phrase: String {
    let key = "'\(path.last ?? "")'"
    return names.isEmpty ? key : "\(key) of '\(names.joined(separator: "."))'"
  }
}
