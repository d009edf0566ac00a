import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Gives a resource the moment that hides its deleted records; no request can name it.
  func addDeletion(to draft: Draft, _ findings: inout Findings) {
    let name = style.spell(["deleted", "at"])
    let bearer = Bearer("the moment", name.spelled, of: "a deletion")
    if let owner = draft.namespace.take(name.words, for: bearer, at: nil) {
      findings.error(
        .nameTaken,
        "\(owner.bearer) has the same name as \(bearer)",
        at: owner.range ?? draft.spec.name.range,
        notes: draft.spec.softDelete.map { [Diagnostic.Note("which comes with 'soft_delete'", at: $0.range)] } ?? [],
        help: "leave the field out, or leave 'soft_delete' out"
      )
    }
    draft.deletion = name
  }

  /// Rules about deleted records mean nothing where a delete leaves none.
  mutating func checkDeletion(_ access: AccessSpec, of draft: Draft) {
    guard let key = access.key, let word = access.word, draft.deletion == nil, draft.spec.isWhole else { return }
    switch key {
    case .restore, .purge:
      findings.error(
        .keyDoesNotApply,
        "'\(word.text)' is for resources with 'soft_delete', and a deleted \(draft.name) is gone",
        at: word.range,
        help: "add 'soft_delete: true' to \(draft.name)"
      )
    case .list, .read, .create, .update, .delete, .write, .inherit: break
    }
  }

  /// What goes with a hidden record has to be hidden as well: removed, it could not come back with it.
  mutating func checkCascades() {
    for draft in drafts where draft.deletion == nil {
      for case .belongsTo(let relation)? in draft.relations where relation.onDelete == .cascade {
        guard let target = positions[relation.target], let word = drafts[target].spec.softDelete,
          let written = draft.relationPositions[relation.name.spelled].flatMap({ draft.spec.relations[$0].onDelete })
        else { continue }
        findings.error(
          .softDeleteCascade,
          "records of \(draft.name) would be gone for good with a \(relation.target) that can come back",
          at: written.range,
          notes: [Diagnostic.Note("\(relation.target) is only hidden", at: word.range)],
          help: "add 'soft_delete: true' to \(draft.name), or use restrict"
        )
      }
    }
  }
}
