import Model
import Queries
import TestSupport
import Testing

@Suite("Statements of a lock")
struct LockTests {
  static let model = try! Model(
    yaml: """
      resources:
        Book:
          fields: {title: string, isbn: {type: string, immutable: true}}
          optimistic_lock: true
          access: anyone
        Stamp:
          fields: {code: {type: string, immutable: true}}
          optimistic_lock: true
          timestamps: false
          access: anyone
      """
  )
  let all = model.queries(for: .sqlite)

  @Test("the version is the last column, inserted but never set by a value")
  func columns() {
    #expect(all[0].columns.map(\.name) == ["id", "title", "isbn", "created_at", "updated_at", "lock_version"])
    #expect(all[1].columns.map(\.name) == ["id", "code", "lock_version"])
    #expect(all[1].insert.sql == #"INSERT INTO "stamps" ("id", "code", "lock_version") VALUES (?, ?, ?)"#)
  }

  @Test("an update finds the record in one state alone and counts the change, even where nothing else can change")
  func update() {
    #expect(
      all[0].update?.sql == #"""
        UPDATE "books" SET "title" = ?, "updated_at" = ?, "lock_version" = "lock_version" + 1 \#
        WHERE "id" = ? AND "lock_version" = ?
        """#
    )
    #expect(all[0].update?.slots.map(\.name) == ["title", "updated_at", "id", "lock_version"])
    #expect(
      all[1].update?.sql
        == #"UPDATE "stamps" SET "lock_version" = "lock_version" + 1 WHERE "id" = ? AND "lock_version" = ?"#
    )
    #expect(all[0].touch?.sql == #"UPDATE "books" SET "lock_version" = "lock_version" + 1 WHERE "id" = ?"#)
    #expect(Model.music.queries(for: .sqlite).allSatisfy { $0.touch == nil })
  }
}
