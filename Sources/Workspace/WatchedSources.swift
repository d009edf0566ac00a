#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a project was made from, so that it can be told when some of it is no longer as it was read.
package struct WatchedSources: Sendable {
  /// What the state of every source comes to, in a fixed order: the spec, what was read for it, the target's files.
  package typealias State = [String]

  private let spec: String
  private let inputs: [Input]
  /// The folder of the target; absent when it is inside the program.
  private let pack: String?
  /// As it was read.
  package let known: State

  /// - Parameters:
  ///   - inputs: What was read to find out what the spec means; of one that could not be read, nothing.
  ///   - packState: That of the target's folder from before it was read.
  package init(spec: String, inputs: [Input], pack: String?, packState: String) {
    self.spec = spec
    self.inputs = inputs.isEmpty ? [Input(.file(spec), nil as [UInt8]?)] : inputs
    self.pack = pack
    known = self.inputs.map(Self.text) + [packState]
  }

  /// As it is now. What is read is compared by its contents, which no clock can be too coarse for.
  package var state: State {
    let folder = try? SpecFolder(of: spec)
    return inputs.map { input in Self.text(input.now(in: folder)) } + [Self.state(ofPack: pack)]
  }

  /// Whether the spec itself is not there, which it is for a moment when an editor puts another file into its place.
  package func isSpecMissing(in state: State) -> Bool { state.first == Self.absent }

  /// The folders in which something has to happen before anything of it can change.
  var folders: [String] {
    let parts = spec.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let own = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    var folders: Set<String> = [own]
    for input in inputs {
      switch input.source {
      case .file: break
      case .included(let path):
        folders.insert(([Substring(own)] + path.split(separator: "/").dropLast()).joined(separator: "/"))
      case .names(let path): folders.insert(path.isEmpty ? own : "\(own)/\(path)")
      }
    }
    if let pack { folders.formUnion(Self.folders(below: pack, depth: 0)) }
    return folders.sorted()
  }

  private static let absent = "-"

  private static func text(_ input: Input) -> String { input.digest?.hexadecimal ?? absent }

  // MARK: - A target's files

  /// The names, sizes and times of every file of a target.
  package static func state(ofPack pack: String?) -> String {
    guard let pack else { return "" }
    var lines: [String] = []
    for folder in folders(below: pack, depth: 0) {
      for name in (try? TemplatesFolder.names(in: folder)) ?? [] {
        var facts = stat()
        guard stat("\(folder)/\(name)", &facts) == 0 else { continue }
        let file = FileFacts(facts)
        // A folder changes with whatever is in it, which has lines of its own.
        let isFolder = facts.st_mode & S_IFMT == S_IFDIR
        lines.append(isFolder ? "\(folder)/\(name)" : "\(folder)/\(name) \(file.inode) \(file.size) \(file.changed)")
      }
    }
    return Digest(Array(lines.joined(separator: "\n").utf8)).hexadecimal
  }

  private static func folders(below folder: String, depth: Int) -> [String] {
    guard depth < 32 else { return [] }
    let names = (try? TemplatesFolder.names(in: folder)) ?? []
    return [folder]
      + names.filter { !TemplatesFolder.isLeftover($0) }.flatMap { name -> [String] in
        var facts = stat()
        guard stat("\(folder)/\(name)", &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { return [] }
        return folders(below: "\(folder)/\(name)", depth: depth + 1)
      }
  }
}

extension Input {
  /// The same as it would be read now; what cannot be read is not there.
  fileprivate func now(in folder: SpecFolder?) -> Input {
    switch source {
    case .file(let path): Input(source, try? SourceLoader().read(path))
    case .included(let path): Input(source, (try? folder?.read(path)) ?? nil as [UInt8]?)
    case .names(let path): Input(source, (try? folder?.names(in: path)) ?? nil as [String]?)
    }
  }
}
