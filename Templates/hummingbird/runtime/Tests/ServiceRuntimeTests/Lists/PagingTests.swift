import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Paging")
struct PagingTests {
  private let first = Shelf(id: 1, title: "a", price: 1, day: CalendarDate("2026-01-31"))
  private let second = Shelf(id: 2, title: "b", price: Decimal(string: "2.50")!)
  private let third = Shelf(id: 3, title: "c", price: 3)

  /// The conditions of the page that follows one which ended with a record, without the list's base and order.
  private func next(_ sort: String, after last: Shelf) throws -> SQLStatement {
    let page = try ShelfList.query("limit=1&sort=\(sort)").page([last, third])
    let statement = try ShelfList.query("limit=1&sort=\(sort)&cursor=\(page.next!)").statement
    let start = statement.sql.firstRange(of: "WHERE ")!.upperBound
    let end = statement.sql.firstRange(of: " ORDER BY")!.lowerBound
    return SQLStatement(sql: String(statement.sql[start..<end]), values: statement.values.dropLast())
  }

  @Test("a page keeps what fits and leads on only while there is more")
  func pages() throws {
    let query = try ShelfList.query("limit=2")
    let full = query.page([first, second, third])
    #expect(full.records == [first, second])
    #expect(full.next != nil)
    #expect(full.limit == 2)
    #expect(query.page([first, second]).next == nil)
    #expect(query.page([]).records == [])
  }

