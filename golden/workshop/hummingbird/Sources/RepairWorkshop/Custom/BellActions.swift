// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What can be done with a bell beside the usual.
struct CustomBellActions: BellActions {
  func ring(_ input: BellRingInput, for bell: Bell, in context: RuleContext) throws -> BellRingOutput {
    throw ServiceError.notImplemented("ring")
  }
}
