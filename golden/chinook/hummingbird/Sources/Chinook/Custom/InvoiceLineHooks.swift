// Yours: written once by ashlar from chinook.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for invoice lines. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomInvoiceLineHooks: InvoiceLineHooks {
  func beforeCreate(_ invoiceLine: inout NewInvoiceLine, in context: RuleContext) throws {}

  func afterCreate(_ invoiceLine: InvoiceLine, in context: RuleContext) throws {}

  func beforeUpdate(_ invoiceLine: inout InvoiceLine, from old: InvoiceLine, in context: RuleContext) throws {}

  func afterUpdate(_ invoiceLine: InvoiceLine, from old: InvoiceLine, in context: RuleContext) throws {}

  func beforeDelete(_ invoiceLine: InvoiceLine, in context: RuleContext) throws {}

  func afterDelete(_ invoiceLine: InvoiceLine, in context: RuleContext) throws {}
}
