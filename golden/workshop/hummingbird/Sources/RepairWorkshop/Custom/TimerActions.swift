// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What can be done with a timer beside the usual.
struct CustomTimerActions: TimerActions {
  func split(_ input: TimerSplitInput, for timer: Timer, in context: RuleContext) throws -> TimerSplitOutput {
    throw ServiceError.notImplemented("split")
  }
}
