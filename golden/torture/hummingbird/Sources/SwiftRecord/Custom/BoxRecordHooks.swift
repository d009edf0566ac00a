// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for boxes. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomBoxRecordHooks: BoxRecordHooks {
  func beforeCreate(_ boxRecord: inout NewBoxRecord, in context: RuleContext) throws {}

  func afterCreate(_ boxRecord: BoxRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ boxRecord: inout BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}

  func afterUpdate(_ boxRecord: BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}

  func beforeDelete(_ boxRecord: BoxRecord, in context: RuleContext) throws {}

  func afterDelete(_ boxRecord: BoxRecord, in context: RuleContext) throws {}

  func beforeTransition(_ boxRecord: inout BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}

  func afterTransition(_ boxRecord: BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}

  func beforeBoxRecord(_ boxRecord: inout BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}

  func afterBoxRecord(_ boxRecord: BoxRecord, from old: BoxRecord, in context: RuleContext) throws {}
}
