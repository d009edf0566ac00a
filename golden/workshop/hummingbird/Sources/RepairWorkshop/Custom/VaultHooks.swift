// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for vaults. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomVaultHooks: VaultHooks {
  func beforeCreate(_ vault: inout NewVault, in context: RuleContext) throws {}

  func afterCreate(_ vault: Vault, in context: RuleContext) throws {}

  func beforeUpdate(_ vault: inout Vault, from old: Vault, in context: RuleContext) throws {}

  func afterUpdate(_ vault: Vault, from old: Vault, in context: RuleContext) throws {}

  func beforeDelete(_ vault: Vault, in context: RuleContext) throws {}

  func afterDelete(_ vault: Vault, in context: RuleContext) throws {}
}
