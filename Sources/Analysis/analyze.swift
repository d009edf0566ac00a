package import Diagnostics
package import Model
package import Spec

/// Resolves, checks and completes a spec; the model is absent when anything of it is wrong.
///
/// `diagnostics` are those of the decoder: everything is reported at once, by place and without repeats.
package func analyze(_ spec: Spec, after diagnostics: [Diagnostic] = []) -> Outcome<Model> {
  var analyzer = Analyzer(spec, after: diagnostics)
  let model = analyzer.model()
  analyzer.silence()
  let findings = spec.withoutEchoes(analyzer.findings.diagnostics, behind: diagnostics.count)
  return Outcome(analyzer.findings.hasErrors ? nil : model, findings.sortedForReport())
}

extension Analyzer {
  fileprivate mutating func model() -> Model? {
    declareSilences()
    mixIn()
    decideStyle()
    let service = service()
    let api = api()
    let database = Database(identifiers: spec.database?.ids.flatMap { .init(rawValue: $0.text) } ?? .uuid7)

    declareEnums()
    declareResources(identifier: database.identifierType)
    for position in drafts.indices { addFields(at: position) }
    for position in drafts.indices { addNaturalKey(at: position) }
    for position in drafts.indices { addLookup(at: position) }
    for position in drafts.indices { addBelongsTo(at: position) }
    for position in drafts.indices { addCompositeKey(at: position) }
    findOtherSides()
    for position in drafts.indices { addToMany(at: position) }
    for position in drafts.indices { addAccess(at: position) }
    for position in drafts.indices { addActions(at: position) }
    for position in drafts.indices { addQuery(at: position) }
    for position in drafts.indices { addIndexes(at: position) }
    for position in drafts.indices { addChecks(at: position) }
    for position in drafts.indices { addViews(at: position) }
    for position in drafts.indices { addExamples(at: position) }
    if api.envelope == .resource { nameEnvelopes() }
    checkTables()
    checkPaths(of: api)
    checkCycles()
    checkCascades()
    warnOfUnusedEnums()

    guard !findings.hasErrors, let service else { return nil }
    let model = Model(
      service: service,
      api: api,
      database: database,
      enums: spec.enums.compactMap { enums[$0.name.text] ?? nil },
      resources: drafts.map(\.resource)
    )
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
        cases.append(EnumType.Case(name: caseName, label: item.label?.text))
      }
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
      drafts.append(Draft(spec: resource, name: known, plural: plural, key: .issued(identifier)))
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
    resource.isLocked = spec.isLocked
    resource.envelope = envelope
    resource.listView = listView
    resource.examples = examples
    return resource
  }
}
