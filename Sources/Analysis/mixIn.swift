import Diagnostics
import Spec

extension Analyzer {
  /// Gives every resource the parts of the mixins that it names, behind its own and in the order in which it names them.
  mutating func mixIn() {
    for mixin in spec.mixins { _ = name(mixin.name, .type, of: "a mixin") }
    var mixer = Mixer(spec.mixins, findings)
    for position in spec.mixins.indices { mixer.complete(position) }
    for position in spec.resources.indices { mixer.mix(into: &spec.resources[position]) }
    let unused = mixer.unused(by: spec.resources)
    findings = mixer.findings
    for mixin in unused {
      findings.warning(
        .unusedMixin,
        "the mixin '\(mixin.name.text)' is used by no resource",
        about: Findings.Topic(name: mixin.name.text),
        at: mixin.name.range
      )
      for field in mixin.parts.fields {
        // What only an unused mixin uses is not also reported.
        if let type = field.type { usedEnums.insert(type.name.text) }
      }
    }
  }
}

/// The mixins of a spec on their way into its resources.
private struct Mixer {
  private enum State {
    case untouched, open, complete
  }

  /// Where a field or relation of a resource comes from.
  private struct Origin {
    /// Absent when it is the resource's own.
    var mixin: Word?
    var range: SourceRange
  }

  private static let depth = 20

  private let declared: [MixinSpec]
  private let positions: [String: Int]
  /// By the places of the mixins, each with the parts of those that it names.
  private var parts: [ResourceSpec]
  private var states: [State]
  /// The mixins that are being completed, each with the word that asked for it.
  private var chain: [(position: Int, word: Word?)] = []
  /// Mixins with a clash of their own, which then is theirs to settle.
  private var clashing: Set<String> = []
  private var room = Limits.mixedMembers
  private(set) var findings: Findings

