import Diagnostics
import Model
import Spec

/// Resolves, checks and completes a spec; the model is absent when anything of it is wrong.
///
/// `diagnostics` are those of the decoder: everything is reported at once, by place and without repeats.
func analyze(
  _ spec: Spec,
  after diagnostics: [Diagnostic],
  keepsSilenced: Bool
) -> (outcome: Outcome<Model>, silenced: [SilencedWarning]) {
  var analyzer = Analyzer(spec, after: diagnostics, keepsSilenced: keepsSilenced)
  let model = analyzer.model()
  analyzer.reportUnusedSilences()
  let findings = spec.withoutEchoes(analyzer.findings.diagnostics, behind: diagnostics.count)
  return (Outcome(analyzer.findings.hasErrors ? nil : model, findings.sortedForReport()), analyzer.findings.silenced)
}

extension Analyzer {
  fileprivate mutating func model() -> Model? {
    declareSilences()
    mixIn()
    decideStyle()
    timestamps = Timestamps(created: style.spell(["created", "at"]), updated: style.spell(["updated", "at"]))
    let service = service()
    let api = api()
    let ids = spec.database?.ids
    let database = Database(identifiers: ids.flatMap { .init(rawValue: $0.text) } ?? .uuid7, origin: ids?.range)
    let limits = limits()

    declareEnums()
    declareResources(identifier: database.identifierType)
    declareRules()
    declareAuth()
    for position in drafts.indices { addFields(at: position) }
    for position in drafts.indices { addNaturalKey(at: position) }
    for position in drafts.indices { addLookup(at: position) }
    for position in drafts.indices { addBelongsTo(at: position) }
    for position in drafts.indices { addCompositeKey(at: position) }
    findOtherSides()
    for position in drafts.indices { addToMany(at: position) }
    addAuth()
    for position in drafts.indices { addWriters(at: position) }
    addFormerResources()
    for position in drafts.indices { addFormerMembers(at: position) }
    for position in drafts.indices { addFormerColumns(at: position) }
    for position in drafts.indices { addBackfills(at: position) }
    addAccess()
    for position in drafts.indices { addActions(at: position) }
    checkRules()
    for position in drafts.indices { addQuery(at: position) }
    for position in drafts.indices { addIndexes(at: position) }
    for position in drafts.indices { addChecks(at: position) }
    for position in drafts.indices { addViews(at: position) }
    for position in drafts.indices { addExamples(at: position) }
    for position in drafts.indices { checkExampleKeys(at: position) }
    if api.envelope == .resource { nameEnvelopes() }
    checkTables()
    checkPaths(of: api)
    checkCycles()
    checkCascades()
    warnOfUnusedEnums()

    guard !findings.hasErrors, let service else { return nil }
    var model = Model(
      service: service,
      api: api,
      database: database,
      enums: spec.enums.compactMap { enums[$0.name.text] ?? nil },
      resources: drafts.map(\.resource)
    )
    model.auth = auth
    model.rules = spec.rules.filter { usedRules.contains($0.name.text) }.compactMap { rule in
      rule.rule.map { WrittenRule(name: rule.name.text, text: $0.text) }
    }
    model.limits = limits
    model.removed = removed
    advise(on: model)
    return model
  }

  private mutating func service() -> Service? {
    guard let service = spec.service, let word = service.name else { return nil }
    guard let name = name(word, .service, of: "the service") else { return nil }
    return Service(
      name: name,
      description: service.description?.text,
      version: service.version?.text ?? "0.1.0",
      origin: word.range
    )
  }

  private mutating func declareEnums() {
    var types = Namespace()
    for declared in spec.enums {
      enums[declared.name.text] = .some(nil)
      let name = name(declared.name, .type, of: "an enum")
      if let name {
        findings.take(name.words, in: &types, for: Bearer("the enum", name.spelled), at: declared.name.range)
      }
      guard let written = declared.cases else { continue }
      var namespace = Namespace()
      var cases: [EnumType.Case] = []
      for item in written {
        guard let caseName = self.name(item.name, .enumCase, of: "a case") else { continue }
        findings.take(caseName.words, in: &namespace, for: Bearer("the case", caseName.spelled), at: item.name.range)
        cases.append(EnumType.Case(name: caseName, label: item.label?.text, origin: item.name.range))
      }
      addFormerCases(of: written, to: &cases)
      guard let name, cases.count == written.count else { continue }
      enums[declared.name.text] = EnumType(name: name, cases: cases, origin: declared.name.range)
    }
    self.types = types
  }

