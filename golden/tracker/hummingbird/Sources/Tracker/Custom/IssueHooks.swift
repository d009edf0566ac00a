// Yours: written once by ashlar from tracker.yaml, and never again.
import ServiceRuntime

/// What else has to hold for issues. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomIssueHooks: IssueHooks {
  func beforeCreate(_ issue: inout NewIssue, in context: RuleContext) throws {}

  func afterCreate(_ issue: Issue, in context: RuleContext) throws {}

  func beforeUpdate(_ issue: inout Issue, from old: Issue, in context: RuleContext) throws {}

  func afterUpdate(_ issue: Issue, from old: Issue, in context: RuleContext) throws {}

  func beforeDelete(_ issue: Issue, in context: RuleContext) throws {}

  func afterDelete(_ issue: Issue, in context: RuleContext) throws {}

  func beforeRestore(_ issue: Issue, in context: RuleContext) throws {}

  func afterRestore(_ issue: Issue, in context: RuleContext) throws {}

  func beforePurge(_ issue: Issue, in context: RuleContext) throws {}

  func afterPurge(_ issue: Issue, in context: RuleContext) throws {}
}
