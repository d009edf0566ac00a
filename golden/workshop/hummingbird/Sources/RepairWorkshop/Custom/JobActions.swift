// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a job beside the usual.
struct CustomJobActions: JobActions {
  func estimate(_ input: JobEstimateInput, for job: Job, in context: RuleContext) throws -> JobEstimateOutput {
    throw ServiceError.notImplemented("estimate")
  }

  func remindAll(_ input: JobRemindAllInput, for job: Job, in context: RuleContext) throws -> JobRemindAllOutput {
    throw ServiceError.notImplemented("remindAll")
  }
}
