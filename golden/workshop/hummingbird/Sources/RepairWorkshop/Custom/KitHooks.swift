// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for kits. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomKitHooks: KitHooks {
  func beforeCreate(_ kit: inout NewKit, in context: RuleContext) throws {}

  func afterCreate(_ kit: Kit, in context: RuleContext) throws {}

  func beforeUpdate(_ kit: inout Kit, from old: Kit, in context: RuleContext) throws {}

  func afterUpdate(_ kit: Kit, from old: Kit, in context: RuleContext) throws {}

  func beforeDelete(_ kit: Kit, in context: RuleContext) throws {}

  func afterDelete(_ kit: Kit, in context: RuleContext) throws {}
}
