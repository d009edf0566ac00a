import Analysis
import Diagnostics
import Foundation
import Generation
import Model
import Spec
import Templating
import Workspace

/// The stages in their order, from a file's name to the artifacts, with everything they had to say.
struct Pipeline {
  var templates: String?
  private(set) var sources = SourceLines()
  private(set) var diagnostics: [Diagnostic] = []
  /// What was read to find out what the spec means.
  private(set) var inputs: [Input] = []
  /// The files of the targets that were read, by the target's name.
  private var packs: [String: [String: [UInt8]]] = [:]

  init(templates: String? = nil) {
    self.templates = templates
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The model of a spec; absent when a diagnostic is an error.
  mutating func model(of spec: String) throws -> Model? {
    let bytes = try SourceLoader().read(spec)
    sources.add(bytes, file: spec)
    inputs.append(Input(.file(spec), bytes))
    let folder = try SpecFolder(of: spec)
    let reading = readModel(bytes, file: spec, beside: folder.map(SpecFiles.init))
    inputs += folder?.inputs ?? []
    for (file, text) in reading.texts { sources.add(text, file: file) }
    return take(reading.outcome)
  }

  /// The target of that name, its templates compiled; absent when a diagnostic is an error.
  mutating func target(_ name: String) throws -> Target? {
    guard let pack = try pack(name) else { return nil }
    return take(compile(pack))
  }

  /// The target of that name as its folder declares it; absent when a diagnostic is an error.
  mutating func pack(_ name: String) throws -> TargetPack? {
    let folder = try folder()
    let known = try folder.targets()
    guard known.contains(name) else {
      let help =
        nearest(name, among: known).map { "did you mean '\($0)'?" } ?? "known: \(known.joined(separator: ", "))"
      throw WorkspaceError("there is no target '\(name)'; \(help)")
    }
    let contents = try files(of: name)
    let location = "\(folder.path)/\(name)"
    for (path, bytes) in contents { sources.add(bytes, file: "\(location)/\(path)") }
    return take(readTargetPack(contents, location: location))
  }

  /// The whole output, ready to be made; absent when a diagnostic is an error.
  mutating func rendition(of spec: String, for target: Target) throws -> Rendition? {
    guard let model = try model(of: spec) else { return nil }
    return take(plan(model, for: target, specFile: URL(fileURLWithPath: spec).lastPathComponent))
  }

  /// What the output would change in a folder; absent when a template turns out not to be renderable.
  mutating func changes(of rendition: Rendition, in workspace: Workspace, pins: VersionPins) throws -> ChangeSet? {
    do {
      return try workspace.changes(from: ArtifactSource(rendition), pins: pins)
    } catch let failure as RenderFailure {
      diagnostics.append(failure.diagnostic)
      return nil
    }
  }

  /// Every file of a target by its path in the target's folder.
  mutating func files(of target: String) throws -> [String: [UInt8]] {
    if let known = packs[target] { return known }
    let files = try folder().files(of: target)
    packs[target] = files
    return files
  }

  func folder() throws -> TemplatesFolder {
    try TemplatesFolder.find(
      explicit: templates,
      environment: ProcessInfo.processInfo.environment,
      executable: TemplatesFolder.executable()
    )
  }

  private mutating func take<Value>(_ outcome: Outcome<Value>) -> Value? {
    diagnostics += outcome.diagnostics
    return outcome.value
  }
}

extension SpecFiles {
  /// The files of a folder on the disk.
  init(_ folder: SpecFolder) {
    self.init(read: folder.read, names: folder.names)
  }
}
