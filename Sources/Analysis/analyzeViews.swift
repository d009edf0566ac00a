import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Resolves what a list shows of its records.
  mutating func addViews(at position: Int) {
    guard let list = drafts[position].spec.views?.list else { return }
    let draft = drafts[position]
    drafts[position].listView = findings.unique(list.words).compactMap { word in
      member(word, of: draft, to: "listed with").map(\.name.spelled)
    }
    guard draft.isAccessKnown, !draft.verbs.contains(.list) else { return }
    findings.error(
      .keyDoesNotApply,
      "'list' means nothing here, since nobody may list \(draft.plural)",
      at: list.range,
      help: "say 'list: anyone' in the access of \(draft.name), or leave 'views' out"
    )
  }
}
