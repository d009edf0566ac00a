// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a box beside the usual.
struct CustomBoxRecordActions: BoxRecordActions {
  func open(
    _ input: BoxRecordOpenInput,
    for boxRecord: BoxRecord,
    in context: RuleContext
  ) throws -> BoxRecordOpenOutput {
    throw ServiceError.notImplemented("open")
  }
}
