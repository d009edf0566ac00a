// Yours: written once by ashlar from bookshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for orders. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomOrderHooks: OrderHooks {
  func beforeCreate(_ order: inout NewOrder, in context: RuleContext) throws {}

  func afterCreate(_ order: Order, in context: RuleContext) throws {}

  func beforeUpdate(_ order: inout Order, from old: Order, in context: RuleContext) throws {}

  func afterUpdate(_ order: Order, from old: Order, in context: RuleContext) throws {}

  func beforePay(_ order: inout Order, from old: Order, in context: RuleContext) throws {}

  func afterPay(_ order: Order, from old: Order, in context: RuleContext) throws {}

  func beforeShip(_ order: inout Order, from old: Order, in context: RuleContext) throws {}

  func afterShip(_ order: Order, from old: Order, in context: RuleContext) throws {}

  func beforeCancel(_ order: inout Order, from old: Order, in context: RuleContext) throws {}

  func afterCancel(_ order: Order, from old: Order, in context: RuleContext) throws {}
}
