// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for databases. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomDatabaseRecordHooks: DatabaseRecordHooks {
  func beforeCreate(_ databaseRecord: inout NewDatabaseRecord, in context: RuleContext) throws {}

  func afterCreate(_ databaseRecord: DatabaseRecord, in context: RuleContext) throws {}

  func beforeUpdate(_ databaseRecord: inout DatabaseRecord, from old: DatabaseRecord, in context: RuleContext) throws {}

  func afterUpdate(_ databaseRecord: DatabaseRecord, from old: DatabaseRecord, in context: RuleContext) throws {}

  func beforeDelete(_ databaseRecord: DatabaseRecord, in context: RuleContext) throws {}

  func afterDelete(_ databaseRecord: DatabaseRecord, in context: RuleContext) throws {}
}
