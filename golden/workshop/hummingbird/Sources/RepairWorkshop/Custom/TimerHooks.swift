// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What else has to hold for timers. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomTimerHooks: TimerHooks {
  func beforeCreate(_ timer: inout NewTimer, in context: RuleContext) throws {}

  func afterCreate(_ timer: Timer, in context: RuleContext) throws {}

  func beforeUpdate(_ timer: inout Timer, from old: Timer, in context: RuleContext) throws {}

  func afterUpdate(_ timer: Timer, from old: Timer, in context: RuleContext) throws {}

  func beforeDelete(_ timer: Timer, in context: RuleContext) throws {}

  func afterDelete(_ timer: Timer, in context: RuleContext) throws {}
}
