import ServiceRuntime
import Testing

@testable import ServiceAuth

@Suite("Policies")
struct PolicyTests {
  private struct Person: Sendable {
    var id: Int64
    var isStaff = false
  }

  private static let owner = Policy<Person>.record(#""owner" = ?"#, [{ .integer($0.id) }])
  private static let isPublic = Policy<Person>.record(#""public" = 1"#, [])
  private static let staff = Policy<Person>.caller { $0.isStaff }

  private static func shown(_ policy: Policy<Person>, _ person: Person?) -> String {
    switch policy.scope(for: person) {
    case .everything: "everything"
    case .nothing: "nothing"
    case .rows(let scope): "\(scope.condition) \(scope.values)"
    }
  }

  @Test("what depends on the caller is decided before the database is asked")
  func simplification() {
    let policy = Policy<Person>.any([Self.owner, Self.staff])
    #expect(Self.shown(policy, Person(id: 1, isStaff: true)) == "everything")
    #expect(Self.shown(policy, Person(id: 1)) == #""owner" = ? [ServiceRuntime.SQLValue.integer(1)]"#)
    #expect(Self.shown(policy, nil) == "nothing")
    #expect(Self.shown(.not(policy), nil) == "everything")
    #expect(Self.shown(.all([Self.staff, Self.isPublic]), Person(id: 1)) == "nothing")
    #expect(Self.shown(.all([Self.isPublic, .authenticated]), Person(id: 1)) == #""public" = 1 []"#)
    #expect(Self.shown(.not(Self.isPublic), nil) == #"NOT ("public" = 1) []"#)
    #expect(
      Self.shown(.all([Self.isPublic, .not(.any([Self.owner, Self.isPublic]))]), Person(id: 7))
        == #"("public" = 1 AND NOT (("owner" = ? OR "public" = 1))) [ServiceRuntime.SQLValue.integer(7)]"#
    )
    #expect(Self.shown(.all([]), nil) == "everything")
    #expect(Self.shown(.any([]), nil) == "nothing")
  }

  @Test("nobody is told to sign in who has, and who has not is")
  func denial() throws {
    #expect(throws: ServiceError.unauthenticated()) { try Self.owner.admit(nil) }
    #expect(throws: ServiceError.forbidden()) { try Self.staff.admit(Person(id: 1)) }
    #expect(try Policy<Person>.always.admit(nil) == nil)
    #expect(try Self.isPublic.admit(nil)?.condition == #""public" = 1"#)
  }
}
