// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for tasks. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomTaskRecordHooks: TaskRecordHooks {
  func beforeCreate(_ task: inout NewTaskRecord, in context: RuleContext) throws {}

  func afterCreate(_ task: TaskRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ task: inout TaskRecord, from old: TaskRecord, in context: RuleContext) throws {}

  func afterUpdate(_ task: TaskRecord, from old: TaskRecord, in context: RuleContext) throws {}

  func beforeDelete(_ task: TaskRecord, in context: RuleContext) throws {}

  func afterDelete(_ task: TaskRecord, in context: RuleContext) throws {}
}
