import Generation
import Workspace

/// What becomes of the files that come from one template, from one folder that is copied as it is, or from the history.
struct ChangeGroup {
  /// As it stands behind "2 files".
  let source: String
  /// One for each file.
  let lines: [String]

  /// The files beside the spec, then one group for each source of which files of the project change, in the order of
  /// their names.
  static func groups(
    of set: ChangeSet,
    on pack: TargetPack,
    after migrations: [MigrationHistory.Change]
  ) -> [ChangeGroup] {
    let told = set.changes.filter { $0.summary != nil }
    let groups = Dictionary(grouping: told) { pack.origin(of: $0.template) }.sorted { $0.key.name < $1.key.name }
      .map { ChangeGroup(source: source($0), lines: $1.compactMap(\.summary)) }
    guard !migrations.isEmpty else { return groups }
    return [ChangeGroup(source: "beside the spec", lines: migrations.map(\.summary))] + groups
  }

  private static func source(_ origin: FileOrigin) -> String {
    switch origin {
    case .template(let name): "of the template \(name)"
    case .copies(let name): "of \(name), which is copied as it is"
    case .history: "of the history beside the spec, which is copied as it is"
    }
  }

  var text: String {
    let files = lines.count == 1 ? "1 file" : "\(lines.count) files"
    return (["\(files) \(source)"] + lines.map { "  \($0)" }).joined(separator: "\n")
  }
}
