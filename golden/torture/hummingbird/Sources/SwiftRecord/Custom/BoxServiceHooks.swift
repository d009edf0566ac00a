// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for box services. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomBoxServiceHooks: BoxServiceHooks {
  func beforeCreate(_ boxService: inout NewBoxService, in context: RuleContext) throws {}

  func afterCreate(_ boxService: BoxService, in context: RuleContext) throws {}

  func beforeUpdate(_ boxService: inout BoxService, from old: BoxService, in context: RuleContext) throws {}

  func afterUpdate(_ boxService: BoxService, from old: BoxService, in context: RuleContext) throws {}

  func beforeDelete(_ boxService: BoxService, in context: RuleContext) throws {}

  func afterDelete(_ boxService: BoxService, in context: RuleContext) throws {}
}
