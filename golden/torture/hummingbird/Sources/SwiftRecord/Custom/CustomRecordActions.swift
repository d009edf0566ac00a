// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a custom beside the usual.
struct CustomCustomRecordActions: CustomRecordActions {
  func routesAction(
    _ input: CustomRecordRoutesActionInput,
    for customRecord: CustomRecord,
    in context: RuleContext
  ) throws -> CustomRecordRoutesActionOutput {
    throw ServiceError.notImplemented("routes")
  }
}
