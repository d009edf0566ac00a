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

  func restoreAction(
    _ input: TaskRecordRestoreInput,
    for task: TaskRecord,
    in context: RuleContext
  ) throws -> TaskRecordRestoreOutput {
    throw ServiceError.notImplemented("restore")
  }

  func purgeAction(
    _ input: TaskRecordPurgeInput,
    for task: TaskRecord,
    in context: RuleContext
  ) throws -> TaskRecordPurgeOutput {
    throw ServiceError.notImplemented("purge")
  }

  func linkTaskAction(
    _ input: TaskRecordLinkTaskInput,
    for task: TaskRecord,
    in context: RuleContext
  ) throws -> TaskRecordLinkTaskOutput {
    throw ServiceError.notImplemented("link_task")
  }
}
