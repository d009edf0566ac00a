#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of the target packs: one folder each, with a `target.yaml`. The last place to look for it is the program
/// itself.
package struct TemplatesFolder: Sendable, Equatable {
  package var path: String
  /// What stands for the folder where it is in the program.
  private var builtIn: BuiltInTemplates?

  /// The environment variable that names the folder.
  package static let variable = "ASHLAR_TEMPLATES"

  package init(path: String) {
    self.path = path
  }

  /// - Parameter builtIn: The targets of this program.
  init(_ builtIn: BuiltInTemplates) {
    path = "(built in)"
    self.builtIn = builtIn
  }

  /// Finds the folder: the one that was named, by option or environment, or else beside the executable, in a folder above
  /// it, or among the shared data of its installation or of the system, or else inside the executable.
  ///
  /// - Parameters:
  ///   - explicit: The user's option; must hold a pack when it is given.
  ///   - environment: Of the process.
  ///   - executable: The real path of the executable.
  package static func find(
    explicit: String?,
    environment: [String: String],
    executable: String?
  ) throws(WorkspaceError) -> TemplatesFolder {
    if let named = explicit ?? environment[variable].flatMap({ $0.isEmpty ? nil : $0 }) {
      let folder = TemplatesFolder(path: named)
      guard try folder.targets().isEmpty else { return folder }
      let who = explicit == nil ? ", which \(variable) names," : ""
      if access("\(named)/target.yaml", F_OK) == 0 {
        throw WorkspaceError("'\(named)'\(who) is a target itself: name the folder that it lies in")
      }
      throw WorkspaceError("'\(named)'\(who) holds no target: a target is a folder with a 'target.yaml'")
    }
    let candidates = candidates(environment: environment, executable: executable)
    for candidate in candidates {
      let folder = TemplatesFolder(path: candidate)
      // A folder of the same name with something else in it is common; one that may not be read is none of ours.
      if let targets = try? folder.targets(), !targets.isEmpty { return folder }
    }
    if let builtIn = BuiltInTemplates.own { return TemplatesFolder(builtIn) }
    let searched = candidates.map { "'\($0)'" }.joined(separator: ", ")
    throw WorkspaceError("no templates were found in \(searched): name their folder with --templates or \(variable)")
  }

  /// The contents of what lies beside the targets and belongs to none of them, such as the spec to start from.
  ///
  /// A folder of one's own targets need not have it: it is then taken from the next folder in the order of the search.
  ///
  /// - Parameter name: A file, or with a `/` behind it a folder.
  /// - Returns: Every file by its path behind the name.
  package static func common(
    _ name: String,
    explicit: String?,
    environment: [String: String],
    executable: String?
  ) throws(WorkspaceError) -> [String: [UInt8]] {
    let named = [explicit, environment[variable]].compactMap { $0 }.filter { !$0.isEmpty }
    let folders = named + candidates(environment: environment, executable: executable)
    for folder in folders where access("\(folder)/\(name)", R_OK) == 0 {
      guard name.hasSuffix("/") else { return ["": try SourceLoader().read("\(folder)/\(name)")] }
      var files: [String: [UInt8]] = [:]
      try TemplatesFolder(path: folder).collect("", of: "\(folder)/\(name.dropLast())", depth: 0, into: &files)
      return files
    }
    if let builtIn = BuiltInTemplates.own {
      let isFolder = name.hasSuffix("/")
      let found = isFolder ? builtIn.contents(of: String(name.dropLast())) : builtIn.files[name].map { ["": $0] } ?? [:]
      if !found.isEmpty { return found }
    }
    throw WorkspaceError("no '\(name)' was found in \(folders.map { "'\($0)'" }.joined(separator: ", "))")
  }

  static func candidates(environment: [String: String], executable: String?) -> [String] {
    var candidates: [String] = []
    var parts = (executable ?? "").split(separator: "/").dropLast()
    let bin = parts
    while executable != nil {
      candidates.append("/" + (parts + ["Templates"]).joined(separator: "/"))
      guard parts.popLast() != nil else { break }
    }
    if executable != nil, bin.last == "bin" {
      candidates.append("/" + (bin.dropLast() + ["share", "ashlar", "Templates"]).joined(separator: "/"))
    }
    let home = environment["HOME"].map { ["\($0)/.local/share"] } ?? []
    let system = ["/usr/local/share", "/usr/share"]
    let own = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : [$0] } ?? home
    let shared = environment["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0.split(separator: ":").map(String.init) }
    return candidates + (own + (shared ?? system)).map { "\($0)/ashlar/Templates" }
  }

  /// The real path of the running executable.
  package static func executable() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&buffer, &size) == 0, let real = realpath(buffer, nil) else { return nil }
    #else
      guard let real = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(real) }
    return String(cString: real)
  }

  // MARK: - Packs

  /// What lies beside the targets; `nil` when it is not there.
  package func file(_ name: String) throws(WorkspaceError) -> [UInt8]? {
    if let builtIn { return builtIn.files[name] }
    return access("\(path)/\(name)", F_OK) == 0 ? try SourceLoader().read("\(path)/\(name)") : nil
  }

  /// The names of the targets, sorted.
  package func targets() throws(WorkspaceError) -> [String] {
    if let builtIn { return builtIn.targets }
    var targets: [String] = []
    for name in try Self.names(in: path) where access("\(path)/\(name)/target.yaml", R_OK) == 0 { targets.append(name) }
    return targets
  }

  /// Where the files of a target lie; `nil` when they are inside the program.
  package func packFolder(_ target: String) -> String? { builtIn == nil ? "\(path)/\(target)" : nil }

  /// Every file of a target pack by its path in the pack, without what a build or version control leaves there.
  package func files(of target: String) throws(WorkspaceError) -> [String: [UInt8]] {
    guard try targets().contains(target) else { throw WorkspaceError("there is no target '\(target)' in '\(path)'") }
    if let builtIn { return builtIn.contents(of: target).filter { !$0.key.hasPrefix("\(TargetCases.folderName)/") } }
    var files: [String: [UInt8]] = [:]
    try collect("", of: "\(path)/\(target)", depth: 0, into: &files)
    return files
  }

  /// The same with its cases.
  package func everything(of target: String) throws(WorkspaceError) -> [String: [UInt8]] {
    if let builtIn { return builtIn.contents(of: target) }
    var files: [String: [UInt8]] = [:]
    try collect("", of: "\(path)/\(target)", depth: 0, into: &files, areCasesIn: true)
    return files
  }

  /// Writes the folder of a new target.
  ///
  /// - Throws: `WorkspaceError` when something stands in its place, or when it cannot be written.
  package func create(_ target: String, _ files: [String: [UInt8]]) throws(WorkspaceError) {
    guard access("\(path)/\(target)", F_OK) != 0 else {
      throw WorkspaceError("cannot write '\(path)/\(target)': there is something already")
    }
    let folder = try RootedFolder.create("\(path)/\(target)")
    for (file, contents) in files.sorted(by: { $0.key < $1.key }) {
      _ = try folder.create(contents, at: file, isExecutable: false)
    }
  }

  private func collect(
    _ prefix: String,
    of pack: String,
    depth: Int,
    into files: inout [String: [UInt8]],
    areCasesIn: Bool = false
  ) throws(WorkspaceError) {
    guard depth < 32 else { throw WorkspaceError("'\(pack)/\(prefix)' is more than 32 folders deep") }
    for name in try Self.names(in: prefix.isEmpty ? pack : "\(pack)/\(prefix)") where !Self.isLeftover(name) {
      // Read by those who test the target alone.
      if prefix.isEmpty, name == TargetCases.folderName, !areCasesIn { continue }
      let inside = prefix.isEmpty ? name : "\(prefix)/\(name)"
      var facts = stat()
      guard stat("\(pack)/\(inside)", &facts) == 0 else { throw WorkspaceError("read", "\(pack)/\(inside)") }
      switch facts.st_mode & S_IFMT {
      case S_IFDIR: try collect(inside, of: pack, depth: depth + 1, into: &files)
      case S_IFREG: files[inside] = try SourceLoader(limit: 16 << 20).read("\(pack)/\(inside)")
      default: throw WorkspaceError("'\(pack)/\(inside)' is neither a file nor a folder")
      }
    }
  }

  static func isLeftover(_ name: String) -> Bool {
    name.hasPrefix(".build") || name == ".git" || name == ".DS_Store"
  }

  /// Sorted, without `.` and `..`; none when there is no such folder.
  static func names(in folder: String) throws(WorkspaceError) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw WorkspaceError("read the folder", folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
