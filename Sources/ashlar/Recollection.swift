import Diagnostics
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What earlier runs have left in the user's cache about an output folder.
struct Recollection {
  private let options: OutputOptions
  private let cache: StatCache?

  init(_ options: OutputOptions) {
    self.options = options
    // What came from standard input cannot be read a second time.
    cache = options.spec == "-" ? nil : StatCache(environment: ProcessInfo.processInfo.environment)
  }

  /// What was said about the spec when the folder was last current, if all is as it was then.
  func report(_ pipeline: inout Pipeline) -> String? {
    guard let cache, let key = key(&pipeline) else { return nil }
    return cache.recall(key, spec: options.spec)
  }

  /// Keeps in mind that the folder is what the changes say.
  func remember(_ changes: ChangeSet, _ written: WrittenFacts, _ report: String, _ pipeline: inout Pipeline) {
    guard let cache, let key = key(&pipeline) else { return }
    cache.remember(key, changes, written: written, inputs: pipeline.inputs, report: report)
  }

  private func key(_ pipeline: inout Pipeline) -> StatCache.Key? {
    guard let pack = try? pipeline.files(of: options.target), let folder = try? pipeline.folder() else { return nil }
    return StatCache.Key(
      root: options.out,
      words: [
        options.spec, options.target, options.out, folder.path, options.report.format.rawValue,
        String(options.report.strict),
        // Reports can say where a file is from here.
        FileManager.default.currentDirectoryPath,
      ],
      program: TemplatesFolder.executable(),
      pack: pack
    )
  }
}
