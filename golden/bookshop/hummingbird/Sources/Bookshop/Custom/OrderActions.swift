// Yours: written once by ashlar from bookshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with an order beside the usual.
struct CustomOrderActions: OrderActions {
  func quote(_ input: OrderQuoteInput, for order: Order, in context: RuleContext) throws -> OrderQuoteOutput {
    throw ServiceError.notImplemented("quote")
  }
}
