/// One file of the output, finished but not written.
package struct Artifact: Sendable, Hashable {
  /// Who may change the file after it was written.
  package enum Ownership: String, Sendable, Hashable, CaseIterable {
    /// Rewritten on every run; an edited one stops the run.
    case generated
    /// Written once when it is missing, then the user's.
    case seeded
  }

  /// Relative to the output folder, `/` between its parts, no `.` or `..` among them.
  package var path: String
  package var contents: [UInt8]
  package var ownership: Ownership
  /// The template or runtime file that it came from, relative to the target's folder.
  package var template: String
  package var isExecutable: Bool

  package init(path: String, contents: [UInt8], ownership: Ownership, template: String, isExecutable: Bool = false) {
    self.path = path
    self.contents = contents
    self.ownership = ownership
    self.template = template
    self.isExecutable = isExecutable
  }
}
