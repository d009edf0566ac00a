// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for jobs. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomJobHooks: JobHooks {
  func beforeCreate(_ job: inout NewJob, in context: RuleContext) throws {}

  func afterCreate(_ job: Job, in context: RuleContext) throws {}

  func beforeUpdate(_ job: inout Job, from old: Job, in context: RuleContext) throws {}

  func afterUpdate(_ job: Job, from old: Job, in context: RuleContext) throws {}

  func beforeStart(_ job: inout Job, from old: Job, in context: RuleContext) throws {}

  func afterStart(_ job: Job, from old: Job, in context: RuleContext) throws {}

  func beforeFinish(_ job: inout Job, from old: Job, in context: RuleContext) throws {}

  func afterFinish(_ job: Job, from old: Job, in context: RuleContext) throws {}

  func beforeGiveUp(_ job: inout Job, from old: Job, in context: RuleContext) throws {}

  func afterGiveUp(_ job: Job, from old: Job, in context: RuleContext) throws {}
}
