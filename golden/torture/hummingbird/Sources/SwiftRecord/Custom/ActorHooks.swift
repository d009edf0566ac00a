// Yours: written once by ashlar from torture.yaml, and never again.
import ServiceRuntime

/// What else has to hold for actors. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomActorHooks: ActorHooks {
  func beforeCreate(_ `actor`: inout NewActor, in context: RuleContext) throws {}

  func afterCreate(_ `actor`: Actor, in context: RuleContext) throws {}

  func beforeUpdate(_ `actor`: inout Actor, from old: Actor, in context: RuleContext) throws {}

  func afterUpdate(_ `actor`: Actor, from old: Actor, in context: RuleContext) throws {}

  func beforeDelete(_ `actor`: Actor, in context: RuleContext) throws {}

  func afterDelete(_ `actor`: Actor, in context: RuleContext) throws {}
}
