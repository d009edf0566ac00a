// Yours: written once by ashlar from torture.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for classes. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomClassHooks: ClassHooks {
  func beforeCreate(_ `class`: inout NewClass, in context: RuleContext) throws {}

  func afterCreate(_ `class`: Class, in context: RuleContext) throws {}

  func beforeUpdate(_ `class`: inout Class, from old: Class, in context: RuleContext) throws {}

  func afterUpdate(_ `class`: Class, from old: Class, in context: RuleContext) throws {}

  func beforeDelete(_ `class`: Class, in context: RuleContext) throws {}

  func afterDelete(_ `class`: Class, in context: RuleContext) throws {}

  func beforeSelfRecord(_ `class`: inout Class, from old: Class, in context: RuleContext) throws {}

  func afterSelfRecord(_ `class`: Class, from old: Class, in context: RuleContext) throws {}

  func beforeClass(_ `class`: inout Class, from old: Class, in context: RuleContext) throws {}

  func afterClass(_ `class`: Class, from old: Class, in context: RuleContext) throws {}

  func beforeDefault(_ `class`: inout Class, from old: Class, in context: RuleContext) throws {}

  func afterDefault(_ `class`: Class, from old: Class, in context: RuleContext) throws {}

  func beforeLambda(_ `class`: inout Class, from old: Class, in context: RuleContext) throws {}

  func afterLambda(_ `class`: Class, from old: Class, in context: RuleContext) throws {}
}
