// Yours: written once by ashlar from bookshop.yaml, and never again.
import Hummingbird
import ServiceRuntime

extension Application {
  /// Middleware of your own, the first outermost; the generated routes come after the last.
  static func customMiddleware(
    _ configuration: ServiceConfiguration
  ) -> [any MiddlewareProtocol<Request, Response, ServiceContext>] {
    []
  }
}
