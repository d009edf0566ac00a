/// What becomes of constraints, or indexes, that a table had.
struct ConstraintMatch {
  /// By their former names.
  var dropped: [String] = []
  /// Those that say the same under another name.
  var renamed: [(old: String, new: String)] = []
  var added: [TableConstraint] = []

  /// - Parameters:
  ///   - former: By the names that columns have now.
  ///   - retyped: Columns of a new type, or whose values are another's for a while: what is said of them has to be said anew.
  init(from former: [TableConstraint], to constraints: [TableConstraint], retyped: Set<String>) {
    var left = former.filter { $0.columns.isDisjoint(with: retyped) }
    for constraint in constraints {
      let same = left.indices.filter { left[$0].rule == constraint.rule }
      if let position = same.first(where: { left[$0].name == constraint.name }) ?? same.first {
        let old = left.remove(at: position).name
        if old != constraint.name { renamed.append((old, constraint.name)) }
      } else {
        added.append(constraint)
      }
    }
    dropped = former.filter { !$0.columns.isDisjoint(with: retyped) }.map(\.name) + left.map(\.name)
  }
}
