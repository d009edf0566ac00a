// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a vault beside the usual.
struct CustomVaultActions: VaultActions {
  func weigh(_ input: VaultWeighInput, for vault: Vault, in context: RuleContext) throws -> VaultWeighOutput {
    throw ServiceError.notImplemented("weigh")
  }
}
