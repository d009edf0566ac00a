// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What else has to hold for manuals. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomManualHooks: ManualHooks {
  func beforeCreate(_ manual: inout NewManual, in context: RuleContext) throws {}

  func afterCreate(_ manual: Manual, in context: RuleContext) throws {}

  func beforeUpdate(_ manual: inout Manual, from old: Manual, in context: RuleContext) throws {}

  func afterUpdate(_ manual: Manual, from old: Manual, in context: RuleContext) throws {}

  func beforeDelete(_ manual: Manual, in context: RuleContext) throws {}

  func afterDelete(_ manual: Manual, in context: RuleContext) throws {}
}
