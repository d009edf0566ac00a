// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What can be done with a timer beside the usual.
struct CustomTimerRecordActions: TimerRecordActions {
  func split(
    _ input: TimerRecordSplitInput,
    for timer: TimerRecord,
    in context: RuleContext
  ) throws -> TimerRecordSplitOutput {
    throw ServiceError.notImplemented("split")
  }
}
