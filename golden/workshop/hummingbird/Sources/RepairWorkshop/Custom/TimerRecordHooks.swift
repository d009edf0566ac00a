// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What else has to hold for timers. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomTimerRecordHooks: TimerRecordHooks {
  func beforeCreate(_ timer: inout NewTimerRecord, in context: RuleContext) throws {}

  func afterCreate(_ timer: TimerRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ timer: inout TimerRecord, from old: TimerRecord, in context: RuleContext) throws {}

  func afterUpdate(_ timer: TimerRecord, from old: TimerRecord, in context: RuleContext) throws {}

  func beforeDelete(_ timer: TimerRecord, in context: RuleContext) throws {}

  func afterDelete(_ timer: TimerRecord, in context: RuleContext) throws {}
}
