/// How much of everything one spec may hold, so that a hostile one costs bounded time.
package enum Limits {
  package static let resources = 20_000
  package static let enums = 5_000
  package static let enumCases = 1_000
  package static let fields = 500
  package static let relations = 200
  package static let actions = 100
  package static let indexes = 64
  package static let indexMembers = 16
  package static let queryMembers = 1_000
  package static let nameLength = 60
  package static let textLength = 1_000_000
  package static let pageSize = 1_000
}