  private mutating func declareResources(identifier: ValueType) {
    let key = RecordKey.issued(identifier)
    for resource in spec.resources {
      let text = resource.name.text
      let name = name(resource.name, .type, of: "a resource")
      if let name {
        findings.take(name.words, in: &types, for: Bearer("the resource", name.spelled), at: resource.name.range)
      }
      let known = name ?? Name(spelled: text, words: splitWords(text))
      positions[text] = drafts.count
      resourceNames.append(text)
      let plural = plural(of: resource, named: known)
      drafts.append(Draft(resource, name: known, plural: plural, key: key))
    }
  }

  private mutating func plural(of resource: ResourceSpec, named name: Name) -> Name {
    if let word = resource.plural, let plural = self.name(word, .type, of: "a plural") { return plural }
    guard let last = name.words.last else { return Name(spelled: "", words: []) }
    let words: [String] = name.words.dropLast() + [plurals[last] ?? Inflection.plural(of: last)]
    plurals[last] = words.last
    return Name(spelled: pascalCase(words), words: words)
  }

  private mutating func warnOfUnusedEnums() {
    for declared in spec.enums where !usedEnums.contains(declared.name.text) {
      findings.warning(
        .unusedEnum,
        "the enum '\(declared.name.text)' is the type of no field",
        about: Findings.Topic(name: declared.name.text),
        at: declared.name.range
      )
    }
  }
}

extension Draft {
  fileprivate var resource: Resource {
    var resource = Resource(
      name: name,
      plural: plural,
      description: spec.description?.text,
      key: key,
      lookup: lookup,
      fields: fields,
      relations: relations.compactMap { $0 },
      timestamps: timestamps,
      deletion: deletion,
      uniques: uniques,
      indexes: indexes,
      checks: checks,
      verbs: verbs,
      query: query,
      hasHooks: spec.hasHooks,
      actions: actions,
      origin: spec.name.range
    )
    resource.policies = policies
    resource.writtenPolicies = writtenPolicies
    resource.password = password
    resource.former = former
    resource.removed = removed.map(\.name)
    resource.states = states
    resource.isLocked = spec.lock != nil
    resource.isIdempotent = spec.idempotent != nil
    resource.envelope = envelope
    resource.listView = listView
    resource.examples = examples
    resource.places = places
    return resource
  }

  private var places: Resource.Places {
    var places = Resource.Places()
    places[.plural] = spec.plural?.range
    places[.key] = spec.key?.range
    places[.lookup] = spec.lookup?.range
    places[.softDelete] = spec.softDelete?.range
    places[.lock] = spec.lock?.range
    places[.idempotent] = spec.idempotent?.range
    places[.listView] = spec.views?.list?.range
    for verb in Resource.Verb.allCases { places[.verb(verb)] = spec.access(to: verb)?.range }
    return places
  }
}

extension ResourceSpec {
  /// What says who may do something, or the last thing that is said of access where nothing does.
  fileprivate func access(to verb: Resource.Verb) -> Word? {
    func last(of key: AccessKey?) -> AccessSpec? { access.last { $0.key == key } }
    let said =
      switch verb {
      case .list: last(of: .list) ?? last(of: .read) ?? last(of: nil)
      case .read: last(of: .read) ?? last(of: nil)
      case .create: last(of: .create) ?? last(of: .write) ?? last(of: nil)
      case .update: last(of: .update) ?? last(of: .write) ?? last(of: nil)
      case .delete: last(of: .delete) ?? last(of: .write) ?? last(of: nil)
      case .restore: last(of: .restore)
      case .purge: last(of: .purge)
      }
    return said.map { $0.word ?? $0.rule } ?? inherited ?? access.last.map { $0.word ?? $0.rule }
  }
}
