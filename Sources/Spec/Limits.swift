/// How much of everything one spec may hold, so that a hostile one costs bounded time.
package enum Limits {
  package static let resources = 20_000
  /// Files that a spec includes, at first hand or further on.
  package static let includedFiles = 1_000
  /// How far files that include files may stand in one another.
  package static let includeDepth = 20
  package static let enums = 5_000
  package static let mixins = 1_000
  package static let rules = 1_000
  package static let enumCases = 1_000
  package static let fields = 500
  package static let relations = 200
  package static let actions = 100
  package static let examples = 100
  package static let indexes = 64
  package static let checks = 100
  package static let indexMembers = 16
  package static let queryMembers = 1_000
  /// Fields and relations that all resources together have from mixins, which a short spec could make many of.
  package static let mixedMembers = 200_000
  package static let silences = 100
  package static let nameLength = 60
  package static let textLength = 1_000_000
  /// Items of a list, at most, and where a spec says nothing.
  package static let listItems = 10_000
  package static let usualListItems = 1_000
  /// Digits of a decimal.
  package static let decimalDigits = 38
  /// The length of a slug that has no other.
  package static let slugLength = 80
  /// What a slug that is made needs, so that its number finds room.
  package static let leastSlugRoom = 12
  package static let pageSize = 1_000
}
