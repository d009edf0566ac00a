/// A request that is not answered as asked, in the form a client can act on.
public struct ServiceError: Error, Sendable, Equatable {
  /// What a client switches over; each has one HTTP status.
  public enum Code: String, Sendable, CaseIterable {
    case malformedJSON = "malformed_json"
    case invalidParameter = "invalid_parameter"
    case invalidCursor = "invalid_cursor"
    case unauthenticated
    case forbidden
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case conflict
    case stale
    case tooLarge = "too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case validationFailed = "validation_failed"
    case rateLimited = "rate_limited"
    case `internal`
    case notImplemented = "not_implemented"

    /// The HTTP status that goes with it.
    public var status: Int {
      switch self {
      case .malformedJSON, .invalidParameter, .invalidCursor: 400
      case .unauthenticated: 401
      case .forbidden: 403
      case .notFound: 404
      case .methodNotAllowed: 405
      case .notAcceptable: 406
      case .conflict: 409
      case .stale: 412
      case .tooLarge: 413
      case .unsupportedMediaType: 415
      case .validationFailed: 422
      case .rateLimited: 429
      case .internal: 500
      case .notImplemented: 501
      }
    }
  }

  /// A header that goes out with the answer.
  public struct Header: Sendable, Equatable {
    /// As it is spelled on the wire.
    public var name: String
    /// Its whole value.
    public var value: String

    /// A header by name and value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What kind of refusal it is.
  public var code: Code
  /// One sentence for a person.
  public var message: String
  /// What exactly was wrong, in the order of the request.
  public var details: [ErrorDetail]
  /// Such as `Allow` on 405.
  public var headers: [Header]
  /// On 500: what finds the cause in the log.
  public var id: String?

  /// An error of any kind; the static functions are the shorter way to the usual ones.
  public init(
    _ code: Code,
    _ message: String,
    details: [ErrorDetail] = [],
    headers: [Header] = [],
    id: String? = nil
  ) {
    self.code = code
    self.message = message
    self.details = details
    self.headers = headers
    self.id = id
  }

  /// The HTTP status of its code.
  public var status: Int { code.status }

  /// Writes `{"error": {…}}`.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("error")
    json.beginObject()
    json.member("code", code)
    json.member("message", message)
    json.key("details")
    json.beginArray()
    for detail in details { detail.write(to: &json) }
    json.endArray()
    if let id { json.member("id", id) }
    json.endObject()
    json.endObject()
  }
}

extension ServiceError {
  /// 404: no such route or record.
  public static let notFound = ServiceError(.notFound, "There is nothing here.")

  /// 400: the body is not JSON.
  public static func malformedJSON(_ error: JSONSyntaxError) -> ServiceError {
    ServiceError(.malformedJSON, "The body is not valid JSON: \(error).")
  }

  /// 422: the body was read and is refused.
  public static func validation(_ details: [ErrorDetail]) -> ServiceError {
    ServiceError(.validationFailed, "The request is not valid.", details: details)
  }

  /// 422 with one detail for one member of the body, for rules written by hand.
  public static func validation(
    _ pointer: String,
    _ code: ErrorDetail.Code,
    _ message: String
  ) -> ServiceError {
    validation([ErrorDetail(.field(pointer), code, message)])
  }

  /// 400: parameters of the query are refused.
  public static func invalidParameters(_ details: [ErrorDetail]) -> ServiceError {
    ServiceError(.invalidParameter, "The query is not valid.", details: details)
  }

  /// 400: a header is refused.
  public static func invalidHeader(_ name: String, _ message: String) -> ServiceError {
    ServiceError(.invalidParameter, "A header is not valid.", details: [ErrorDetail(.header(name), .format, message)])
  }

  /// 422: the key belongs to another request, which was answered already.
  public static let keyReused = validation([
    ErrorDetail(.header("Idempotency-Key"), .reused, "belongs to a request with another body")
  ])

  /// 400: the cursor is damaged, or comes from a list with another sort or other filters.
  public static let invalidCursor = ServiceError(
    .invalidCursor,
    "The cursor does not belong to this list.",
    details: [ErrorDetail(.parameter("cursor"), .format, "must come from a page of the same list")]
  )

  /// 409: the request contradicts what is stored.
  public static func conflict(_ message: String, details: [ErrorDetail] = []) -> ServiceError {
    ServiceError(.conflict, message, details: details)
  }

  /// 409: other records have these values already; one detail for each member of the rule, by JSON pointer.
  public static func notUnique(_ pointers: [String]) -> ServiceError {
    let message = pointers.count == 1 ? "is taken" : "is taken in this combination"
    return conflict(
      "Another record has the same values.",
      details: pointers.map { ErrorDetail(.field($0), .unique, message) }
    )
  }

  /// 409: the record cannot be deleted while others (`books`, say) refer to it.
  public static func inUse(by others: String, key member: String = "id") -> ServiceError {
    conflict(
      "The record is in use.",
      details: [ErrorDetail(.field(JSONPointer.member(member)), .inUse, "is referred to by \(others)")]
    )
  }

  /// 409: the record is in a state that the request does not begin in; `member` holds it.
  public static func wrongState(_ member: String, _ message: String) -> ServiceError {
    conflict(
      "The record is not in a state for this.",
      details: [ErrorDetail(.field(JSONPointer.member(member)), .state, message)]
    )
  }

  /// 412: the record is in another state than the request depends on.
  public static let stale = ServiceError(.stale, "The record has changed since it was read.")

  /// 422: an id in the body names no record.
  public static func missingReference(_ pointers: [String]) -> ServiceError {
    validation(pointers.map { ErrorDetail(.field($0), .reference, "names no record") })
  }

  /// 401: nobody has signed in, or not with these credentials. The challenge is added where the answer is made.
  public static func unauthenticated(_ message: String = "Sign in first.") -> ServiceError {
    ServiceError(.unauthenticated, message)
  }

  /// 403: may be read, may not be done.
  public static func forbidden(_ message: String = "This is not allowed.") -> ServiceError {
    ServiceError(.forbidden, message)
  }

  /// 501: nobody has written this yet.
  public static func notImplemented(_ what: String) -> ServiceError {
    ServiceError(.notImplemented, "\(what) is not implemented.")
  }

  /// 405 with the methods that the path does have.
  public static func methodNotAllowed(allow methods: [String]) -> ServiceError {
    ServiceError(
      .methodNotAllowed,
      "The method is not allowed here.",
      headers: [Header(name: "Allow", value: methods.joined(separator: ", "))]
    )
  }

  /// 406: only JSON is spoken here.
  public static let notAcceptable = ServiceError(.notAcceptable, "Only application/json can be sent.")

  /// 415 with what the request should have been.
  public static func unsupportedMediaType(accept types: [String] = ["application/json"]) -> ServiceError {
    ServiceError(.unsupportedMediaType, "The body has to be \(types.joined(separator: " or ")).")
  }

  /// 413 with the limit.
  public static func tooLarge(limit bytes: Int) -> ServiceError {
    ServiceError(.tooLarge, "The body is larger than \(bytes) bytes.")
  }

  /// 429 with the seconds until the next request is answered.
  public static func rateLimited(retryAfter seconds: Int) -> ServiceError {
    ServiceError(
      .rateLimited,
      "There were too many requests; Retry-After says when the next one is answered.",
      headers: [Header(name: "Retry-After", value: "\(seconds)")]
    )
  }

  /// 500 with the id under which the cause is in the log; the cause itself is nobody else's business.
  public static func `internal`(id: String) -> ServiceError {
    ServiceError(.internal, "Something went wrong on our side.", id: id)
  }
}
