import Foundation
import Testing

@testable import ServiceRuntime

@Suite("SQLValue")
struct SQLValueTests {
  enum Format: String {
    case hardcover
  }

  @Test("every type has one form in the database")
  func forms() {
    #expect("é".sql == .text("é"))
    #expect(5.sql == .integer(5))
    #expect(Int64(-5).sql == .integer(-5))
    #expect(0.5.sql == .real(0.5))
    #expect(true.sql == .integer(1))
    #expect(false.sql == .integer(0))
    #expect(CalendarDate("2026-01-31").sql == .text("2026-01-31"))
    #expect(Timestamp("1970-01-01T00:00:01Z").sql == .integer(1000))
    #expect(UUID(strict: "0197A9C4-6B1F-7ABC-8DEF-0123456789AB")!.sql == .text("0197a9c4-6b1f-7abc-8def-0123456789ab"))
    #expect(Format.hardcover.sql == .text("hardcover"))
    #expect(Int?.none.sql == .null)
    #expect(Int?.some(1).sql == .integer(1))
    #expect(Format?.none.sql == .null)
    #expect(Format?.some(.hardcover).sql == .text("hardcover"))
  }

  @Test("values as one are a JSON array")
  func array() {
    #expect(SQLValue.array([.null, .integer(1), .real(0.5), .text("\"")]) == .text(#"[null,1,0.5,"\""]"#))
    #expect(SQLValue.array([3, 1]) == .text("[3,1]"))
    #expect(SQLValue.array([String]()) == .text("[]"))
  }
}
