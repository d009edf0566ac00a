// Yours: written once by ashlar from hostile.yaml, and never again.
import ServiceRuntime

/// What can be done with a comment beside the usual.
struct CustomCommentActions: CommentActions {
  func run(_ input: CommentRunInput, for comment: Comment, in context: RuleContext) throws -> CommentRunOutput {
    throw ServiceError.notImplemented("run")
  }
}
