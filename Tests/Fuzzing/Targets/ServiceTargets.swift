import Foundation

@testable import ServiceParsers

/// What a generated service reads of its clients, in the files of the runtime that need no library for it: nobody may bring it down,
/// and whatever is accepted goes out as it came in.
enum ServiceTargets {
  // MARK: queries

  /// Bytes as the query of a list.
  static func query(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let query = list(text) else { return }
    let places = query.statement.sql.utf8.count { $0 == UInt8(ascii: "?") }
    precondition(places == query.statement.values.count, "\(query.statement)")
    let page = query.page(Array(repeating: Shelf(), count: query.limit + 1))
    guard let cursor = page.next else { preconditionFailure("there is more, and no way to it") }
    let link = QueryParameters(text).nextLink(path: "/shelves", cursor: cursor)
    precondition(link.utf8.allSatisfy { (0x20...0x7E).contains($0) }, link)
    guard link.hasPrefix("</shelves?"), link.hasSuffix(">; rel=\"next\"") else { preconditionFailure(link) }
    let next = String(link.dropFirst(10).dropLast(13))
    guard let again = list(next) else { preconditionFailure("the next page of '\(text)' is refused: '\(next)'") }
    precondition(again.limit == query.limit, "\(next) has another limit")
  }

  private static func list(_ text: String) -> ListQuery<Shelf>? {
    do {
      return try ListQuery(QueryParameters(text), shelves)
    } catch {
      precondition([.invalidParameter, .invalidCursor].contains(error.code), "\(error)")
      precondition(error.code == .invalidCursor || !error.details.isEmpty, "\(text) is refused without a reason")
      var json = JSONWriter()
      error.write(to: &json)
      guard (try? JSONValue(parsing: Array(json.text.utf8))) != nil else { preconditionFailure(json.text) }
      return nil
    }
  }

  private struct Shelf: Sendable {
    var id = 7
    var title = "a\u{301}'\"%2C,"
    var price = Decimal(unscaled: 1250, scale: 2)
    var day: CalendarDate? = CalendarDate("2026-01-31")
  }

  private static let shelves = ListDefinition<Shelf>(
    base: #"SELECT "id" FROM "shelves""#,
    filters: [
      filters("title", TextRule(length: 1...9), [.eq, .ne, .gt, .in, .contains, .startsWith]),
      filters("price", DecimalRule(precision: 10, scale: 2), [.eq, .gte, .in]),
      filters("weight", LongDecimalRule(precision: 38, scale: 19), [.eq, .in]),
      filters("day", DateRule(), [.eq, .lt, .in]),
      filters("at", TimestampRule(), [.eq, .gte]),
      filters("time", DurationRule(), [.eq, .lte]),
      filters("code", UUIDRule(), [.eq, .in]),
      filters("number", IntegerRule(.int64), [.eq, .in]),
      filters("ratio", FloatRule(), [.eq, .gt]),
      filters("open", BooleanRule(), [.eq]),
      filters("data", BytesRule(), [.eq]),
      filters("mail", EmailRule(), [.eq]),
      filters("page", URLRule(), [.eq]),
      filters("slug", SlugRule(), [.eq]),
    ].flatMap { $0 },
    sorts: [
      sort("title", TextRule()) { $0.title }, sort("price", DecimalRule(precision: 10, scale: 2)) { $0.price },
      sort("day", DateRule()) { $0.day }, identifier,
    ],
    identifier: identifier,
    limit: (default: 20, max: 100),
    selection: SelectionDefinition(
      fields: ["id", "title", "price", "day"],
      includes: [.init("genres", fields: ["id", "name"]), .init("genres.books", fields: ["id", "title"])]
    )
  )

  private static let identifier = sort("id", IntegerRule(.int64, min: 1)) { $0.id }

  private static func filters(
    _ member: String,
    _ rule: some ValueRule,
    _ comparisons: [ListOperator]
  ) -> [ListFilter] {
    comparisons.map { ListFilter(member, $0, "\"\(member)\" \($0.rawValue) (?)", rule) }
      + [ListFilter(member, isNull: "\"\(member)\" IS NULL", isNotNull: "\"\(member)\" IS NOT NULL")]
  }

