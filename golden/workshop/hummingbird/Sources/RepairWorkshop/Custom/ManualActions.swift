// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What can be done with a manual beside the usual.
struct CustomManualActions: ManualActions {
  func scan(_ input: ManualScanInput, for manual: Manual, in context: RuleContext) throws -> ManualScanOutput {
    throw ServiceError.notImplemented("scan")
  }
}