  init(_ declared: [MixinSpec], _ findings: Findings) {
    self.declared = declared
    self.findings = findings
    positions = Dictionary(declared.enumerated().map { ($1.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    parts = declared.map(\.parts)
    states = declared.map { _ in .untouched }
  }

  /// Adds to a mixin what it names.
  mutating func complete(_ position: Int, for word: Word? = nil) {
    guard case .untouched = states[position] else { return }
    states[position] = .open
    chain.append((position, word))
    var whole = parts[position]
    mix(into: &whole)
    parts[position] = whole
    chain.removeLast()
    states[position] = .complete
  }

  /// Adds to a resource, or to a mixin, the parts of the mixins that it names.
  mutating func mix(into resource: inout ResourceSpec) {
    guard !resource.mixins.isEmpty else { return }
    var origins: [String: Origin] = [:]
    for name in resource.fields.map(\.name) + resource.relations.map(\.name) {
      origins[name.text] = Origin(mixin: nil, range: name.range)
    }
    for word in findings.unique(resource.mixins) {
      guard let mixin = mixin(word) else {
        resource.isWhole = false
        continue
      }
      resource.isWhole = resource.isWhole && mixin.isWhole
      resource.fields += mixin.fields.filter { isNew($0.name, in: &origins, from: word, to: resource) }
      resource.relations += mixin.relations.filter { isNew($0.name, in: &origins, from: word, to: resource) }
      resource.add(mixin)
    }
    checkCounts(resource)
  }

  /// The mixin of that name with all its parts.
  private mutating func mixin(_ word: Word) -> ResourceSpec? {
    guard let position = positions[word.text] else {
      let help = findings.suggestion(for: word.text, among: declared.map(\.name.text))
      findings.error(.unknownMixin, "there is no mixin '\(word.text)'", at: word.range, help: help)
      return nil
    }
    switch states[position] {
    case .open:
      reportCycle(to: position, by: word)
      return nil
    case .untouched:
      guard chain.count < Self.depth else {
        findings.error(.tooMany, "mixins stand more than \(Self.depth) deep in one another", at: word.range)
        return nil
      }
      complete(position, for: word)
    case .complete: break
    }
    return parts[position]
  }

  /// Whether nothing else of the resource has the name; the same declaration may come along more than one way.
  private mutating func isNew(
    _ name: Word,
    in origins: inout [String: Origin],
    from mixin: Word,
    to resource: ResourceSpec
  ) -> Bool {
    guard let origin = origins[name.text] else {
      guard room > 0 else { return false }
      room -= 1
      if room == 0 {
        let message = "mixins give resources more than \(Limits.mixedMembers) fields and relations in all"
        findings.error(.tooMany, message, at: mixin.range)
      }
      origins[name.text] = Origin(mixin: mixin, range: name.range)
      return true
    }
    guard origin.range != name.range, !clashing.contains(mixin.text),
      origin.mixin.map({ !clashing.contains($0.text) }) ?? true
    else { return false }
    if let open = chain.last { clashing.insert(declared[open.position].name.text) }
    if let other = origin.mixin {
      findings.error(
        .mixinClash,
        "the mixins '\(other.text)' and '\(mixin.text)' of \(resource.name.text) both have a '\(name.text)'",
        at: mixin.range,
        notes: [
          Diagnostic.Note("'\(name.text)' of '\(other.text)'", at: origin.range),
          Diagnostic.Note("'\(name.text)' of '\(mixin.text)'", at: name.range),
        ],
        help: "name one of the two mixins, or give the parts different names"
      )
    } else {
      findings.error(
        .mixinClash,
        "'\(name.text)' of \(resource.name.text) comes from the mixin '\(mixin.text)' too",
        at: origin.range,
        notes: [Diagnostic.Note("'\(name.text)' of '\(mixin.text)'", at: name.range)],
        help: "leave it out here, or give it another name"
      )
    }
    return false
  }

  private mutating func reportCycle(to position: Int, by word: Word) {
    let start = chain.firstIndex { $0.position == position } ?? 0
    let steps = chain[start...]
    let names = steps.map { declared[$0.position].name.text } + [word.text]
    findings.error(
      .mixinCycle,
      "the mixin '\(word.text)' is made of itself: \(names.joined(separator: " → "))",
      at: word.range,
      notes: steps.dropFirst().compactMap { step in
        step.word.map { Diagnostic.Note("'\($0.text)' is named here", at: $0.range) }
      },
      help: "leave '\(word.text)' out"
    )
  }

  private mutating func checkCounts(_ resource: ResourceSpec) {
    let counts = [
      (resource.fields.count, "fields", Limits.fields),
      (resource.relations.count, "relations", Limits.relations),
      (resource.uniques.count, "sets of unique members", Limits.indexes),
      (resource.indexes.count, "indexes", Limits.indexes),
    ]
    for (count, what, limit) in counts where count > limit {
      findings.error(
        .tooMany,
        "\(resource.name.text) has \(count) \(what) with those of its mixins, more than the \(limit) that are allowed",
        at: resource.name.range
      )
    }
  }

  /// The mixins that no resource leads to.
  func unused(by resources: [ResourceSpec]) -> [MixinSpec] {
    var isUsed = declared.map { _ in false }
    var open = resources.flatMap(\.mixins)
    while let word = open.popLast() {
      guard let position = positions[word.text], !isUsed[position] else { continue }
      isUsed[position] = true
      open += declared[position].parts.mixins
    }
    return declared.indices.filter { !isUsed[$0] }.map { declared[$0] }
  }
}

extension ResourceSpec {
  /// Adds the lists of a mixin; what is listed already is not listed again.
  fileprivate mutating func add(_ mixin: ResourceSpec) {
    uniques.add(mixin.uniques) { $0.words.map(\.text) + ($0.condition.map { [$0.text] } ?? []) }
    indexes.add(mixin.indexes) { $0.words.map(\.text) }
    checks.add(mixin.checks) { $0.rule?.text }
    guard let added = mixin.query else { return }
    guard var query else {
      query = added
      return
    }
    query.filter.add(added.filter) { $0.text }
    query.sort.add(added.sort) { $0.text }
    query.include.add(added.include) { $0.text }
    self.query = query
  }
}

extension Array {
  fileprivate mutating func add(_ others: [Element], _ key: (Element) -> some Hashable) {
    let known = Set(map(key))
    self += others.filter { !known.contains(key($0)) }
  }
}

extension Spec {
  /// The diagnostics without those that say of a mixin's line, for one resource, what was said of it for another.
  ///
  /// - Parameter count: How many of them are the decoder's, which sees every line once.
  func withoutEchoes(_ diagnostics: [Diagnostic], behind count: Int) -> [Diagnostic] {
    guard !mixins.isEmpty else { return diagnostics }
    let ranges = Dictionary(grouping: mixins.map(\.range), by: \.source)
      .mapValues { $0.sorted { $0.start < $1.start } }
    var said: Set<Saying> = []
    return diagnostics.prefix(count)
      + diagnostics.dropFirst(count).filter { diagnostic in
        guard ranges[diagnostic.range.source]?.hold(diagnostic.range.start) == true else { return true }
        return said.insert(Saying(code: diagnostic.code, range: diagnostic.range)).inserted
      }
  }

  private struct Saying: Hashable {
    var code: DiagnosticCode
    var range: SourceRange
  }
}

extension [SourceRange] {
  /// Whether a place is inside one of the ranges, which are sorted and apart.
  fileprivate func hold(_ place: SourcePosition) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 && place < self[low - 1].end
  }
}
