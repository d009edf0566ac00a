import HTTPTypes
import Hummingbird

/// What tells a browser to do nothing clever with an answer of an API.
struct SecurityHeaders: Sendable {
  /// Adds what the handler has not said itself.
  func apply(to response: inout Response) {
    add(.cacheControl, "no-store", to: &response)
    add(.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'", to: &response)
    add(.xContentTypeOptions, "nosniff", to: &response)
    add(.xFrameOptions, "DENY", to: &response)
  }

  private func add(_ name: HTTPField.Name, _ value: String, to response: inout Response) {
    guard !response.headers.contains(name) else { return }
    response.headers.append(HTTPField(name: name, value: value))
  }
}

extension HTTPField.Name {
  static let xFrameOptions = Self("X-Frame-Options")!
}
