/// What answers say of the rate limit, in the words of draft-ietf-httpapi-ratelimit-headers-06, and when to ask again.
enum RateHeader: String, CaseIterable {
  case retryAfter = "Retry-After"
  case limit = "RateLimit-Limit"
  case remaining = "RateLimit-Remaining"
  case reset = "RateLimit-Reset"
  case policy = "RateLimit-Policy"

  private var description: String {
    switch self {
    case .retryAfter: "In how many seconds the next request is answered."
    case .limit: "How many requests the client may send in one window."
    case .remaining: "How many of them are left."
    case .reset: "In how many seconds the window ends."
    case .policy: "The limit and how many seconds a window is long, as `100;w=900`."
    }
  }

  private var schema: DocumentValue {
    switch self {
    case .retryAfter: ["type": "integer", "minimum": 1]
    case .limit, .remaining, .reset: ["type": "integer", "minimum": 0]
    case .policy: ["type": "string"]
    }
  }

  /// As components.
  static var all: [DocumentValue.Entry] {
    allCases.map { header in
      DocumentValue.Entry(
        key: header.rawValue,
        value: ["description": .string(header.description), "required": true, "schema": header.schema]
      )
    }
  }

  /// That of an answer which says only when to ask again.
  static var retry: DocumentValue {
    [
      "Retry-After": [
        "description": .string(Self.retryAfter.description),
        "required": true,
        "schema": Self.retryAfter.schema,
      ]
    ]
  }

  /// As headers of an answer.
  static var references: DocumentValue {
    .object(allCases.map { DocumentValue.Entry(key: $0.rawValue, value: reference("headers", $0.rawValue)) })
  }
}
