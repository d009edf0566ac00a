import Model
import Queries
import TestSupport
import Testing

@Suite("Statements of transitions")
struct TransitionTests {
  static let model = try! Model(
    yaml: """
      enums: {Status: [pending, paid, shipped]}
      resources:
        Order:
          fields:
            number: {type: int, immutable: true}
            status: {type: Status, default: pending, write: never}
          access: anyone
          states:
            field: status
            transitions:
              pay: {from: pending, to: paid, access: anyone}
              ship: {from: paid, to: shipped, access: anyone}
              lose: {from: [shipped, paid], to: pending, access: anyone}
              burn: {from: paid, to: pending, access: never}
          soft_delete: true
          optimistic_lock: true
      """
  )

  @Test("a statement finds the record living, unchanged and in one of the states; there is none that nobody may use")
  func guarded() {
    let orders = Self.model.queries(for: .sqlite)[0]
    #expect(
      orders.transitions.map(\.sql)
        == ["'pending'", "'paid'", "'shipped', 'paid'"].map { states in
          #"""
          UPDATE "orders" SET "status" = ?, "updated_at" = ?, "lock_version" = "lock_version" + 1 \#
          WHERE "id" = ? AND "lock_version" = ? AND "status" IN (\#(states)) AND "deleted_at" IS NULL
          """#
        }
    )
    #expect(orders.transitions.allSatisfy { $0.slots.map(\.name) == ["status", "updated_at", "id", "lock_version"] })
  }
}
