// Yours: written once by ashlar from torture.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for wides. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomWideHooks: WideHooks {
  func beforeCreate(_ wide: inout NewWide, in context: RuleContext) throws {}

  func afterCreate(_ wide: Wide, in context: RuleContext) throws {}

  func beforeUpdate(_ wide: inout Wide, from old: Wide, in context: RuleContext) throws {}

  func afterUpdate(_ wide: Wide, from old: Wide, in context: RuleContext) throws {}

  func beforeDelete(_ wide: Wide, in context: RuleContext) throws {}

  func afterDelete(_ wide: Wide, in context: RuleContext) throws {}
}
