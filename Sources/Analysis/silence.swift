import Diagnostics
import Spec

/// What a spec does not want to be warned of.
struct Silences {
  /// What an entry of `silence` is for, beside its warning.
  private struct Scope: Hashable {
    /// The resource that the entry stands in; absent at the top of the spec.
    var resource: String?
    /// What the entry is limited to.
    var name: String?
  }

  /// The entries for one warning.
  private struct Entries {
    let code: DiagnosticCode
    var silences: [Scope: [SilenceSpec]] = [:]
    /// The first entry for all warnings of the code.
    var general: SilenceSpec?
    var used: Set<Scope> = []
    /// What was warned of all the same, by the resource that it is a part of.
    var raised: [String?: [String]] = [:]

    init(for code: DiagnosticCode) {
      self.code = code
    }

    /// The entry that is nearest to what a warning is about.
    mutating func silence(about topic: Findings.Topic) -> SilenceSpec? {
      if let general {
        if used.isEmpty { used.insert(Scope()) }
        // Nothing else can be nearer.
        if silences.count == 1 { return general }
      }
      let around = topic.resource ?? topic.name
      var scopes = [Scope()]
      if let around { scopes.append(Scope(name: around)) }
      if let resource = topic.resource {
        scopes.append(Scope(resource: resource))
        if let name = topic.name { scopes.append(Scope(resource: resource, name: name)) }
      }
      let hits = scopes.filter { silences[$0] != nil }
      used.formUnion(hits)
      if let entry = hits.last.flatMap({ silences[$0]?.first }) { return entry }
      if let around { raised[nil, default: []].append(around) }
      if let resource = topic.resource, let name = topic.name { raised[resource, default: []].append(name) }
      return nil
    }
  }

  /// An entry that has silenced nothing.
  struct Unused {
    var code: DiagnosticCode
    var entry: SilenceSpec
    /// What it may have been meant for.
    var names: [String]
  }

  // So few that looking through them is faster than hashing.
  private var entries: [Entries] = []

  mutating func add(_ silence: SilenceSpec, of code: DiagnosticCode, in resource: String?) {
    let position = entries.firstIndex { $0.code == code } ?? entries.count
    if position == entries.count { entries.append(Entries(for: code)) }
    let scope = Scope(resource: resource, name: silence.name?.text)
    entries[position].silences[scope, default: []].append(silence)
    if scope == Scope(), entries[position].general == nil { entries[position].general = silence }
  }

  /// The entry by which a warning is not wanted: the one that is nearest to what it is about.
  mutating func silence(of code: DiagnosticCode, about topic: Findings.Topic) -> SilenceSpec? {
    guard let position = entries.firstIndex(where: { $0.code == code }) else { return nil }
    return entries[position].silence(about: topic)
  }

  /// The entries that have silenced nothing, in the order of the text.
  var unused: [Unused] {
    entries.flatMap { entries in
      entries.silences.filter { !entries.used.contains($0.key) }.flatMap { scope, silences in
        silences.map { Unused(code: entries.code, entry: $0, names: entries.raised[scope.resource] ?? []) }
      }
    }
    .sorted { $0.entry.place.start < $1.entry.place.start }
  }
}

extension Analyzer {
  /// Reads what the spec does not want to be warned of.
  mutating func declareSilences() {
    for silence in spec.silences { declare(silence, in: nil) }
    for resource in spec.resources {
      for silence in resource.silences { declare(silence, in: resource.name.text) }
    }
  }

  /// Reports what silences nothing.
  mutating func reportUnusedSilences() {
    // Of a spec with errors not every warning is known.
    guard !findings.hasErrors else { return }
    for unused in findings.silences.unused { report(unused) }
  }

  /// Reports an entry that silences nothing.
  private mutating func report(_ unused: Silences.Unused) {
    let code = unused.code.rawValue
    let name = unused.entry.name?.text
    let suggestion = name.flatMap { findings.suggestion(for: $0, among: unused.names) }
    findings.warning(
      .unusedSilence,
      name.map { "there is no '\(code)' about '\($0)' to silence" } ?? "there is no '\(code)' to silence",
      about: Findings.Topic(),
      at: unused.entry.place,
      help: suggestion ?? "leave it out"
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
    findings.silences.add(silence, of: code, in: resource)
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
  var place: SourceRange { (name ?? code).range }
}
