// Yours: written once by ashlar from torture.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a duration beside the usual.
struct CustomDurationRecordActions: DurationRecordActions {
  func lock(
    _ input: DurationRecordLockInput,
    for duration: DurationRecord,
    in context: RuleContext
  ) throws -> DurationRecordLockOutput {
    throw ServiceError.notImplemented("lock")
  }
}
