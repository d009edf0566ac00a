import HTTPTypes
import Hummingbird

/// What tells a browser to do nothing clever with an answer of an API.
enum SecurityHeaders {
  // Made once: a field checks its value for illegal characters when it is made.
  private static let fields = [
    HTTPField(name: .cacheControl, value: "no-store"),
    HTTPField(name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'"),
    HTTPField(name: .xContentTypeOptions, value: "nosniff"),
    HTTPField(name: .xFrameOptions, value: "DENY"),
  ]

  /// Adds what the handler has not said itself.
  static func apply(to response: inout Response) {
    for field in fields where !response.headers.contains(field.name) { response.headers.append(field) }
  }
}

extension HTTPField.Name {
  static let xFrameOptions = Self("X-Frame-Options")!
}
