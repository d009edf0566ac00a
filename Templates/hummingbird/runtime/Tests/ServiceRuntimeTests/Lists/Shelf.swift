import Foundation

@testable import ServiceRuntime

/// A record with a member of every kind that a list can be ordered by, and the list of them as it would be generated.
struct Shelf: Sendable, Equatable {
  var id: Int
  var title: String
  var price: Decimal
  var day: CalendarDate?
  var weight: Double = 0
}

enum ShelfList {
  static let definition = ListDefinition<Shelf>(
    base: #"SELECT "id", "title", "price", "day", "weight" FROM "shelves""#,
    filters: [
      ListFilter("title", .eq, #""title" = ?"#, TextRule(length: 1...9)),
      ListFilter("title", .in, #""title" IN (SELECT "value" FROM json_each(?))"#, TextRule(length: 1...9)),
      ListFilter("title", .startsWith, #"("title" >= ? AND "title" < ? || x'FF')"#, TextRule(length: 1...9)),
      ListFilter("price", .eq, #""price" = ?"#, price),
      ListFilter("price", .gte, #""price" >= ?"#, price),
      ListFilter("price", .in, #""price" IN (SELECT "value" FROM json_each(?))"#, price),
      ListFilter("day", .ne, #""day" IS NOT ?"#, DateRule()),
      ListFilter("day", isNull: #""day" IS NULL"#, isNotNull: #""day" IS NOT NULL"#),
    ],
    sorts: [
      plain("title", TextRule()) { $0.title },
      plain("price", price) { $0.price },
      ListSortKey(
        "day",
        column: #""day""#,
        equal: #""day" = ?"#,
        equalNull: #""day" IS NULL"#,
        ascending: .init(
          order: #""day" ASC NULLS LAST"#,
          comparison: ">",
          after: #"("day" > ? OR "day" IS NULL)"#
        ),
        descending: .init(
          order: #""day" DESC NULLS LAST"#,
          comparison: "<",
          after: #"("day" < ? OR "day" IS NULL)"#
        ),
        DateRule(),
        value: { $0.day }
      ),
      plain("weight", FloatRule()) { $0.weight },
      identifier,
    ],
    identifier: identifier,
    limit: (default: 20, max: 100),
    selection: SelectionDefinition(
      fields: ["id", "title", "price", "day"],
      includes: [
        .init("genres", fields: ["id", "name"]),
        .init("genres.books", fields: ["id", "title"]),
        .init("author", fields: ["id", "name"]),
      ]
    )
  )

  static let price = DecimalRule(precision: 10, scale: 2, min: 0)

  static let identifier = plain("id", IntegerRule(.int64, min: 1)) { $0.id }

  static func plain<Rule: ValueRule>(
    _ member: String,
    _ rule: Rule,
    value: @escaping @Sendable (Shelf) -> Rule.Value?
  ) -> ListSortKey<Shelf> {
    func direction(_ word: String, _ comparison: String) -> ListSortKey<Shelf>.Direction {
      .init(
        order: "\"\(member)\" \(word)",
        comparison: comparison,
        after: "\"\(member)\" \(comparison) ?",
        bound: "\"\(member)\" \(comparison)= ?"
      )
    }
    return ListSortKey(
      member,
      column: "\"\(member)\"",
      equal: "\"\(member)\" = ?",
      ascending: direction("ASC", ">"),
      descending: direction("DESC", "<"),
      rule,
      value: value
    )
  }

  static func query(_ text: String, scope: ListScope? = nil) throws -> ListQuery<Shelf> {
    try ListQuery(QueryParameters(text), definition, scope: scope)
  }

  /// What a query is refused with, a line for each detail.
  static func refusal(_ text: String) -> [String] {
    do {
      _ = try query(text)
      return []
    } catch let error as ServiceError {
      return ["\(error.status) \(error.code.rawValue)"]
        + error.details.map { detail in
          guard case .parameter(let name) = detail.place else { return "\(detail)" }
          return "\(name) \(detail.code.rawValue): \(detail.message)"
        }
    } catch {
      return ["\(error)"]
    }
  }
}
