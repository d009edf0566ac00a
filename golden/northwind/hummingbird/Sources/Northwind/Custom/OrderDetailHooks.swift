// Yours: written once by ashlar from northwind.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for order details. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomOrderDetailHooks: OrderDetailHooks {
  func beforeCreate(_ orderDetail: inout NewOrderDetail, in context: RuleContext) throws {}

  func afterCreate(_ orderDetail: OrderDetail, in context: RuleContext) throws {}

  func beforeUpdate(_ orderDetail: inout OrderDetail, from old: OrderDetail, in context: RuleContext) throws {}

  func afterUpdate(_ orderDetail: OrderDetail, from old: OrderDetail, in context: RuleContext) throws {}

  func beforeDelete(_ orderDetail: OrderDetail, in context: RuleContext) throws {}

  func afterDelete(_ orderDetail: OrderDetail, in context: RuleContext) throws {}
}
