// Yours: written once by ashlar from hostile.yaml, and never again.
import ServiceRuntime

/// What can be done with a structure beside the usual.
struct CustomStructureActions: StructureActions {
  func patch(
    _ input: StructurePatchInput,
    for structure: Structure,
    in context: RuleContext
  ) throws -> StructurePatchOutput {
    throw ServiceError.notImplemented("patch")
  }
}
