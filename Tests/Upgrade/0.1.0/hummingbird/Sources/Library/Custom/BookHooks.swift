// Yours: written once by ashlar from library.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for books. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomBookHooks: BookHooks {
  func beforeCreate(_ book: inout NewBook, in context: RuleContext) throws {}

  func afterCreate(_ book: Book, in context: RuleContext) throws {}

  func beforeUpdate(_ book: inout Book, from old: Book, in context: RuleContext) throws {}

  func afterUpdate(_ book: Book, from old: Book, in context: RuleContext) throws {}

  func beforeDelete(_ book: Book, in context: RuleContext) throws {}

  func afterDelete(_ book: Book, in context: RuleContext) throws {}
}
