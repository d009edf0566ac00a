package import Diagnostics
import Templating

/// Everything there is to say about a target's folder: mistakes in its templates, for every scope that they are rendered
/// for, and, where there are none, what nothing uses.
package func check(_ pack: TargetPack) -> [Diagnostic] {
  let (outcome, usage) = compile(pack, in: Environment(pack))
  // A mistake can hide a use.
  guard outcome.value != nil else { return outcome.diagnostics }
  return outcome.diagnostics + pack.unused(beside: usage).map(pack.located)
}

extension TargetPack {
  fileprivate func unused(beside usage: TemplateUsage) -> [Diagnostic] {
    let used = usage.files.union(files.flatMap { copied($0) })
    let templates = contents.keys.filter { $0.hasSuffix(".j2") && !used.contains($0) }
    let start = SourcePosition(line: 1, column: 1)
    return templates.map { name in
      let range = SourceRange(file: name, start: start, end: start)
      return warning(.targetUnusedFile, "nothing uses the template '\(name)'", at: range)
    }
      + usage.macros.subtracting(usage.calledMacros).map {
        warning(.targetUnusedMacro, "nothing calls the macro '\($0.name)'", at: $0.range)
      }
      + usage.imports.subtracting(usage.usedImports).map {
        warning(.targetUnusedImport, "'\($0.name)' is imported and not used", at: $0.range)
      }
      + literalPlaces.filter { $0.key != "string" && !usage.filters.contains($0.key) }.map {
        warning(.targetUnusedLiteral, "no template uses the literal '\($0.key)'", at: $0.value)
      }
  }

  private func copied(_ rule: FileRule) -> [String] {
    guard case .copy(let prefix) = rule.source else { return [] }
    return prefix.hasSuffix("/") ? contents.keys.filter { $0.hasPrefix(prefix) } : [prefix]
  }

  private func warning(_ code: DiagnosticCode, _ message: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, code, message, at: range)
  }
}
