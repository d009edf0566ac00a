// Yours: written once by ashlar from chinook.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with an invoice beside the usual.
struct CustomInvoiceActions: InvoiceActions {
  func refund(
    _ input: InvoiceRefundInput,
    for invoice: Invoice,
    in context: RuleContext
  ) throws -> InvoiceRefundOutput {
    throw ServiceError.notImplemented("refund")
  }
}
