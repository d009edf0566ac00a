// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for restorations. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomRestorationRecordHooks: RestorationRecordHooks {
  func beforeCreate(_ restoration: inout NewRestorationRecord, in context: RuleContext) throws {}

  func afterCreate(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func beforeUpdate(
    _ restoration: inout RestorationRecord,
    from old: RestorationRecord,
    in context: RuleContext
  ) throws {}

  func afterUpdate(_ restoration: RestorationRecord, from old: RestorationRecord, in context: RuleContext) throws {}

  func beforeDelete(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func afterDelete(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func beforeRestore(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func afterRestore(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func beforePurge(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func afterPurge(_ restoration: RestorationRecord, in context: RuleContext) throws {}

  func beforeHide(
    _ restoration: inout RestorationRecord,
    from old: RestorationRecord,
    in context: RuleContext
  ) throws {}

  func afterHide(_ restoration: RestorationRecord, from old: RestorationRecord, in context: RuleContext) throws {}

  func beforeFound(
    _ restoration: inout RestorationRecord,
    from old: RestorationRecord,
    in context: RuleContext
  ) throws {}

  func afterFound(_ restoration: RestorationRecord, from old: RestorationRecord, in context: RuleContext) throws {}
}
