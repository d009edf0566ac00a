import Testing

@testable import ServiceRuntime

@Suite("ServiceError")
struct ServiceErrorTests {
  private func text(_ error: ServiceError) -> String {
    var json = JSONWriter()
    error.write(to: &json)
    return json.text
  }

  @Test("every code has the status of the contract")
  func statuses() {
    #expect(
      ServiceError.Code.allCases.map { "\($0.status) \($0.rawValue)" } == [
        "400 malformed_json", "400 invalid_parameter", "400 invalid_cursor", "401 unauthenticated", "403 forbidden",
        "404 not_found", "405 method_not_allowed", "406 not_acceptable", "409 conflict", "412 stale", "413 too_large",
        "415 unsupported_media_type", "422 validation_failed", "429 rate_limited", "500 internal",
        "501 not_implemented",
      ]
    )
  }

  @Test("details are spelled as the contract spells them")
  func details() {
    #expect(
      ErrorDetail.Code.allCases.map(\.rawValue) == [
        "required", "null", "type", "unknown", "read_only", "immutable", "min", "max", "length", "pattern", "enum",
        "format", "scale", "items", "reference", "check", "unique", "in_use", "state", "reused",
      ]
    )
  }

  @Test("the envelope names field or parameter, and the id on 500")
  func envelope() {
    let error = ServiceError(
      .validationFailed,
      "No.",
      details: [ErrorDetail(.field("/a"), .min, "m"), ErrorDetail(.parameter("sort"), .unknown, "\"x\"")]
    )
    #expect(
      text(error) == """
        {"error":{"code":"validation_failed","message":"No.","details":[\
        {"field":"/a","code":"min","message":"m"},{"parameter":"sort","code":"unknown","message":"\\"x\\""}]}}
        """
    )
    #expect(
      text(.internal(id: "x1"))
        == #"{"error":{"code":"internal","message":"Something went wrong on our side.","details":[],"id":"x1"}}"#
    )
  }

  @Test("the usual errors have their code, details and headers")
  func makers() throws {
    let syntax = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: []) }
    #expect(
      ServiceError.malformedJSON(try #require(syntax)).message
        == "The body is not valid JSON: expected a value but found the end at byte 0."
    )
    #expect(ServiceError.notFound.status == 404)
    #expect(ServiceError.notUnique(["/isbn"]).details == [ErrorDetail(.field("/isbn"), .unique, "is taken")])
    #expect(
      ServiceError.notUnique(["/title", "/artist_id"]).details == [
        ErrorDetail(.field("/title"), .unique, "is taken in this combination"),
        ErrorDetail(.field("/artist_id"), .unique, "is taken in this combination"),
      ]
    )
    #expect(ServiceError.inUse(by: "books").details == [ErrorDetail(.field("/id"), .inUse, "is referred to by books")])
    #expect(
      ServiceError.missingReference(["/author_id"])
        == .validation("/author_id", .reference, "names no record")
    )
    #expect(ServiceError.forbidden().code == .forbidden)
    #expect(ServiceError.notImplemented("quote").message == "quote is not implemented.")
    #expect(
      ServiceError.methodNotAllowed(allow: ["GET", "HEAD"]).headers == [.init(name: "Allow", value: "GET, HEAD")]
    )
    #expect(ServiceError.notAcceptable.status == 406)
    #expect(ServiceError.unsupportedMediaType(accept: ["a", "b"]).message == "The body has to be a or b.")
    #expect(ServiceError.tooLarge(limit: 5).message == "The body is larger than 5 bytes.")
    #expect(ServiceError.conflict("No.").details == [])
    #expect(
      ServiceError.wrongState("stage", "must be new").details == [ErrorDetail(.field("/stage"), .state, "must be new")]
    )
    #expect(ServiceError.invalidCursor.status == 400)
  }
}
