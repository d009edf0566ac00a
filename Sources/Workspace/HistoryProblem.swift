/// Why a history cannot be led on: its files are not as they were written, or do not belong together.
package struct HistoryProblem: Error, Hashable {
  /// From where the spec's path begins.
  package var path: String
  /// One clause.
  package var reason: String
  package var help: String
}
