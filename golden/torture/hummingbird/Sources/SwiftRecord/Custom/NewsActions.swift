// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What can be done with a news beside the usual.
struct CustomNewsActions: NewsActions {
  func newsAction(_ input: NewsNewsInput, for news: News, in context: RuleContext) throws -> NewsNewsOutput {
    throw ServiceError.notImplemented("news")
  }
}
