import Generation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Remembers that an output folder was current, and by what: a run that finds all of it unchanged has nothing to render.
///
/// It lives in the user's cache folder, is no part of any output and may be deleted at any time. Whatever is in doubt,
/// a file that is damaged or of another version included, counts as not remembered.
package struct StatCache: Sendable {
  let folder: String

  /// - Parameter environment: Of the process; without a home there is no cache.
  package init?(environment: [String: String]) {
    // A relative path is to be ignored, by the specification of these variables.
    if let own = environment["XDG_CACHE_HOME"], own.hasPrefix("/") {
      folder = "\(own)/ashlar"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = "\(home)/.cache/ashlar"
    } else {
      return nil
    }
  }

  /// What the state of an output folder depends on.
  package struct Key: Sendable, Equatable {
    /// Which folder it is, by name and by identity.
    var place: String
    /// Everything else: the program, the target's files, what the user typed.
    var digest: Digest

    /// `nil` when the folder is not there.
    ///
    /// - Parameters:
    ///   - root: The output folder.
    ///   - words: What the user typed, as far as the output or what is said of it depends on it.
    ///   - program: The path of the running program.
    ///   - pack: The files of the target.
    package init?(root: String, words: [String], program: String?, pack: [String: [UInt8]]) {
      guard let real = realpath(root, nil) else { return nil }
      defer { free(real) }
      place = String(cString: real)
      guard let program, let identity = Self.identity(place), let version = Self.identity(program) else { return nil }
      var text = ([toolVersion, place, identity, program, version] + words).joined(separator: "\0")
      for (path, bytes) in pack.sorted(by: { $0.key < $1.key }) {
        text += "\0\(path)\0\(Digest(bytes).hexadecimal)"
      }
      digest = Digest(Array(text.utf8))
    }

    /// Which file it is, and which version of it.
    private static func identity(_ path: String) -> String? {
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      // The folder itself changes whenever something is written into it.
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      let file = FileFacts(facts)
      let version = isFolder ? "" : " \(file.size) \(file.modified) \(file.changed)"
      return "\(facts.st_dev) \(file.inode)\(version)"
    }
  }

  /// Whether everything is as it was when the folder was last current; answers what was said about the spec then.
  ///
  /// - Parameter spec: The spec's path from the current folder.
  package func recall(_ key: Key, spec: String) -> String? {
    guard let memory = read(key), let beside = try? SpecFolder(of: spec),
      memory.inputs.allSatisfy({ $0.isUnchanged(in: beside) })
    else { return nil }
    guard let folder = try? RootedFolder(key.place), (try? folder.isInterrupted()) == false else { return nil }
    let now = Self.now
    guard let hadToRead = memory.checked(in: key.place) else { return nil }
    // What had to be read this time need not be the next time.
    if hadToRead { write(memory.settled(at: now), key) }
    return memory.report
  }

  /// Remembers that the folder is what a change set says, unless it changes at this moment.
  ///
  /// - Parameters:
  ///   - set: As it was applied.
  ///   - written: What was found of the files right after they were written.
  ///   - report: What was said about the spec.
  package func remember(
    _ key: Key,
    _ set: ChangeSet,
    written: WrittenFacts,
    inputs: [Input],
    report: String
  ) {
    let now = Self.now
    guard let folder = try? RootedFolder(key.place),
      let files = try? files(of: set, written.byPath, in: folder, now)
    else { return }
    write(Memory(inputs: inputs, report: report, files: files), key)
  }

  private struct Changed: Error {}

  private func files(
    of set: ChangeSet,
    _ written: [String: WrittenFacts.File],
    in folder: RootedFolder,
    _ now: Int64
  ) throws -> [Memory.File] {
    func facts(_ path: String) throws -> FileFacts {
      guard case .file(let facts) = try folder.look(at: path) else { throw Changed() }
      return facts
    }
    var files: [Memory.File] = []
    files.reserveCapacity(set.changes.count + 2)
    for change in set.changes {
      switch change.kind {
      case .seed, .keep, .move:
        files.append(Memory.File(path: change.path, kind: .present, facts: try facts(change.path), digest: nil))
      case .create, .update, .unchanged:
        guard let digest = set.manifest.entries[change.path]?.digests.first else { throw Changed() }
        if let known = written[change.path], known.isFinal {
          files.append(Memory.File(path: change.path, facts: known.facts, digest: digest, now))
          continue
        }
        let found = try facts(change.path)
        guard let known = change.kind == .unchanged ? change.facts : written[change.path]?.facts,
          (known.inode, known.size, known.modified) == (found.inode, found.size, found.modified),
          change.kind != .unchanged || known == found
        else { throw Changed() }
        files.append(Memory.File(path: change.path, facts: found, digest: digest, now))
      case .adopted, .remove, .leaveEdited: continue
      // Every run says what is edited.
      case .merge, .edited, .refuse: throw Changed()
      }
    }
    for name in set.records.bases.names {
      let path = "\(BaseStore.path)/\(name)"
      files.append(Memory.File(path: path, kind: .present, facts: try facts(path), digest: nil))
    }
    let records = [
      (Workspace.manifestPath, set.records.newManifest), (Workspace.versionPath, set.records.newVersion),
    ]
    for (path, contents) in records {
      guard try folder.read(path) == contents else { throw Changed() }
      files.append(Memory.File(path: path, facts: try facts(path), digest: Digest(contents), now))
    }
    return files
  }

  // MARK: - The file

  /// One for each output folder; a folder of another target or with other options takes the place.
  private func path(_ key: Key) -> String {
    "\(folder)/\(Digest(Array(key.place.utf8)).hexadecimal.prefix(32))"
  }

  private func read(_ key: Key) -> Memory? {
    guard let bytes = try? SourceLoader(limit: 1 << 30).read(path(key)) else { return nil }
    return Memory(bytes, key.digest)
  }

  /// In one step, so that two runs at once leave the memory of one of them; what fails is not remembered.
  private func write(_ memory: Memory, _ key: Key) {
    guard (try? RootedFolder.create(folder)) != nil else { return }
    let (path, beside) = (path(key), "\(path(key)).\(getpid())")
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWhole = writeAll(descriptor, memory.bytes(key.digest)) == nil
    guard close(descriptor) == 0, isWhole, rename(beside, path) == 0 else {
      unlink(beside)
      return
    }
    forgetOldest()
  }

  /// Removes what was written longest ago, where there is more than anybody works with.
  private func forgetOldest() {
    guard let names = try? TemplatesFolder.names(in: folder), names.count > Self.most else { return }
    let ages = names.map { name in
      var facts = stat()
      return (name: name, modified: stat("\(folder)/\(name)", &facts) == 0 ? FileFacts(facts).modified : 0)
    }
    for (name, _) in ages.sorted(by: { $0.modified < $1.modified }).prefix(names.count - Self.most) {
      unlink("\(folder)/\(name)")
    }
  }

  /// Output folders that are remembered; the others come and go.
  private static let most = 100

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
