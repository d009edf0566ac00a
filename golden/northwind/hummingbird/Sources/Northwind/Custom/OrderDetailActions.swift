// Yours: written once by ashlar from northwind.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with an order detail beside the usual.
struct CustomOrderDetailActions: OrderDetailActions {
  func price(
    _ input: OrderDetailPriceInput,
    for orderDetail: OrderDetail,
    in context: RuleContext
  ) throws -> OrderDetailPriceOutput {
    throw ServiceError.notImplemented("price")
  }
}
