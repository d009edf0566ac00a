import Diagnostics
import Model
import Spec

/// Resolves, checks and completes a spec; the model is absent when anything of it is wrong.
///
/// `diagnostics` are those of the decoder: everything is reported at once, by place and without repeats.
func analyze(
  _ spec: Spec,
  after diagnostics: [Diagnostic]
) -> (outcome: Outcome<Model>, silenced: [SilencedWarning]) {
  var analyzer = Analyzer(spec, after: diagnostics)
  let model = analyzer.model()
  let silenced = analyzer.silence()
  let findings = spec.withoutEchoes(analyzer.findings.diagnostics, behind: diagnostics.count)
  return (Outcome(analyzer.findings.hasErrors ? nil : model, findings.sortedForReport()), silenced)
}

extension Analyzer {
  fileprivate mutating func model() -> Model? {
    declareSilences()
    mixIn()
    decideStyle()
    let service = service()
    let api = api()
    let ids = spec.database?.ids
    let database = Database(identifiers: ids.flatMap { .init(rawValue: $0.text) } ?? .uuid7, origin: ids?.range)
    let limits = limits()

    declareEnums()
    declareResources(identifier: database.identifierType)
    for position in drafts.indices { addFields(at: position) }
    for position in drafts.indices { addNaturalKey(at: position) }
    for position in drafts.indices { addLookup(at: position) }
    for position in drafts.indices { addBelongsTo(at: position) }
    for position in drafts.indices { addCompositeKey(at: position) }
    findOtherSides()
    for position in drafts.indices { addToMany(at: position) }
    addFormerResources()
    for position in drafts.indices { addFormerMembers(at: position) }
    for position in drafts.indices { addFormerColumns(at: position) }
    for position in drafts.indices { addBackfills(at: position) }
    for position in drafts.indices { addAccess(at: position) }
    for position in drafts.indices { addActions(at: position) }
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
      if let name { findings.take(name.words, in: &types, for: "the enum '\(name)'", at: declared.name.range) }
      guard let written = declared.cases else { continue }
      var namespace = Namespace()
      var cases: [EnumType.Case] = []
      for item in written {
        guard let caseName = self.name(item.name, .enumCase, of: "a case") else { continue }
        findings.take(caseName.words, in: &namespace, for: "the case '\(caseName)'", at: item.name.range)
        cases.append(EnumType.Case(name: caseName, label: item.label?.text, origin: item.name.range))
      }
      addFormerCases(of: written, to: &cases)
      guard let name, cases.count == written.count else { continue }
      enums[declared.name.text] = EnumType(name: name, cases: cases, origin: declared.name.range)
    }
    self.types = types
  }

  private mutating func declareResources(identifier: ValueType) {
    for resource in spec.resources {
      let text = resource.name.text
      let name = name(resource.name, .type, of: "a resource")
      if let name { findings.take(name.words, in: &types, for: "the resource '\(name)'", at: resource.name.range) }
      let known = name ?? Name(spelled: text, words: splitWords(text))
      positions[text] = drafts.count
      resourceNames.append(text)
      let plural = plural(of: resource, named: known)
      drafts.append(Draft(resource, name: known, plural: plural, key: .issued(identifier)))
    }
  }

  private mutating func plural(of resource: ResourceSpec, named name: Name) -> Name {
    if let word = resource.plural, let plural = self.name(word, .type, of: "a plural") { return plural }
    let words = Inflection.plural(of: name.words)
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
    resource.former = former
    resource.removed = removed.map(\.name)
    resource.isLocked = spec.lock != nil
    resource.envelope = envelope
    resource.listView = listView
    resource.examples = examples
    resource.places = places
    return resource
  }

  private var places: [Resource.Trait: SourceRange] {
    var places: [Resource.Trait: SourceRange?] = [
      .plural: spec.plural?.range, .key: spec.key?.range, .lookup: spec.lookup?.range,
      .softDelete: spec.softDelete?.range, .lock: spec.lock?.range, .listView: spec.views?.list?.range,
    ]
    for verb in Resource.Verb.allCases { places[.verb(verb)] = spec.access(to: verb)?.range }
    return places.compactMapValues { $0 }
  }
}

extension ResourceSpec {
  /// What says who may do something, or the last thing that is said of access where nothing does.
  fileprivate func access(to verb: Resource.Verb) -> Word? {
    let keys: [AccessKey?]
    switch verb {
    case .list: keys = [.list, .read, nil]
    case .read: keys = [.read, nil]
    case .create: keys = [.create, .write, nil]
    case .update: keys = [.update, .write, nil]
    case .delete: keys = [.delete, .write, nil]
    case .restore: keys = [.restore]
    case .purge: keys = [.purge]
    }
    let said = keys.lazy.compactMap { key in access.last { $0.key == key } }.first ?? access.last
    return said.map { $0.word ?? $0.rule }
  }
}
