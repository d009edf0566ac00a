// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for customs. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomCustomRecordHooks: CustomRecordHooks {
  func beforeCreate(_ customRecord: inout NewCustomRecord, in context: RuleContext) throws {}

  func afterCreate(_ customRecord: CustomRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ customRecord: inout CustomRecord, from old: CustomRecord, in context: RuleContext) throws {}

  func afterUpdate(_ customRecord: CustomRecord, from old: CustomRecord, in context: RuleContext) throws {}

  func beforeDelete(_ customRecord: CustomRecord, in context: RuleContext) throws {}

  func afterDelete(_ customRecord: CustomRecord, in context: RuleContext) throws {}
}
