import Diagnostics
import Spec

/// What an entry of `silence` is for.
struct SilenceScope: Hashable {
  /// The resource that the entry stands in; absent at the top of the spec.
  var resource: String?
  var code: DiagnosticCode
  /// What the entry is limited to.
  var name: String?
}

extension Analyzer {
  /// Reads what the spec does not want to be warned of.
  mutating func declareSilences() {
    for silence in spec.silences { declare(silence, in: nil) }
    for resource in spec.resources {
      for silence in resource.silences { declare(silence, in: resource.name.text) }
    }
  }

  /// Takes away the warnings that are not wanted, and reports what silences nothing.
  ///
  /// - Returns: What was taken away, each with the reason that is nearest to what it is about.
  mutating func silence() -> [SilencedWarning] {
    guard !silences.isEmpty else { return [] }
    let silences = silences
    var used: Set<SilenceScope> = []
    var raised: [SilenceScope: [String]] = [:]
    var silenced: [SilencedWarning] = []
    findings.removeWarnings { warning, topic in
      let code = warning.code
      let around = topic.resource ?? topic.name
      var scopes = [SilenceScope(code: code)]
      if let around { scopes.append(SilenceScope(code: code, name: around)) }
      if let resource = topic.resource {
        scopes.append(SilenceScope(resource: resource, code: code))
        if let name = topic.name { scopes.append(SilenceScope(resource: resource, code: code, name: name)) }
      }
      let hits = scopes.filter { silences[$0] != nil }
      used.formUnion(hits)
      if let entry = hits.last.flatMap({ silences[$0]?.first }) {
        silenced.append(SilencedWarning(warning, reason: entry.reason?.text ?? "", at: entry.place))
        return true
      }
      if let around { raised[SilenceScope(code: code), default: []].append(around) }
      if let resource = topic.resource, let name = topic.name {
        raised[SilenceScope(resource: resource, code: code), default: []].append(name)
      }
      return false
    }
    // Of a spec with errors not every warning is known.
    guard !findings.hasErrors else { return silenced }
    let unused = silences.filter { !used.contains($0.key) }.flatMap { scope, entries in entries.map { (scope, $0) } }
    for (scope, entry) in unused.sorted(by: { $0.1.place.start < $1.1.place.start }) {
      report(entry, scope, among: raised[SilenceScope(resource: scope.resource, code: scope.code)] ?? [])
    }
    return silenced
  }

  /// Reports an entry that silences nothing; what it may have been meant for is among `names`.
  private mutating func report(_ entry: SilenceSpec, _ scope: SilenceScope, among names: [String]) {
    let code = scope.code.rawValue
    findings.warning(
      .unusedSilence,
      entry.name.map { "there is no '\(code)' about '\($0.text)' to silence" } ?? "there is no '\(code)' to silence",
      about: Findings.Topic(),
      at: entry.place,
      help: entry.name.flatMap { findings.suggestion(for: $0.text, among: names) } ?? "leave it out"
    )
  }

  private mutating func declare(_ silence: SilenceSpec, in resource: String?) {
    let text = silence.code.text
    guard let code = DiagnosticCode(rawValue: text) else {
      let codes = DiagnosticCode.allCases.filter(\.canBeSilenced).map(\.rawValue)
      findings.error(
        .unknownWarning,
        "there is no warning '\(text)'",
        at: silence.code.range,
        help: findings.suggestion(for: text, among: codes, else: "warnings are \(codes.joined(separator: ", "))")
      )
      return
    }
    guard code.canBeSilenced else {
      findings.error(
        .unknownWarning,
        code.severity == .error ? "'\(text)' is an error, not a warning" : "'\(text)' cannot be silenced",
        at: silence.code.range,
        help: "only warnings can be silenced; 'ashlar explain \(text)' says what to do"
      )
      return
    }
    silences[SilenceScope(resource: resource, code: code, name: silence.name?.text), default: []].append(silence)
    if let reason = silence.reason, reason.text.allSatisfy(\.isWhitespace) {
      findings.error(
        .empty,
        "the silence of '\(silence.name?.text ?? text)' has no reason",
        at: reason.range,
        help: "say in a few words why the warning is not wanted"
      )
    }
  }
}

extension SilenceSpec {
  /// Where it says what it silences.
  fileprivate var place: SourceRange { (name ?? code).range }
}
