// Yours: written once by ashlar from library.yaml, and never again.
import Foundation
import ServiceRuntime

/// What can be done with a book beside the usual.
struct CustomBookActions: BookActions {
  func quote(_ input: BookQuoteInput, for book: Book, in context: RuleContext) throws -> BookQuoteOutput {
    throw ServiceError.notImplemented("quote")
  }
}