  @Test("keys of one direction that are never null are one comparison of rows")
  func rows() throws {
    #expect(
      try next("-price,-title", after: second)
        == SQLStatement(
          sql: #"("price", "title", "id") < (?, ?, ?)"#,
          values: [.integer(250), .text("b"), .integer(2)]
        )
    )
    #expect(try next("id", after: second) == SQLStatement(sql: #"("id") > (?)"#, values: [.integer(2)]))
  }

  @Test("keys of two directions go key by key behind a bound")
  func mixed() throws {
    #expect(
      try next("-price,title", after: second)
        == SQLStatement(
          sql: """
            "price" <= ? AND ("price" < ? OR "price" = ? AND ("title" > ? OR "title" = ? AND "id" > ?))
            """,
          values: [.integer(250), .integer(250), .integer(250), .text("b"), .text("b"), .integer(2)]
        )
    )
  }

  @Test("nulls come last, so behind one there are only others and ties")
  func nulls() throws {
    #expect(
      try next("day", after: first)
        == SQLStatement(
          sql: #"(("day" > ? OR "day" IS NULL) OR "day" = ? AND "id" > ?)"#,
          values: [.text("2026-01-31"), .text("2026-01-31"), .integer(1)]
        )
    )
    #expect(
      try next("-day", after: second)
        == SQLStatement(sql: #"("day" IS NULL AND "id" < ?)"#, values: [.integer(2)])
    )
    #expect(
      try next("title,day", after: second)
        == SQLStatement(
          sql: #""title" >= ? AND ("title" > ? OR "title" = ? AND ("day" IS NULL AND "id" > ?))"#,
          values: [.text("b"), .text("b"), .text("b"), .integer(2)]
        )
    )
  }

  @Test("every kind of value survives a cursor")
  func values() throws {
    let record = Shelf(id: 9_007_199_254_740_991, title: "é😀\n", price: 1, weight: -0.1)
    #expect(
      try next("weight,title", after: record).values == [.real(-0.1), .text("é😀\n"), .integer(9_007_199_254_740_991)]
    )
  }

  @Test("a cursor belongs to its sort, filters, scope and resource, but not to the order of filters, fields or limit")
  func binding() throws {
    let scope = ListScope(#""author_id" = ?"#, [.integer(7)])
    let other = ListScope(#""author_id" = ?"#, [.integer(8)])
    let cursor = try ShelfList.query("limit=1&filter[price][gte]=1&filter[title]=a&sort=title", scope: scope)
      .page([first, second]).next!
    func isAccepted(_ query: String, _ scope: ListScope?) -> Bool {
      (try? ShelfList.query("\(query)&cursor=\(cursor)", scope: scope)) != nil
    }
    #expect(isAccepted("filter[price][gte]=1&filter[title]=a&sort=title", scope))
    #expect(isAccepted("sort=title,id&limit=9&fields=title&filter[title][eq]=a&filter[price][gte]=1.00", scope))
    #expect(!isAccepted("filter[price][gte]=1&filter[title]=a&sort=title", other))
    #expect(!isAccepted("filter[price][gte]=1&filter[title]=a&sort=title", nil))
    #expect(!isAccepted("filter[price][gte]=1&filter[title]=a&sort=-title", scope))
    #expect(!isAccepted("filter[price][gte]=1&filter[title]=a", scope))
    #expect(!isAccepted("filter[price][gte]=2&filter[title]=a&sort=title", scope))
    #expect(!isAccepted("filter[price]=1&filter[title]=a&sort=title", scope))
    #expect(!isAccepted("filter[price][gte]=1&sort=title", scope))
  }

  @Test("a cursor changed in any place or cut anywhere is refused or still holds values of the right types")
  func tampering() throws {
    let query = "sort=-day,price,weight,title"
    let good = try ShelfList.query("limit=1&\(query)").page([first, second]).next!
    let bytes = Base64URL.decode(good)!
    var tampered = (0..<bytes.count).flatMap { index in
      ([1, 2, 0x80, 0xFF] as [UInt8]).map { flip in
        var copy = bytes
        copy[index] ^= flip
        return Base64URL.encode(copy)
      }
    }
    tampered += (0..<good.utf8.count).map { String(good.prefix($0)) }
    tampered += [good + "A", good + "=", "%2B", "....", " "]
    for cursor in tampered {
      guard let position = (try? ShelfList.query("\(query)&cursor=\(cursor)"))?.plan.position else { continue }
      #expect(position.count == 5)
      #expect(position[0] == .null || DateRule().accepts(position[0]))
      #expect(position[1].isInteger && position[4].isInteger && position[3].isText)
      #expect(FloatRule().accepts(position[2]))
    }
  }

  @Test(
    "what is no cursor of the list is invalid_cursor",
    arguments: ["", "nonsense", "AQ", "!", "a%20b", "AQAAAAAAAAAAAA"]
  )
  func invalid(cursor: String) {
    #expect(
      ShelfList.refusal("cursor=\(cursor)")
        == ["400 invalid_cursor", "cursor format: must come from a page of the same list"]
    )
  }

  @Test("a value of another type, or null where there is none, does not bind")
  func types() {
    let id = ShelfList.identifier.terms
    let text = ShelfList.definition.shape.sorts[0]
    #expect(Cursor.values(of: Cursor.text(5, [.integer(1)]), for: 5, types: [id.accepts]) == [.integer(1)])
    #expect(Cursor.values(of: Cursor.text(5, [.text("1")]), for: 5, types: [id.accepts]) == nil)
    #expect(Cursor.values(of: Cursor.text(5, [.null]), for: 5, types: [id.accepts]) == nil)
    #expect(Cursor.values(of: Cursor.text(5, [.integer(.max)]), for: 5, types: [id.accepts]) == nil)
    #expect(Cursor.values(of: Cursor.text(5, [.text("a\0")]), for: 5, types: [text.accepts]) == nil)
    #expect(Cursor.values(of: Cursor.text(6, [.text("a")]), for: 5, types: [text.accepts]) == nil)
    #expect(Cursor.values(of: Cursor.text(5, [.text("a")]), for: 5, types: []) == nil)
    #expect(Cursor.values(of: Cursor.text(5, []), for: 5, types: [id.accepts]) == nil)
  }

  @Test("Base64 for URLs reads back what it wrote, and nothing else", arguments: 0...20)
  func base64(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ 251) }
    let text = Base64URL.encode(bytes)
    #expect(
      text == Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").filter { $0 != "=" }
    )
    #expect(Base64URL.decode(text) == bytes)
  }

  @Test(
    "stray bits, padding and the other alphabet are no Base64 for URLs",
    arguments: ["A", "AB", "AAB", "AA==", "+/A", "Aé"]
  )
  func strayBits(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }
}
