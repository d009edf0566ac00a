import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Paging on a database")
struct PagingOnDatabaseTests {
  /// Many ties and many nulls, so that every branch of a keyset has rows to tell apart.
  private static let shelves: [Shelf] = (1...60).map(shelf)

  private static func shelf(_ number: Int) -> Shelf {
    let titles = ["a", "B", "é", "😀", ""]
    let cents: Int64 = Int64(number * 13 % 4) * 125
    let day: CalendarDate? = number % 3 == 0 ? nil : CalendarDate(daysSinceEpoch: number * 11 % 4)
    return Shelf(
      id: number * 37 % 61,
      title: titles[number * 7 % 5],
      price: Decimal(unscaled: cents, scale: 2),
      day: day,
      weight: Double(number % 5) / 10
    )
  }

  private static func sorted(by keys: [String]) -> [Shelf] {
    let tieBreaker = keys.last?.hasPrefix("-") == true ? "-id" : "id"
    return shelves.sorted { left, right in
      for key in keys + [tieBreaker] {
        let order = compare(left, right, by: key)
        if order != 0 { return order < 0 }
      }
      return false
    }
  }

  private static func compare(_ left: Shelf, _ right: Shelf, by key: String) -> Int {
    let isDescending = key.hasPrefix("-")
    switch key.drop(while: { $0 == "-" }) {
    case "title":
      return compare(left.title.unicodeScalars.map(\.value), right.title.unicodeScalars.map(\.value), isDescending)
    case "price": return compare(left.price, right.price, isDescending)
    case "day": return compare(left.day, right.day, isDescending)
    case "weight": return compare(left.weight, right.weight, isDescending)
    default: return compare(left.id, right.id, isDescending)
    }
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32], _ isDescending: Bool) -> Int {
    if left == right { return 0 }
    return left.lexicographicallyPrecedes(right) == isDescending ? 1 : -1
  }

  /// Less than zero when the left one comes first, which nothing never does.
  private static func compare<Value: Comparable>(_ left: Value?, _ right: Value?, _ isDescending: Bool) -> Int {
    guard let left else { return right == nil ? 0 : 1 }
    guard let right else { return -1 }
    if left == right { return 0 }
    return (left < right) == isDescending ? 1 : -1
  }

  private static func decode(_ row: Row) -> Shelf {
    Shelf(
      id: row.integer(0),
      title: row.text(1),
      price: row.decimal(2, scale: 2),
      day: row.optionalText(3).flatMap(CalendarDate.init),
      weight: row.real(4)
    )
  }

  @Test("page after page has every record once, in order, whatever the sort and the length of pages")
  func walk() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try Database(path: folder.appending(path: "shelves.sqlite").path)
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "shelves" ("id" INTEGER PRIMARY KEY, "title" TEXT NOT NULL, "price" INTEGER NOT NULL, "day" TEXT,
        "weight" REAL NOT NULL);
        """
      )
      for shelf in Self.shelves {
        try transaction.execute(
          #"INSERT INTO "shelves" VALUES (?, ?, ?, ?, ?)"#,
          [shelf.id.sql, shelf.title.sql, shelf.price.sql(scale: 2), shelf.day.sql, shelf.weight.sql]
        )
      }
    }
    let members = ["title", "price", "day", "weight"].flatMap { [$0, "-\($0)"] }
    var sorts = [[]] + members.map { [$0] }
    for first in members {
      for second in members where second.hasSuffix(first.drop { $0 == "-" }) == false {
        sorts += [[first, second], [first, second, "-id"], [first, second, "day"].uniqued]
      }
    }
    for sort in sorts {
      let expected = Self.sorted(by: sort)
      for limit in [1, 7, 60] {
        var found: [Shelf] = []
        var cursor: String?
        repeat {
          var query = "limit=\(limit)"
          if !sort.isEmpty { query += "&sort=\(sort.joined(separator: ","))" }
          if let cursor { query += "&cursor=\(cursor)" }
          let list = try ShelfList.query(query)
          let statement = list.statement
          let page = list.page(
            try await database.read { transaction in
              try transaction.all(statement.sql, statement.values, decode: Self.decode)
            }
          )
          found += page.records
          cursor = page.next
        } while cursor != nil && found.count <= 60
        #expect(found == expected, "sort=\(sort) limit=\(limit)")
      }
    }
    try database.close()
  }
}

extension [String] {
  /// Without a member that is there already, in either direction.
  fileprivate var uniqued: [String] {
    reduce(into: []) { kept, name in
      let member = name.drop { $0 == "-" }
      if !kept.contains(where: { $0.drop { $0 == "-" } == member }) { kept.append(name) }
    }
  }
}
