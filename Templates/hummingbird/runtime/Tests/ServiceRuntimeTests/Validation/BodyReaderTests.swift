import Foundation
import Testing

@testable import ServiceRuntime

@Suite("BodyReader")
struct BodyReaderTests {
  private enum Rules {
    static let title = TextRule(length: 1...5)
    static let isbn = TextRule(pattern: Pattern("[0-9]{3}"))
    static let pages = IntegerRule(min: 1)
  }

  private struct NewBook: Equatable {
    var title: String
    var isbn: String
    var pages: Int?
    var format: BookFormat
    var genres: [Int]
  }

  /// A validator as it would be generated.
  private func create(_ json: String) throws -> NewBook {
    var reader = BodyReader(try JSONValue(parsing: Array(json.utf8)))
    var title: String?
    var isbn: String?
    var pages: Int?
    var format: BookFormat?
    var genres: [Int]?
    for member in reader.members {
      switch member.name {
      case "title": title = reader.value(member, Rules.title)
      case "isbn": isbn = reader.value(member, Rules.isbn)
      case "pages": pages = reader.nullable(member, Rules.pages)
      case "format": format = reader.value(member, EnumRule(BookFormat.self))
      case "genre_ids": genres = reader.set(member, of: IntegerRule(.int64, min: 1))
      case "id": reader.readOnly(member)
      default: reader.unknown(member)
      }
    }
    reader.require("title", title)
    reader.require("isbn", isbn)
    guard reader.isValid, let title, let isbn else { throw reader.failure }
    return NewBook(title: title, isbn: isbn, pages: pages, format: format ?? .hardcover, genres: genres ?? [])
  }

