// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for data. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomDataRecordHooks: DataRecordHooks {
  func beforeCreate(_ data: inout NewDataRecord, in context: RuleContext) throws {}

  func afterCreate(_ data: DataRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ data: inout DataRecord, from old: DataRecord, in context: RuleContext) throws {}

  func afterUpdate(_ data: DataRecord, from old: DataRecord, in context: RuleContext) throws {}

  func beforeDelete(_ data: DataRecord, in context: RuleContext) throws {}

  func afterDelete(_ data: DataRecord, in context: RuleContext) throws {}
}
