import ServiceRuntime
import Testing

@testable import ServiceAuth

@Suite("Policies")
struct PolicyTests {
  private struct Person: Sendable, Equatable {
    var id: Int64
    var isStaff = false
  }

  private static let owner = Policy<Person>.record(#""owner" = ?"#, [{ .integer($0.id) }])
  private static let isPublic = Policy<Person>.record(#""public" = 1"#, [])
  private static let staff = Policy<Person>.caller { $0.isStaff }

  private static func shown(_ policy: Policy<Person>, _ person: Person?) -> String {
    let scope = policy.scope(for: person)
    guard let condition = scope.condition else { return "everything" }
    return scope.isNothing ? "nothing" : "\(condition) \(scope.values)"
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
        == #"("public" = 1) AND (NOT (("owner" = ?) OR ("public" = 1))) [ServiceRuntime.SQLValue.integer(7)]"#
    )
    #expect(Self.shown(.all([]), nil) == "everything")
    #expect(Self.shown(.any([]), nil) == "nothing")
  }

  @Test("nobody is told to sign in who has, and who has not is")
  func denial() throws {
    #expect(throws: ServiceError.unauthenticated()) { try Self.owner.admit(nil) }
    #expect(throws: ServiceError.forbidden()) { try Self.staff.admit(Person(id: 1)) }
    #expect(throws: ServiceError.unauthenticated()) { try Policy<Person>.always.admitSignedIn(nil) }
    #expect(try Policy<Person>.always.admit(nil) == nil)
    #expect(try Self.owner.admitSignedIn(Person(id: 7)).id == 7)
  }

  @Test("a record is asked about only where the policy reads it")
  func permission() throws {
    let person = Person(id: 7)
    #expect(throws: Never.self) { try Policy<Person>.always.permit(nil) { _ in false } }
    #expect(throws: ServiceError.forbidden()) { try Self.staff.permit(person) { _ in true } }
    #expect(throws: ServiceError.forbidden()) { try Self.owner.permit(person) { _ in false } }
    #expect(throws: ServiceError.unauthenticated()) { try Self.isPublic.permit(nil) { _ in false } }
    #expect(throws: Never.self) { try Self.owner.permit(person) { $0.values == [.integer(7)] } }
  }

  @Test("who may not write a member is told which")
  func writers() {
    let writers = ["role": Self.staff, "note": Policy<Person>.always]
    #expect(writers.withheld(from: Person(id: 1)) == ["role"])
    #expect(writers.withheld(from: Person(id: 1, isStaff: true)) == [])
    #expect(writers.withheld(from: nil) == ["role"])
  }

  @Test("a statement is narrowed where its condition ends")
  func narrowing() {
    let scope = PolicyScope.rows(#""owner" = ?"#, [.integer(7)])
    let divided = DividedSQL("SELECT 1 FROM t WHERE id = ?", "LIMIT ?")
    #expect(scope.narrowing("SELECT 1 WHERE id = ?") == #"SELECT 1 WHERE id = ? AND ("owner" = ?)"#)
    #expect(scope.narrowing(divided) == #"SELECT 1 FROM t WHERE id = ? AND ("owner" = ?) LIMIT ?"#)
    #expect(PolicyScope.everything.narrowing(divided) == "SELECT 1 FROM t WHERE id = ? LIMIT ?")
    #expect(PolicyScope.nothing.narrowing("SELECT 1 WHERE id = ?") == "SELECT 1 WHERE id = ? AND (FALSE)")
  }
}
