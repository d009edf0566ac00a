import Diagnostics
import Model

/// Names of the spec that the target would spell alike.
func nameClashes(in scene: Scene) -> [Diagnostic] {
  let namer = scene.namer
  var diagnostics: [Diagnostic] = []
  func check(_ names: [(name: Name, origin: SourceRange)], as kind: Namer.Kind) {
    var seen: [String: (name: Name, origin: SourceRange)] = [:]
    for entry in names {
      guard let other = seen.updateValue(entry, forKey: namer.spell(entry.name, as: kind)) else { continue }
      diagnostics.append(
        Diagnostic(
          .error,
          .targetNameClash,
          "'\(entry.name)' and '\(other.name)' are both '\(namer.spell(entry.name, as: kind))' in the generated code",
          at: entry.origin,
          notes: [Diagnostic.Note("the other one is here", at: other.origin)],
          help: "rename one of them"
        )
      )
    }
  }
  let types = scene.model.enums.map { ($0.name, $0.origin) } + scene.model.resources.map { ($0.name, $0.origin) }
  check(types, as: .type)
  // Who clones the project may have a disk that takes the two for one.
  var files: [String: (name: Name, origin: SourceRange)] = [:]
  for entry in types {
    let file = namer.spell(entry.0, as: .file)
    guard let other = files.updateValue(entry, forKey: file.lowercased()) else { continue }
    guard namer.spell(other.name, as: .file) != file else { continue }
    diagnostics.append(
      Diagnostic(
        .error,
        .targetNameClash,
        "the files of '\(entry.0)' and '\(other.name)' have the same names but for capitals, which some disks do not tell apart",
        at: entry.1,
        notes: [Diagnostic.Note("the other one is here", at: other.origin)],
        help: "rename one of them"
      )
    )
  }
  for enumType in scene.model.enums { check(enumType.cases.map { ($0.name, enumType.origin) }, as: .enumCase) }
  for resource in scene.model.resources {
    let fields = resource.fields.map { ($0.name, $0.origin) }
    let keys = resource.belongsTo.map { ($0.key, $0.origin) }
    let relations = resource.relations.map { ($0.name, $0.origin) }
    check(fields + keys + relations, as: .variable)
    check(relations, as: .type)
    for action in resource.actions {
      check(action.input.map { ($0.name, $0.origin) }, as: .variable)
      check(action.output.map { ($0.name, $0.origin) }, as: .variable)
    }
  }
  return diagnostics
}
