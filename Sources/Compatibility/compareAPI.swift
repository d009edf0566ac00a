import Diagnostics
import Model

extension Comparison {
  /// Compares what is said once for all resources.
  mutating func compareAPI() {
    let (former, now) = (old.api, new.api)
    if former.root != now.root {
      let trait: API.Trait = former.prefix != now.prefix ? .prefix : .version
      report(
        .requestPathChanged,
        "every path begins with '\(now.root)' and no longer with '\(former.root)'",
        at: place(trait, in: new),
        was: place(trait, in: old)
      )
    }
    if former.envelope != now.envelope {
      report(
        .answerEnvelopeChanged,
        "answers wrap records as '\(now.envelope.rawValue)' and no longer as '\(former.envelope.rawValue)'",
        at: place(.envelope, in: new),
        was: place(.envelope, in: old)
      )
    }
    if former.validationStatus != now.validationStatus {
      report(
        .answerStatusChanged,
        "a body that breaks a rule is answered with \(now.validationStatus) and no longer with "
          + "\(former.validationStatus)",
        at: place(.validationStatus, in: new),
        was: place(.validationStatus, in: old)
      )
    }
    if now.maximumPageSize < former.maximumPageSize {
      report(
        .requestPageLowered,
        "a page has at most \(now.maximumPageSize) records, where \(former.maximumPageSize) could be asked for",
        at: place(.maximumPageSize, in: new),
        was: place(.maximumPageSize, in: old)
      )
    }
    if now.defaultPageSize < former.defaultPageSize {
      report(
        .riskPageSmaller,
        "a page that asks for no size has \(now.defaultPageSize) records, where it had \(former.defaultPageSize)",
        at: place(.defaultPageSize, in: new),
        was: place(.defaultPageSize, in: old)
      )
    }
    if old.database.identifierType != new.database.identifierType {
      report(
        .requestIdsChanged,
        "ids are of the type '\(new.database.identifierType.spelled)' and no longer of "
          + "'\(old.database.identifierType.spelled)', in paths, bodies and answers",
        at: new.database.origin ?? new.service.origin,
        was: old.database.origin ?? old.service.origin
      )
    }
  }

  /// Compares how much one client may ask for.
  mutating func compareLimits() {
    let (former, now) = (old.limits, new.limits)
    if let rate = now.rate, former.rate.map(rate.isTighter) ?? true {
      let before = former.rate.map { "and had \($0.text)" } ?? "where there was no limit"
      report(
        .requestRateLowered,
        "each client has \(rate.text) requests, \(before)",
        at: now.places[.rate] ?? new.service.origin,
        was: former.places[.rate] ?? old.service.origin
      )
    }
    if now.body < former.body {
      report(
        .requestBodyLowered,
        "a body holds at most \(now.bodyText), where \(former.bodyText) could be sent",
        at: now.places[.body] ?? new.service.origin,
        was: former.places[.body] ?? old.service.origin
      )
    }
  }

  private func place(_ trait: API.Trait, in model: Model) -> SourceRange {
    model.api.places[trait] ?? model.service.origin
  }
}
