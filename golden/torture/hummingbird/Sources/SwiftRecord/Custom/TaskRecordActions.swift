// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a task beside the usual.
struct CustomTaskRecordActions: TaskRecordActions {
  func yield(
    _ input: TaskRecordYieldInput,
    for task: TaskRecord,
    in context: RuleContext
  ) throws -> TaskRecordYieldOutput {
    throw ServiceError.notImplemented("yield")
  }
}
