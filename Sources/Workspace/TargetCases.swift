/// The cases that a target's folder brings along: `cases/NAME.yaml` is a spec, `cases/NAME/` holds the files that it becomes,
/// or `cases/NAME.txt` what is said about it where it is refused.
package struct TargetCases {
  /// One of them as it lies on the disk.
  package struct Case: Sendable, Equatable {
    package var name: String
    /// The spec's path.
    package var spec: String
    package var expected: Expected?
  }

  /// What a spec becomes.
  package enum Expected: Sendable, Equatable {
    /// Files by their paths.
    case files([String: [UInt8]])
    /// The report of a spec that is refused.
    case report([UInt8])
  }

  /// The folder of the cases.
  package let path: String
  private let folder: RootedFolder?

  package init(of target: String, in templates: TemplatesFolder) throws(WorkspaceError) {
    path = "\(templates.path)/\(target)/\(Self.folderName)"
    folder = try RootedFolder(path)
  }

  /// The folder inside that of a target, which no row of its table can name.
  static let folderName = "cases"

  private static let limit = 10_000

  // MARK: - Reading

  /// All cases, sorted by name.
  ///
  /// - Throws: `WorkspaceError` also for an expectation that belongs to no spec.
  package func all() throws(WorkspaceError) -> [Case] {
    guard let folder, let names = try folder.names(in: "", atMost: Self.limit) else { return [] }
    let specs = names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    for name in names where name.hasSuffix("/") || name.hasSuffix(".txt") {
      let base = name.hasSuffix("/") ? String(name.dropLast()) : String(name.dropLast(4))
      if specs.contains(base) { continue }
      // What specs include lies in folders too.
      if name.hasSuffix("/"), try holdsParts(base, of: folder) { continue }
      throw WorkspaceError("'\(path)/\(name)' belongs to no spec: '\(path)/\(base).yaml' is not there")
    }
    var cases: [Case] = []
    for name in specs {
      cases.append(Case(name: name, spec: "\(path)/\(name).yaml", expected: try expected(name, in: folder)))
    }
    return cases
  }

  private func holdsParts(_ name: String, of folder: RootedFolder) throws(WorkspaceError) -> Bool {
    try folder.names(in: name, atMost: Self.limit)?.contains { $0.hasSuffix(".yaml") } ?? false
  }

  private func expected(_ name: String, in folder: RootedFolder) throws(WorkspaceError) -> Expected? {
    if let report = try folder.read("\(name).txt") { return .report(report) }
    var files: [String: [UInt8]] = [:]
    try collect("", of: name, in: folder, into: &files)
    return files.isEmpty ? nil : .files(files)
  }

  private func collect(
    _ prefix: String,
    of name: String,
    in folder: RootedFolder,
    into files: inout [String: [UInt8]]
  ) throws(WorkspaceError) {
    let here = prefix.isEmpty ? name : "\(name)/\(prefix.dropLast())"
    for entry in try folder.names(in: here, atMost: Self.limit, areHidden: true) ?? [] {
      if entry.hasSuffix("/") {
        try collect(prefix + entry, of: name, in: folder, into: &files)
      } else if let contents = try folder.read("\(name)/\(prefix)\(entry)") {
        files[prefix + entry] = contents
      }
    }
  }

  // MARK: - Accepting

  /// Makes what a case has become its expectation; what was expected before and is no longer is removed.
  package func accept(_ outcome: Expected, of known: Case) throws(WorkspaceError) {
    guard let folder else { throw WorkspaceError("'\(path)' is not there") }
    switch known.expected {
    case .report: try folder.remove("\(known.name).txt")
    case .files(let files):
      for file in files.keys.sorted() { try folder.remove("\(known.name)/\(file)") }
    case nil: break
    }
    switch outcome {
    case .report(let report): _ = try folder.create(report, at: "\(known.name).txt", isExecutable: false)
    case .files(let files):
      for (file, contents) in files.sorted(by: { $0.key < $1.key }) {
        if let problem = OutputPath.problem(file) { throw WorkspaceError("cannot write '\(file)': \(problem)") }
        _ = try folder.create(contents, at: "\(known.name)/\(file)", isExecutable: false)
      }
    }
  }
}

extension TargetCases.Case {
  /// How what was expected differs from what came out, as a unified diff; empty when it doesn't.
  package func diff(to outcome: TargetCases.Expected) -> String {
    let (old, new) = (expected?.files(of: name) ?? [:], outcome.files(of: name))
    return Set(old.keys).union(new.keys).sorted().map { unifiedDiff(from: old[$0], to: new[$0], path: $0) }.joined()
  }
}

extension TargetCases.Expected {
  /// Every file by its path below the folder of the cases.
  fileprivate func files(of name: String) -> [String: [UInt8]] {
    switch self {
    case .files(let files): Dictionary(uniqueKeysWithValues: files.map { ("\(name)/\($0)", $1) })
    case .report(let report): ["\(name).txt": report]
    }
  }
}
