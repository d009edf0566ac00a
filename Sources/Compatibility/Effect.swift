package import Diagnostics

/// Whom a change of a spec does something to, as the first word of its code says.
package enum Effect: String, Sendable, Hashable, CaseIterable {
  /// A request that was fine is refused, or leads nowhere.
  case request
  /// An answer has another form than clients were told.
  case answer
  /// Every request is still taken and every answer has its form, but something is not as a client may count on.
  case risk

  /// Absent for codes that are about no change.
  package init?(_ code: DiagnosticCode) {
    self.init(rawValue: String(code.rawValue.prefix { $0 != "-" }))
  }

  package var isBreaking: Bool {
    switch self {
    case .request, .answer: true
    case .risk: false
    }
  }
}
