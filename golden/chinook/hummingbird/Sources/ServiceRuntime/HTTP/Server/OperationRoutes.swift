import HTTPTypes
import Hummingbird
import Logging

extension RouteTable {
  /// Adds what operates the service rather than its data: `/health`, `/health/live`, `/health/ready`, `/metrics`.
  ///
  /// - Parameters:
  ///   - hasRateLimit: Whether there is one, of which numbers are to be shown.
  ///   - hasSharedRates: Whether a Redis counts for it, which may be away.
  ///   - isReady: Throws while the service cannot do its work, because its database does not answer, say.
  mutating func addOperations(
    metrics: Metrics,
    hasRateLimit: Bool = false,
    hasSharedRates: Bool = false,
    isReady: @escaping @Sendable () async throws -> Void
  ) {
    addOperation(.get, "/health/live") { _, _ in .health(.ok, "ok") }
    for path in ["/health", "/health/ready"] {
      addOperation(.get, path) { _, context in
        do {
          try await isReady()
          return .health(.ok, "ok")
        } catch {
          context.logger.error("the service is not ready", metadata: ["error": "\(error)"])
          return .health(.serviceUnavailable, "unavailable")
        }
      }
    }
    // Last, because the page names the routes that are there by then.
    let templates = routes.map(\.template) + ["/metrics"]
    addOperation(.get, "/metrics", answers: .other) { _, _ in
      .text(
        PrometheusText.of(
          metrics.total(),
          routes: templates,
          rateLimited: hasRateLimit ? metrics.rateLimited : nil,
          rateUncounted: hasSharedRates ? metrics.rateUncounted : nil
        ),
        type: "text/plain; version=0.0.4; charset=utf-8"
      )
    }
  }

  /// Adds the description of the API, as JSON and as a page to read and try.
  mutating func addDocs(openAPI: String, title: String) {
    addOperation(.get, "/openapi.json") { _, _ in .text(openAPI, type: "application/json") }
    let page = DocsPage(title: title).response
    addOperation(.get, "/docs", answers: .other) { _, _ in page }
  }
}

extension Response {
  fileprivate static func health(_ status: HTTPResponse.Status, _ word: String) -> Response {
    .json(status) { json in
      json.beginObject()
      json.member("status", word)
      json.endObject()
    }
  }
}
