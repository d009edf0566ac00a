// Yours: written once by ashlar from bookshop.yaml, and never again.
import ServiceRuntime

extension Application {
  /// Adds routes of your own beside the generated ones.
  func addCustomRoutes(to routes: inout RouteTable) {}
}