  private func refusals(_ json: String) -> [String] {
    do {
      _ = try create(json)
      return []
    } catch let error as ServiceError {
      return error.details.map { detail in
        guard case .field(let pointer) = detail.place else { return "\(detail)" }
        return "\(pointer) \(detail.code.rawValue): \(detail.message)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("a good body becomes a value")
  func good() throws {
    #expect(
      try create(#"{"genre_ids":[3,1],"isbn":"123","title":"Ashes","pages":null,"format":"e-book"}"#)
        == NewBook(title: "Ashes", isbn: "123", pages: nil, format: .eBook, genres: [3, 1])
    )
    #expect(
      try create(#"{"isbn":"123","title":"A","pages":7}"#)
        == NewBook(title: "A", isbn: "123", pages: 7, format: .hardcover, genres: [])
    )
  }

  @Test("every failure is told, in the order of the body, what is missing last")
  func order() {
    #expect(
      refusals(
        #"{"pages":0,"nonsense":1,"title":"","pages":"x","id":5,"format":null,"a/b~c":1,"genre_ids":[0,"x",4,4,null]}"#
      ) == [
        "/pages min: must be at least 1",
        "/nonsense unknown: is not known here",
        "/title length: must have 1 to 5 characters",
        "/pages format: must not be there twice",
        "/id read_only: cannot be written",
        "/format null: must not be null",
        "/a~1b~0c unknown: is not known here",
        "/genre_ids/0 min: must be at least 1",
        "/genre_ids/1 type: must be an integer, not a string",
        "/genre_ids/3 items: must not be there twice",
        "/genre_ids/4 null: must not be null",
        "/isbn required: is required",
      ]
    )
  }

  @Test("what was there and refused is not missing as well")
  func presentButRefused() {
    #expect(
      refusals(#"{"title":null,"isbn":5}"#) == [
        "/title null: must not be null", "/isbn type: must be a string, not a number",
      ]
    )
  }

  @Test(
    "a body that is no object says only that",
    arguments: [
      ("[]", " type: must be an object, not an array"), ("\"x\"", " type: must be an object, not a string"),
      ("null", " type: must be an object, not null"),
    ]
  )
  func notAnObject(json: String, refusal: String) {
    #expect(refusals(json) == [refusal])
  }

  @Test("an empty object lacks what is required, in the order of the rules")
  func empty() {
    #expect(refusals("{}") == ["/title required: is required", "/isbn required: is required"])
  }

  @Test("a set has to be an array")
  func sets() {
    #expect(refusals(#"{"title":"a","isbn":"123","genre_ids":null}"#) == ["/genre_ids null: must not be null"])
    #expect(
      refusals(#"{"title":"a","isbn":"123","genre_ids":1}"#) == ["/genre_ids type: must be an array, not a number"]
    )
  }

  @Test("a merge patch tells absent from null")
  func changes() throws {
    var reader = BodyReader(try JSONValue(parsing: Array(#"{"title":"b","pages":null,"genre_ids":[1]}"#.utf8)))
    var title = Change<String>.keep
    var isbn = Change<String>.keep
    var pages = Change<Int?>.keep
    var genres = Change<[Int]>.keep
    for member in reader.members {
      switch member.name {
      case "title": title = reader.change(member, Rules.title)
      case "isbn": isbn = reader.change(member, Rules.isbn)
      case "pages": pages = reader.nullableChange(member, Rules.pages)
      case "genre_ids": genres = reader.setChange(member, of: IntegerRule(.int64))
      default: reader.unknown(member)
      }
    }
    try reader.finish()
    #expect(title == .set("b"))
    #expect(isbn == .keep)
    #expect(pages == .set(nil))
    #expect(genres == .set([1]))
    #expect(title.applied(to: "a") == "b")
    #expect(isbn.applied(to: "1") == "1")
    #expect(pages.applied(to: 5) == nil)
    #expect(title.isSet)
    #expect(!isbn.isSet)
  }

  @Test("a merge patch refuses what it cannot read, and keeps what is there")
  func refusedChanges() throws {
    var reader = BodyReader(try JSONValue(parsing: Array(#"{"title":null,"pages":"x"}"#.utf8)))
    #expect(reader.change(reader.members[0], Rules.title) == .keep)
    #expect(reader.nullableChange(reader.members[1], Rules.pages) == .keep)
    #expect(
      throws: ServiceError.validation([
        ErrorDetail(.field("/title"), .null, "must not be null"),
        ErrorDetail(.field("/pages"), .type, "must be an integer, not a string"),
      ])
    ) { try reader.finish() }
  }

  @Test("what is immutable may be sent as it is")
  func immutable() throws {
    var reader = BodyReader(try JSONValue(parsing: Array(#"{"a":1,"b":2,"c":null,"d":null,"e":1,"f":1,"g":"x"}"#.utf8)))
    for member in reader.members {
      switch member.name {
      case "a": reader.immutable(member, Rules.pages, current: 1)
      case "b": reader.immutable(member, Rules.pages, current: 1)
      case "c": reader.immutable(member, Rules.pages, current: Int?.none)
      case "d": reader.immutable(member, Rules.pages, current: Int?.some(1))
      case "e": reader.immutable(member, Rules.pages, current: Int?.none)
      case "f": reader.immutable(member)
      case "g": reader.immutable(member, Rules.pages, current: 1)
      default: reader.unknown(member)
      }
    }
    reader.fail(reader.members[0], .check, "is odd")
    #expect(
      reader.details == [
        ErrorDetail(.field("/a"), .check, "is odd"),
        ErrorDetail(.field("/b"), .immutable, "cannot be changed"),
        ErrorDetail(.field("/d"), .immutable, "cannot be changed"),
        ErrorDetail(.field("/e"), .immutable, "cannot be changed"),
        ErrorDetail(.field("/f"), .immutable, "cannot be changed"),
        ErrorDetail(.field("/g"), .type, "must be an integer, not a string"),
      ]
    )
  }

  @Test("an object within a body has its own place in it")
  func nested() throws {
    var reader = BodyReader(try JSONValue(parsing: Array(#"{"x":1}"#.utf8)), at: "/lines/0")
    reader.unknown(reader.members[0])
    reader.require("quantity", false)
    #expect(reader.details.map(\.place) == [.field("/lines/0/x"), .field("/lines/0/quantity")])
  }
}
