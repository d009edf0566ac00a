// Yours: written once by ashlar from workshop.yaml, and never again.
import ServiceRuntime

/// What else has to hold for inboxes. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomInboxHooks: InboxHooks {
  func beforeCreate(_ inbox: inout NewInbox, in context: RuleContext) throws {}

  func afterCreate(_ inbox: Inbox, in context: RuleContext) throws {}
}
