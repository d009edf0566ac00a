package import Diagnostics
package import Model

/// What a change of a spec does to the clients of its service, sorted by place: a diagnostic for each thing, at the line
/// of the new spec with a note at that of the former one. What only widens is nothing to a client, and is not among them.
package func differences(from old: Model, to new: Model) -> [Diagnostic] {
  var comparison = Comparison(old: old, new: new)
  comparison.compareAPI()
  comparison.compareLimits()
  comparison.compareAuth()
  comparison.compareResources()
  comparison.compareEnums()
  return comparison.findings.sortedForReport()
}
