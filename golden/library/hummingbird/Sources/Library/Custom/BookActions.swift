// Yours: ashlar wrote this file once and does not touch it again.
import ServiceRuntime

/// What can be done with a book beside the usual.
struct CustomBookActions: BookActions {
  func quote(_ input: BookQuoteInput, for book: Book, in context: RuleContext) throws -> BookQuoteOutput {
    throw ServiceError.notImplemented("quote")
  }
}
