// Yours: written once by ashlar from workshop.yaml, and never again.
import Foundation
import ServiceRuntime

/// What else has to hold for gauges. Throw a `ServiceError` to refuse; what was written is undone.
struct CustomGaugeHooks: GaugeHooks {
  func beforeCreate(_ gauge: inout NewGauge, in context: RuleContext) throws {}

  func afterCreate(_ gauge: Gauge, in context: RuleContext) throws {}

  func beforeUpdate(_ gauge: inout Gauge, from old: Gauge, in context: RuleContext) throws {}

  func afterUpdate(_ gauge: Gauge, from old: Gauge, in context: RuleContext) throws {}

  func beforeDelete(_ gauge: Gauge, in context: RuleContext) throws {}

  func afterDelete(_ gauge: Gauge, in context: RuleContext) throws {}
}
