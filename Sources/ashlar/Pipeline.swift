import Analysis
import Diagnostics
import Generation
import Migrations
import Model
import Spec
import Templating
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The stages in their order, from a file's name to the artifacts, with everything they had to say.
struct Pipeline {
  var templates: String?
  private let keepsSilenced: Bool
  private(set) var sources = SourceLines()
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var silenced: [SilencedWarning] = []
  /// What was read to find out what the spec means.
  private(set) var inputs: [Input] = []
  /// The files of the targets that were read, by the target's name.
  private var packs: [String: [String: [UInt8]]] = [:]

  /// - Parameter format: What reports are written in; any of them when absent.
  init(templates: String? = nil, reporting format: ReportFormat? = nil) {
    self.templates = templates
    keepsSilenced = format?.tellsSilenced ?? true
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The model of a spec; absent when a diagnostic is an error.
  mutating func model(of spec: String) throws -> Model? {
    let bytes = try SourceLoader().read(spec)
    sources.add(bytes, file: spec)
    inputs.append(Input(.file(spec), bytes))
    let folder = try SpecFolder(of: spec)
    let reading = readModel(bytes, file: spec, beside: folder.map(SpecFiles.init), keepsSilenced: keepsSilenced)
    inputs += folder?.inputs ?? []
    for (file, text) in reading.texts { sources.add(text, file: file) }
    silenced += reading.silenced
    return take(reading.outcome)
  }

  /// The model of a spec as a git revision has it; absent when a diagnostic is an error.
  ///
  /// - Parameter bytes: Of the spec itself.
  mutating func model(of spec: String, _ bytes: [UInt8], in folder: RevisionFolder) -> Model? {
    // As git spells a path from the current folder.
    let isPlain = !spec.hasPrefix("/") && !spec.hasPrefix(".")
    let file = "\(folder.revision):\(isPlain ? "./" : "")\(spec)"
    sources.add(bytes, file: file)
    let reading = readModel(bytes, file: file, beside: SpecFiles(read: folder.read, names: folder.names))
    for (file, text) in reading.texts { sources.add(text, file: file) }
    return take(reading.outcome)
  }

  /// The target that is taken where none is named: where the targets lie, a file says which of them comes first.
  func usualTarget() throws -> String {
    let folder = try folder()
    let known = try folder.targets()
    let first = try folder.file("default-target").map { String(decoding: $0, as: UTF8.self) }
    let usual = first.map { String($0.prefix { !$0.isWhitespace }) } ?? known.first
    guard let usual, known.contains(usual) else {
      throw WorkspaceError("there is no target '\(usual ?? "")'; known: \(known.joined(separator: ", "))")
    }
    return usual
  }

  /// The target of that name, its templates compiled; absent when a diagnostic is an error.
  mutating func target(_ name: String) throws -> Target? {
    guard let pack = try pack(name) else { return nil }
    return take(compile(pack))
  }

  /// Takes down everything there is to say about a target's folder; whether it has no mistake.
  mutating func check(_ name: String) throws -> Bool {
    guard let pack = try pack(name) else { return false }
    let found = Generation.check(pack)
    diagnostics += found
    return !found.contains { $0.severity == .error }
  }

  /// What a target makes of a spec, apart from the files that it copies as they are; or the report of a spec that it
  /// refuses.
  mutating func outcome(of spec: String, named name: String, for target: Target) throws -> TargetCases.Expected {
    let file = "\(name).yaml"
    let bytes = try SourceLoader().read(spec)
    let reading = readModel(bytes, file: file, beside: try SpecFolder(of: spec).map(SpecFiles.init))
    var texts = SourceLines([file: bytes])
    for (file, text) in reading.texts { texts.add(text, file: file) }
    var found = reading.outcome.diagnostics
    if let model = reading.outcome.value {
      let outcome = generate(model, for: target, specFile: file)
      found += outcome.diagnostics
      if let artifacts = outcome.value {
        let rendered = artifacts.filter(target.pack.isRendered)
        return .files(Dictionary(rendered.map { ($0.path, $0.contents) }) { first, _ in first })
      }
    }
    return .report(Array(ReportFormat.text.report(found, sources: texts).utf8))
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
  ///
  /// - Parameter history: Of the spec, where it has one.
  mutating func rendition(
    of model: Model,
    from spec: String,
    for target: Target,
    history: SchemaHistory?
  ) -> Rendition? {
    take(plan(model, for: target, specFile: URL(fileURLWithPath: spec).lastPathComponent, history: history))
  }

  /// The history of a spec led on to its model; absent for a spec without a place for one. What only the author can decide
  /// is reported.
  mutating func history(of model: Model, beside spec: String, _ choices: HistoryChoices) throws -> SpecHistory? {
    let history = try SpecHistory(of: model, beside: spec, choices)
    let undecided = history?.plan.undecided.filter { !choices.allowsLoss || !$0.isLoss } ?? []
    diagnostics += undecided.map { $0.diagnostic(besides: model.service.origin) }
    return history
  }

  /// Takes down what else the output depends on.
  mutating func noteInputs(_ more: [Input]) { inputs += more }

  /// What the output would change in a folder; absent when a template turns out not to be renderable.
  mutating func changes(
    of rendition: Rendition,
    in workspace: Workspace,
    pins: VersionPins,
    edits: EditOptions
  ) throws -> ChangeSet? {
    do {
      var edits = edits
      edits.renames = try rendition.renames()
      return try workspace.changes(from: ArtifactSource(rendition), pins: pins, edits: edits)
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

  /// The spec that a new project starts with.
  func starter(_ name: String, for target: String) throws -> String {
    let text = String(decoding: try common("starter.yaml")[""] ?? [], as: UTF8.self)
    return text.replacing("{name}", with: name).replacing("{target}", with: target)
  }

  /// What lies beside the targets, by its paths.
  func common(_ name: String) throws -> [String: [UInt8]] {
    try TemplatesFolder.common(
      name,
      explicit: templates,
      environment: ProcessInfo.processInfo.environment,
      executable: TemplatesFolder.executable()
    )
  }

  func folder() throws -> TemplatesFolder {
    try TemplatesFolder.find(
      explicit: templates,
      environment: ProcessInfo.processInfo.environment,
      executable: TemplatesFolder.executable()
    )
  }

  /// What the stages had to say, written out.
  func report(as format: ReportFormat) -> String {
    format.report(diagnostics, silenced: silenced, sources: sources, of: Console.run)
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
