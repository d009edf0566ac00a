package import Generation

/// Compares the files of an output with what stands in the folder, on all cores, without deciding anything.
struct Survey: Sendable {
  /// One file that should stand in the folder, and what was found in its place.
  struct Finding: Sendable {
    var path: String
    var ownership: Artifact.Ownership
    var template: String
    var isExecutable: Bool
    var digest: Digest
    /// Why nothing may stand at the path.
    var problem: String?
    var place: Place
    /// Whether edits of it can be merged.
    var isMergeable: Bool
    /// Absent where nothing will have to be written or shown.
    var contents: KeptContents?
  }

  enum Place: Sendable {
    case missing
    case obstacle(String)
    /// Whether it is as it should be is not asked of a file that is the user's.
    case file(FileFacts, Comparison?)
  }

  enum Comparison: Sendable {
    case same
    /// - Parameter isBlank: it is what a power failure leaves of a file that was just written.
    case differs(Digest, isBlank: Bool)
  }

  let root: String
  let known: Manifest
  /// The file that an interrupted run was writing.
  let unfinished: WriteJournal.Entry?
  let keeper = ContentsKeeper()

  func findings(_ source: ArtifactSource) throws -> [Finding] {
    let folders = Pool { try? RootedFolder(root) }
    let findings = Collector<Finding>()
    try source.forEach { artifacts in
      let folder = folders.take()
      findings.add(try artifacts.map { try finding($0, in: folder) })
      folders.giveBack(folder)
    }
    return findings.elements
  }

  private func finding(_ artifact: Artifact, in folder: RootedFolder?) throws(WorkspaceError) -> Finding {
    let digest = Digest(artifact.contents)
    var finding = Finding(
      path: artifact.path,
      ownership: artifact.ownership,
      template: artifact.template,
      isExecutable: artifact.isExecutable,
      digest: digest,
      problem: OutputPath.problem(artifact.path),
      place: .missing,
      isMergeable: artifact.ownership == .generated && BaseStore.takes(artifact.contents)
    )
    let recorded = known.entries[artifact.path]
    guard finding.problem == nil, recorded?.owner != .adopted else { return finding }
    if let folder { finding.place = try place(of: artifact, recorded, in: folder) }
    switch finding.place {
    case .file(_, nil): break
    // One that is not recorded may stand there under another name, where case is ignored.
    case .file(let facts, .same) where recorded != nil && facts.isExecutable == artifact.isExecutable: break
    case .missing, .obstacle, .file: finding.contents = try keeper.keep(artifact.contents, digest)
    }
    return finding
  }

  private func place(
    of artifact: Artifact,
    _ recorded: Manifest.Entry?,
    in folder: RootedFolder
  ) throws(WorkspaceError) -> Place {
    switch try folder.look(at: artifact.path) {
    case .missing: return .missing
    case .obstacle(let reason): return .obstacle(reason)
    case .file(let facts):
      let isPart = unfinished?.path == artifact.path
      if artifact.ownership == .seeded, !isPart { return .file(facts, nil) }
      let contents = try folder.read(artifact.path) ?? []
      // The part of a file that an interrupted run has left is removed before anything is written.
      if isPart, unfinished?.isPart(contents) == true { return .missing }
      if artifact.ownership == .seeded { return .file(facts, nil) }
      if contents == artifact.contents { return .file(facts, .same) }
      return .file(facts, .differs(Digest(contents), isBlank: contents.allSatisfy { $0 == 0 }))
    }
  }
}

/// Where the files of an output come from: all at once, or made on the way.
package struct ArtifactSource: Sendable {
  let forEach: @Sendable (_ body: @escaping @Sendable ([Artifact]) throws -> Void) throws -> Void

  package init(_ rendition: Rendition) {
    forEach = { body in try rendition.forEach(body) }
  }

  package init(_ artifacts: [Artifact]) {
    forEach = { body in try body(artifacts) }
  }
}
