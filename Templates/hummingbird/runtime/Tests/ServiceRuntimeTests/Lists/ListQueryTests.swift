import Foundation
import Testing

@testable import ServiceRuntime

@Suite("ListQuery")
struct ListQueryTests {
  private static let base = #"SELECT "id", "title", "price", "day", "weight" FROM "shelves""#

  @Test("without parameters a list is by id, as long as a page is by default")
  func empty() throws {
    let query = try ShelfList.query("")
    #expect(
      query.statement
        == SQLStatement(sql: "\(Self.base) ORDER BY \"id\" ASC LIMIT ?", values: [.integer(21)])
    )
    #expect(query.selection == .all)
  }

  @Test("filters are and-ed in the order of the request, each value bound as its column holds it")
  func filters() throws {
    let query = try ShelfList.query(
      "filter[price][gte]=1.5&filter%5Btitle%5D=a+b%26&filter[day][ne]=2026-01-31&filter[day][is_null]=false&limit=5"
    )
    #expect(
      query.statement
        == SQLStatement(
          sql: """
            \(Self.base) WHERE "price" >= ? AND "title" = ? AND "day" IS NOT ? AND "day" IS NOT NULL \
            ORDER BY "id" ASC LIMIT ?
            """,
          values: [.integer(150), .text("a b&"), .text("2026-01-31"), .integer(6)]
        )
    )
  }

  @Test("the commas of `in` divide, an escaped one does not")
  func commas() throws {
    let query = try ShelfList.query("filter[title][in]=a%2Cb,c%22,&filter[price][in]=1,2.50")
    #expect(query.statement.values == [.text(#"["a,b","c\"",""]"#), .text("[100,250]"), .integer(21)])
  }

  @Test("a condition with two places takes its value twice")
  func twice() throws {
    #expect(
      try ShelfList.query("filter[title][starts_with]=x").statement.values == [.text("x"), .text("x"), .integer(21)]
    )
  }

  @Test("what no record can hold may be asked for, by the rule's type alone")
  func beyondRules() throws {
    #expect(try ShelfList.query("filter[price]=-1").statement.values == [.integer(-100), .integer(21)])
    #expect(try ShelfList.query("filter[title]=").statement.values == [.text(""), .integer(21)])
  }

  @Test("the id settles ties in the direction of the last key, and ends the keys where it is one")
  func order() throws {
    func order(_ sort: String) throws -> Substring {
      try ShelfList.query("sort=\(sort)").statement.sql.dropFirst(Self.base.count + 10).dropLast(8)
    }
    #expect(try order("title") == #""title" ASC, "id" ASC"#)
    #expect(try order("-price,title") == #""price" DESC, "title" ASC, "id" ASC"#)
    #expect(try order("title,-day") == #""title" ASC, "day" DESC NULLS LAST, "id" DESC"#)
    #expect(try order("title,-id,price") == #""title" ASC, "id" DESC"#)
  }

  @Test("a related list is narrowed by its scope before its filters")
  func scope() throws {
    let query = try ShelfList.query("filter[price]=1", scope: ListScope(#""author_id" = ?"#, [.integer(7)]))
    #expect(
      query.statement
        == SQLStatement(
          sql: "\(Self.base) WHERE \"author_id\" = ? AND \"price\" = ? ORDER BY \"id\" ASC LIMIT ?",
          values: [.integer(7), .integer(100), .integer(21)]
        )
    )
  }

  @Test("everything wrong with a query is said at once, in its order")
  func refusals() {
    #expect(
      ShelfList.refusal(
        "filter[price]=x&nonsense=1&sort=nope,-title,title&limit=0&filter[isbn]=1&filter[price][contains]=1"
          + "&fields=title,nope&include=nope&fields[genres]=name&filter[day][is_null]=maybe&limit=5"
      ) == [
        "400 invalid_parameter",
        "filter[price] format: must be a decimal such as 12.50",
        "nonsense unknown: is not known here",
        "sort unknown: cannot sort by 'nope'; can sort by title, price, day, weight, id",
        "sort format: must name 'title' once",
        "limit min: must be at least 1",
        "filter[isbn] unknown: is not known here",
        "filter[price][contains] unknown: is not known here",
        "fields unknown: 'nope' is not a field; there are id, title, price, day",
        "include unknown: cannot include 'nope'; can include genres, genres.books, author",
        "fields[genres] unknown: is not included",
        "filter[day][is_null] type: must be true or false",
        "limit format: must be given once",
      ]
    )
  }

  @Test(
    "a limit is an integer from 1 to the most there may be",
    arguments: [
      ("1", nil), ("100", nil), ("1e2", nil),
      ("0", "min: must be at least 1"), ("101", "max: must be at most 100"),
      ("99999999999999999999", "max: must be at most 100"), ("-1", "min: must be at least 1"),
      ("1.5", "type: must be an integer"), ("", "type: must be an integer"), ("ten", "type: must be an integer"),
      ("+1", "type: must be an integer"),
    ] as [(String, String?)]
  )
  func limit(text: String, refusal: String?) {
    #expect(ShelfList.refusal("limit=\(text)") == (refusal.map { ["400 invalid_parameter", "limit \($0)"] } ?? []))
  }

  @Test(
    "a parameter that is repeated is refused, in whichever spelling",
    arguments: [
      ("sort=title&sort=price", "sort"),
      ("filter[price]=1&filter[price]=1", "filter[price]"),
      ("filter[price]=1&filter[price][eq]=2", "filter[price][eq]"),
      ("filter[price][eq]=1&filter%5Bprice%5D=2", "filter[price]"),
    ]
  )
  func repeated(query: String, name: String) {
    #expect(ShelfList.refusal(query) == ["400 invalid_parameter", "\(name) format: must be given once"])
  }

  @Test(
    "broken escapes, bytes that are no text and U+0000 are refused",
    arguments: ["filter[title]=%", "filter[title]=%4", "filter[title]=%zz", "filter[title]=%FF", "filter[title]=%00"]
  )
  func broken(query: String) {
    #expect(
      ShelfList.refusal(query)
        == ["400 invalid_parameter", "filter[title] format: must be UTF-8 without U+0000, its escapes whole"]
    )
  }

  @Test("an escape that is broken in a name is named as it was sent")
  func brokenName() {
    #expect(
      ShelfList.refusal("so%rt=title")
        == ["400 invalid_parameter", "so%rt format: must be UTF-8 without U+0000, its escapes whole"]
    )
  }
}
