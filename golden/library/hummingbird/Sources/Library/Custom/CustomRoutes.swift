// Yours: ashlar wrote this file once and does not touch it again.
import ServiceRuntime

extension Application {
  /// Adds routes of your own beside the generated ones.
  func addCustomRoutes(to routes: inout RouteTable) {}
}
