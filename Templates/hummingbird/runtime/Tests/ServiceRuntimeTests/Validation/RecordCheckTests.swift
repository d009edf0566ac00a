import ServiceRuntime
import Testing

@Suite("Records set in code")
struct RecordCheckTests {
  @Test("every value against its rule is reported by its member")
  func refused() {
    var record = RecordCheck()
    record.check("name", "", TextRule(length: 1...5))
    record.check("pages", 0, IntegerRule(min: 1))
    record.check("price", 5, IntegerRule(min: 1))
    let expected = ServiceError.validation([
      ErrorDetail(.field("/name"), .length, "must have 1 to 5 characters"),
      ErrorDetail(.field("/pages"), .min, "must be at least 1"),
    ])
    #expect(throws: expected) { try record.finish() }
  }

  @Test("what need not be there is not checked when it is absent")
  func absent() throws {
    var record = RecordCheck()
    let pages: Int? = nil
    record.check("pages", pages, IntegerRule(min: 1))
    try record.finish()
  }
}
