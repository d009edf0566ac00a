// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a kit beside the usual.
struct CustomKitActions: KitActions {
  func pack(_ input: KitPackInput, for kit: Kit, in context: RuleContext) throws -> KitPackOutput {
    throw ServiceError.notImplemented("pack")
  }
}