  private static func sort<Rule: ValueRule>(
    _ member: String,
    _ rule: Rule,
    value: @escaping @Sendable (Shelf) -> Rule.Value?
  ) -> ListSortKey<Shelf> {
    func direction(_ word: String, _ comparison: String) -> ListSortKey<Shelf>.Direction {
      .init(order: "\"\(member)\" \(word)", comparison: comparison, after: "\"\(member)\" \(comparison) ?")
    }
    return ListSortKey(
      member,
      column: "\"\(member)\"",
      equal: "\"\(member)\" = ?",
      equalNull: "\"\(member)\" IS NULL",
      ascending: direction("ASC", ">"),
      descending: direction("DESC", "<"),
      rule,
      value: value
    )
  }

  // MARK: bodies

  /// Bytes as the body of a request: as JSON, and as a record with a member of every kind.
  static func body(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes) else { return }
    var json = JSONWriter()
    json.value(value)
    guard let again = try? JSONValue(parsing: Array(json.text.utf8)) else {
      preconditionFailure("'\(json.text)' cannot be read again")
    }
    var once = JSONWriter()
    once.value(again)
    precondition(once.text.utf8.elementsEqual(json.text.utf8), "'\(once.text)' and '\(json.text)'")
    var reader = BodyReader(value)
    for member in reader.members {
      switch member.name.utf8.first.map({ $0 % 16 }) {
      case 0: keeps(reader.value(member, TextRule(length: 1...9)), TextRule(length: 1...9))
      case 1: keeps(reader.value(member, DecimalRule(precision: 10, scale: 2)), DecimalRule(precision: 10, scale: 2))
      case 2:
        keeps(
          reader.value(member, LongDecimalRule(precision: 38, scale: 19)),
          LongDecimalRule(precision: 38, scale: 19)
        )
      case 3: keeps(reader.value(member, DateRule()), DateRule())
      case 4: keeps(reader.value(member, TimestampRule()), TimestampRule())
      case 5: keeps(reader.value(member, DurationRule()), DurationRule())
      case 6: keeps(reader.value(member, UUIDRule()), UUIDRule())
      case 7: keeps(reader.value(member, IntegerRule()), IntegerRule())
      case 8: keeps(reader.value(member, IntegerRule(.int64)), IntegerRule(.int64))
      case 9: keeps(reader.value(member, FloatRule()), FloatRule())
      case 10: keeps(reader.value(member, BooleanRule()), BooleanRule())
      case 11: keeps(reader.value(member, BytesRule(length: 0...20)), BytesRule(length: 0...20))
      case 12: keeps(reader.value(member, JSONRule()), JSONRule())
      case 13:
        keeps(reader.value(member, ListRule(of: TextRule(), items: 0...5)), ListRule(of: TextRule(), items: 0...5))
      case 14: keeps(reader.value(member, SlugRule()), SlugRule())
      case 15: _ = reader.set(member, of: IntegerRule(.int64))
      case _: reader.unknown(member)
      }
    }
    reader.require("absent", false)
    for detail in reader.details {
      guard case .field(let pointer) = detail.place, pointer.isEmpty || pointer.hasPrefix("/") else {
        preconditionFailure("\(detail)")
      }
    }
    if !reader.isValid {
      var answer = JSONWriter()
      reader.failure.write(to: &answer)
      guard (try? JSONValue(parsing: Array(answer.text.utf8))) != nil else { preconditionFailure(answer.text) }
    }
  }

  /// What was accepted is stored, and read again it is the same.
  private static func keeps<Rule: ValueRule>(_ value: Rule.Value?, _ rule: Rule) where Rule.Value: Equatable {
    guard let value else { return }
    guard let sql = rule.sql(value) else { preconditionFailure("\(value) was accepted and cannot be stored") }
    precondition(rule.value(sql) == value, "\(value) is read again as \(rule.value(sql).map { "\($0)" } ?? "nothing")")
  }

  // MARK: values

  /// Bytes as a value of every type, as queries and paths have them.
  static func value(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    keeps(IntegerRule().read(text: text), IntegerRule())
    keeps(IntegerRule(.int64).read(text: text), IntegerRule(.int64))
    keeps(FloatRule().read(text: text), FloatRule())
    keeps(DecimalRule(precision: 18, scale: 9).read(text: text), DecimalRule(precision: 18, scale: 9))
    keeps(LongDecimalRule(precision: 38, scale: 19).read(text: text), LongDecimalRule(precision: 38, scale: 19))
    keeps(DateRule().read(text: text), DateRule())
    keeps(TimestampRule().read(text: text), TimestampRule())
    keeps(UUIDRule().read(text: text), UUIDRule())
    keeps(BytesRule().read(text: text), BytesRule())
    keeps(JSONRule().read(text: text), JSONRule())
    keeps(SlugRule().read(text: text), SlugRule())
    keeps(EmailRule().read(text: text), EmailRule())
    keeps(URLRule().read(text: text), URLRule())
    if let duration = DurationRule().read(text: text) {
      keeps(duration, DurationRule())
      let shown = DurationText.text(milliseconds: duration.milliseconds)
      precondition(DurationRule().read(text: shown) == duration, "\(text) is shown as \(shown)")
    }
    if let date = CalendarDate(text) { precondition("\(date)" == text, "\(text) is shown as \(date)") }
    if let moment = Timestamp(text) { precondition(Timestamp("\(moment)") == moment, "\(text) is shown as \(moment)") }
    if let bytes = Base64.decode(text) { precondition(Base64.encode(bytes) == text) }
    if let bytes = Base64URL.decode(text) { precondition(Base64URL.encode(bytes) == text) }
    let slug = Slug.made(from: text, or: "note", atMost: 12)
    precondition(Slug.isValid(slug) && slug.utf8.count <= 12, "\(text) becomes '\(slug)'")
    precondition(Slug.made(from: slug, or: "note", atMost: 12) == slug)
    let numbered = Slug.numbered(slug, 1_000_000, atMost: 12)
    precondition(Slug.isValid(numbered) && numbered.utf8.count <= 12, numbered)
  }

  // MARK: the rest of a request

  /// Bytes as a header, a part of a path, and a line of configuration.
  static func header(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let condition = EntityTagCondition(text)
    _ = condition.matchesWeakly { $0.uncompressed == EntityTag(3) }
    _ = condition.matchesStrongly { $0.compressed == EntityTag(3) }
    let tag = EntityTag(3, .text(text), .blob(bytes), .real(0.5), .null)
    precondition(EntityTagCondition("W/\"x\", \(tag)").matchesStrongly { $0 == tag }, "\(tag) is not found")
    precondition(tag.description.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(tag)")
    _ = MediaType(text)
    _ = AcceptHeader(text).quality(type: "application", subtype: "json")
    _ = Quantity.bytes(text)
    _ = Quantity.duration(text)
    _ = try? EnvironmentFile.parse(text)
    _ = PercentEncoding.decode(text)
    let segment = PercentEncoding.segment(text)
    precondition(PercentEncoding.decode(segment).map { $0.utf8.elementsEqual(text.utf8) } == true, segment)
    let pointer = JSONPointer.member(text, of: "/a")
    let parts = pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    precondition(parts.count == 3, "\(pointer) has another depth")
  }

  // MARK: a Redis

  /// Bytes as replies, which are the same in whatever pieces they arrive and when they are written again, and as an address.
  static func redis(_ bytes: [UInt8]) {
    let whole = replies([bytes])
    precondition(whole == replies(bytes.map { [$0] }), "in pieces it is something else")
    for reply in whole.values {
      var written: [UInt8] = []
      reply.write(to: &written)
      precondition(written.count <= RESPDecoder.mostBytes, "\(reply) is too large")
      precondition(replies([written]) == Replies(values: [reply]), "\(reply) cannot be read again")
    }
    guard let url = RedisURL(String(decoding: bytes, as: UTF8.self)) else { return }
    guard let again = RedisURL(url.description) else { preconditionFailure("\(url) is refused") }
    precondition(again == RedisURL(host: url.host, port: url.port, database: url.database), "\(again)")
    precondition(url.password?.isEmpty != true, "\(url) has an empty password")
  }

  private struct Replies: Equatable {
    var values: [RESPValue] = []
    var error: RESPError?
  }

  private static func replies(_ pieces: [[UInt8]]) -> Replies {
    var decoder = RESPDecoder()
    var replies = Replies()
    do throws(RESPError) {
      for piece in pieces {
        decoder.append(piece)
        while let reply = try decoder.next() { replies.values.append(reply) }
      }
    } catch {
      replies.error = error
    }
    return replies
  }
}
