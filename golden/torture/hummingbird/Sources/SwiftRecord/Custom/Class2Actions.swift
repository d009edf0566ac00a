// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a class2 beside the usual.
struct CustomClass2Actions: Class2Actions {
  func restoreAction(
    _ input: Class2RestoreInput,
    for class2: Class2,
    in context: RuleContext
  ) throws -> Class2RestoreOutput {
    throw ServiceError.notImplemented("restore")
  }

  func purgeAction(_ input: Class2PurgeInput, for class2: Class2, in context: RuleContext) throws -> Class2PurgeOutput {
    throw ServiceError.notImplemented("purge")
  }
}
