// Yours: written once by ashlar from bookshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for order lines. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomOrderLineHooks: OrderLineHooks {
  func beforeCreate(_ orderLine: inout NewOrderLine, in context: RuleContext) throws {}

  func afterCreate(_ orderLine: OrderLine, in context: RuleContext) throws {}

  func beforeUpdate(_ orderLine: inout OrderLine, from old: OrderLine, in context: RuleContext) throws {}

  func afterUpdate(_ orderLine: OrderLine, from old: OrderLine, in context: RuleContext) throws {}

  func beforeDelete(_ orderLine: OrderLine, in context: RuleContext) throws {}

  func afterDelete(_ orderLine: OrderLine, in context: RuleContext) throws {}
}
