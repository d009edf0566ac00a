// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a conformance beside the usual.
struct CustomConformanceActions: ConformanceActions {
  func key(
    _ input: ConformanceKeyInput,
    for conformance: Conformance,
    in context: RuleContext
  ) throws -> ConformanceKeyOutput {
    throw ServiceError.notImplemented("key")
  }
}
