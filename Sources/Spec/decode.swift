package import Diagnostics
package import YAMLTree

/// What the decoder made of a tree: all it could read, and what it has to say about the rest.
package struct Decoding: Sendable {
  /// Absent when the tree is not a spec at all.
  package var spec: Spec?
  package var diagnostics: [Diagnostic]
}

/// Reads a tree as a spec; what does not fit the table of keys is reported and left out.
///
/// - Parameter table: `PartKey.table` for a file that is included.
package func decode(_ root: Node, by table: KeyTable = SpecKey.table) -> Decoding {
  var forms = FormCheck()
  forms.check(root, .keyed(table), of: Subject())
  guard case .mapping = root.content else { return Decoding(spec: nil, diagnostics: forms.diagnostics) }

  var spec = Spec(enums: [], resources: [], range: root.firstLine)
  root.forEachEntry(of: SpecKey.self) { key, word, value in
    switch key {
    case .ashlar: break  // One version so far; the table refuses every other.
    case .service: spec.service = service(value, at: word.range)
    case .api: spec.api = api(value)
    case .database: spec.database = database(value)
    case .auth: spec.auth = auth(value, at: word.range)
    case .limits: spec.limits = limits(value)
    case .include: spec.include = words(value)
    case .enums: spec.enums = named(value, enumeration)
    case .rules: spec.rules = named(value) { RuleSpec(name: $0, rule: $1.stringWord) }
    case .mixins: spec.mixins = named(value) { MixinSpec(parts: resource($0, $1), range: $1.range) }
    case .removed: spec.removed = (value.items ?? []).compactMap(former)
    case .resources: spec.resources = named(value, resource)
    case .silence: spec.silences = silences(value)
    }
  }
  return Decoding(spec: spec, diagnostics: forms.diagnostics)
}

private func named<Value>(_ node: Node, _ decode: (Word, Node) -> Value) -> [Value] {
  let pairs = node.pairs ?? []
  var values: [Value] = []
  values.reserveCapacity(pairs.count)
  for pair in pairs {
    if case .scalar(let scalar) = pair.key.content {
      values.append(decode(Word(scalar, at: pair.key.range), pair.value))
    }
  }
  return values
}

private func words(_ node: Node) -> [Word] {
  (node.items ?? []).compactMap(\.stringWord)
}

private func words(_ node: Node, at range: SourceRange) -> WordList? {
  node.items.map { WordList($0.compactMap(\.stringWord), at: range) }
}

private func wordLists(_ node: Node) -> [WordList] {
  (node.items ?? []).compactMap { item in
    item.items.map { WordList($0.compactMap(\.stringWord), at: item.firstLine) }
  }
}

private func silences(_ node: Node) -> [SilenceSpec] {
  named(node) { code, value in
    guard value.pairs != nil else { return [SilenceSpec(code: code, name: nil, reason: value.stringWord)] }
    return named(value) { SilenceSpec(code: code, name: $0, reason: $1.stringWord) }
  }
  .flatMap(\.self)
}

private func uniques(_ node: Node) -> [WordList] {
  (node.items ?? []).compactMap { item in
    if let items = item.items { return WordList(items.compactMap(\.stringWord), at: item.firstLine) }
    guard item.pairs != nil else { return nil }
    var list = WordList([], at: item.firstLine)
    item.forEachEntry(of: UniqueKey.self) { key, _, value in
      switch key {
      case .fields: list.words = words(value)
      case .condition: list.condition = value.stringWord
      }
    }
    return list
  }
}

private func check(_ node: Node) -> CheckSpec {
  var check = CheckSpec()
  node.forEachEntry(of: CheckKey.self) { key, _, value in
    switch key {
    case .rule: check.rule = value.stringWord
    case .message: check.message = value.stringWord
    case .field: check.field = value.stringWord
    }
  }
  return check
}

private func service(_ node: Node, at range: SourceRange) -> ServiceSpec {
  var service = ServiceSpec(range: range)
  node.forEachEntry(of: ServiceKey.self) { key, _, value in
    switch key {
    case .name: service.name = value.stringWord
    case .description: service.description = value.stringWord
    case .version: service.version = value.word
    }
  }
  return service
}

private func api(_ node: Node) -> APISpec {
  var api = APISpec()
  node.forEachEntry(of: APIKey.self) { key, _, value in
    switch key {
    case .prefix: api.prefix = value.stringWord
    case .version: api.version = value.stringWord
    case .envelope: api.envelope = value.stringWord
    case .validationStatus: api.validationStatus = value.number.map { Number(value: $0, range: value.range) }
    case .pagination: api.pagination = pagination(value)
    }
  }
  return api
}

private func pagination(_ node: Node) -> PaginationSpec {
  var pagination = PaginationSpec()
  node.forEachEntry(of: PaginationKey.self) { key, _, value in
    let number = value.number.map { Number(value: $0, range: value.range) }
    switch key {
    case .standard: pagination.standard = number
    case .maximum: pagination.maximum = number
    }
  }
  return pagination
}

private func database(_ node: Node) -> DatabaseSpec {
  var database = DatabaseSpec()
  node.forEachEntry(of: DatabaseKey.self) { key, _, value in
    switch key {
    case .engine: break  // One engine so far; the table refuses every other.
    case .ids: database.ids = value.stringWord
    }
  }
  return database
}

private func auth(_ node: Node, at range: SourceRange) -> AuthSpec {
  var auth = AuthSpec(range: range)
  node.forEachEntry(of: AuthKey.self) { key, word, value in
    switch key {
    case .principal: auth.principal = value.stringWord
    case .identifier: auth.identifier = value.stringWord
    case .password: auth.password = value.stringWord
    case .role: auth.role = value.stringWord
    case .register: auth.register = register(value, word)
    case .tokens:
      value.forEachEntry(of: TokensKey.self) { key, _, value in
        switch key {
        case .access: auth.access = value.stringWord
        case .refresh: auth.refresh = value.stringWord
        }
      }
    }
  }
  return auth
}

private func register(_ node: Node, _ word: Word) -> AuthSpec.Register? {
  if node.boolean == false { return nil }
  var register = AuthSpec.Register(word: word)
  node.forEachEntry(of: RegisterKey.self) { key, _, value in
    switch key {
    case .role: register.role = value.stringWord
    }
  }
  return register
}

private func limits(_ node: Node) -> LimitsSpec {
  var limits = LimitsSpec()
  node.forEachEntry(of: LimitsKey.self) { key, _, value in
    switch key {
    case .rate: limits.rate = rate(value)
    case .body: limits.body = value.stringWord
    }
  }
  return limits
}

private func rate(_ node: Node) -> Word? {
  var rate: Word?
  node.forEachEntry(of: RateKey.self) { key, _, value in
    switch key {
    case .standard: rate = value.stringWord
    }
  }
  return rate
}

private func enumeration(_ name: Word, _ node: Node) -> EnumSpec {
  switch node.content {
  case .scalar: EnumSpec(name: name, cases: nil)
  case .sequence(let items):
    EnumSpec(name: name, cases: items.compactMap { $0.stringWord.map { EnumSpec.Case(name: $0, label: nil) } })
  case .mapping: EnumSpec(name: name, cases: named(node, enumCase))
  }
}

private func enumCase(_ name: Word, _ node: Node) -> EnumSpec.Case {
  var item = EnumSpec.Case(name: name, label: node.stringWord)
  node.forEachEntry(of: CaseKey.self) { key, _, value in
    switch key {
    case .label: item.label = value.stringWord
    case .was: item.former = value.stringWord.map { [$0] } ?? words(value)
    }
  }
  return item
}

private func former(_ node: Node) -> FormerSpec? {
  if let name = node.stringWord { return FormerSpec(name: name) }
  guard node.pairs != nil else { return nil }
  var former = FormerSpec()
  node.forEachEntry(of: FormerKey.self) { key, _, value in
    switch key {
    case .name: former.name = value.stringWord
    case .plural: former.plural = value.stringWord
    }
  }
  return former
}

private func resource(_ name: Word, _ node: Node) -> ResourceSpec {
  var resource = ResourceSpec(name: name)
  resource.isWhole = node.pairs != nil
  node.forEachEntry(of: ResourceKey.self) { key, word, value in
    switch key {
    case .description: resource.description = value.stringWord
    case .plural: resource.plural = value.stringWord
    case .was: resource.former = former(value)
    case .removed: resource.removed = words(value)
    case .mixins:
      resource.mixins = words(value)
      resource.isWhole = resource.isWhole && value.items != nil
    case .key: resource.key = value.stringWord.map { WordList([$0], at: $0.range) } ?? words(value, at: value.firstLine)
    case .lookup: resource.lookup = value.stringWord
    case .fields:
      resource.fields = named(value, field)
      resource.isWhole = resource.isWhole && value.pairs != nil
    case .relations:
      resource.relations = named(value, relation)
      resource.isWhole = resource.isWhole && value.pairs != nil
    case .unique: resource.uniques = uniques(value)
    case .indexes: resource.indexes = wordLists(value)
    case .access:
      resource.access = access(value)
      resource.inherited = inherited(value)
    case .query: resource.query = query(value)
    case .hooks: (resource.hasHooks, resource.hooksRange) = (value.boolean ?? false, word.range)
    case .actions: resource.actions = named(value, action)
    case .states: resource.states = states(value, at: word)
    case .timestamps: resource.hasTimestamps = value.boolean ?? true
    case .check: resource.checks = (value.items ?? []).map(check)
    case .silence: resource.silences = silences(value)
    case .softDelete: resource.softDelete = value.boolean == true ? word : nil
    case .optimisticLock: resource.lock = value.boolean == true ? word : nil
    case .idempotent: resource.idempotent = value.boolean == true ? word : nil
    case .views: resource.views = views(value)
    case .examples: resource.examples = (value.items ?? []).compactMap(example)
    }
  }
  return resource
}

private func views(_ node: Node) -> ViewsSpec {
  var views = ViewsSpec()
  node.forEachEntry(of: ViewsKey.self) { key, word, value in
    switch key {
    case .list: views.list = value.items == nil ? nil : WordList(words(value), at: word.range)
    }
  }
  return views
}

private func example(_ node: Node) -> ExampleSpec? {
  guard node.pairs != nil else { return nil }
  let members = named(node) { name, value in
    ExampleSpec.Member(name: name, value: ValueSpec(value), range: value.firstLine)
  }
  return ExampleSpec(members: members, range: node.firstLine)
}

private func field(_ name: Word, _ node: Node) -> FieldSpec {
  var field = FieldSpec(name: name)
  guard node.pairs != nil else {
    field.type = node.stringWord.map(TypeSpec.init)
    return field
  }
  node.forEachEntry(of: FieldKey.self) { key, word, value in
    var used = FieldSpec.UsedKey(key: key, word: word)
    switch key {
    case .type: field.type = value.stringWord.map(TypeSpec.init)
    case .description, .was, .pattern, .from: used.value = value.stringWord
    case .length, .minimum, .maximum, .minimumItems, .maximumItems: used.value = value.word
    case .backfill: field.backfill = value.isNothing ? nil : ValueSpec(value)
    case .nullable: field.isNullable = value.boolean ?? false
    case .standard: field.defaultValue = value.isNothing ? nil : ValueSpec(value)
    case .unique: field.isUnique = value.boolean ?? false
    case .immutable: field.isImmutable = value.boolean ?? false
    case .write: field.writeRule = value.stringWord
    case .strength: field.strength = words(value, at: word.range)
    case .items: field.items = items(value)
    }
    field.keys.append(used)
  }
  return field
}

private func items(_ node: Node) -> [FieldSpec.UsedKey] {
  var keys: [FieldSpec.UsedKey] = []
  node.forEachEntry(of: ItemKey.self) { key, word, value in
    var used = FieldSpec.UsedKey(key: key.field, word: word)
    switch key {
    case .length, .minimum, .maximum: used.value = value.word
    case .pattern: used.value = value.stringWord
    }
    keys.append(used)
  }
  return keys
}

private func relation(_ name: Word, _ node: Node) -> RelationSpec {
  var relation = RelationSpec(name: name)
  var kinds: [(RelationSpec.Kind, Word?)] = []
  node.forEachEntry(of: RelationKey.self) { key, word, value in
    switch key {
    case .belongsTo: kinds.append((.belongsTo, value.stringWord))
    case .hasOne: kinds.append((.hasOne, value.stringWord))
    case .hasMany: kinds.append((.hasMany, value.stringWord))
    case .manyToMany: kinds.append((.manyToMany, value.stringWord))
    case .description: relation.description = value.stringWord
    case .was: relation.former = value.stringWord
    case .backfill: relation.backfill = value.stringWord
    case .through: relation.through = through(value)
    case .inverse: relation.inverse = value.stringWord
    case .nullable: relation.isNullable = value.boolean ?? false
    case .onDelete: relation.onDelete = value.stringWord
    case .unique: relation.isUnique = value.boolean ?? false
    case .immutable: relation.isImmutable = value.boolean ?? false
    case .owner: relation.isOwner = value.boolean ?? false
    case .write: relation.writeRule = value.stringWord
    }
    relation.keys.append(RelationSpec.UsedKey(key: key, word: word))
  }
  relation.isWhole = node.pairs != nil
  if kinds.count == 1 { (relation.kind, relation.target) = kinds[0] }
  return relation
}

private func through(_ node: Node) -> ThroughSpec {
  var through = ThroughSpec(resource: node.stringWord)
  node.forEachEntry(of: ThroughKey.self) { key, _, value in
    switch key {
    case .resource: through.resource = value.stringWord
    case .own: through.own = value.stringWord
    case .other: through.other = value.stringWord
    }
  }
  return through
}

private func access(_ node: Node) -> [AccessSpec] {
  if let rule = node.stringWord { return [AccessSpec(key: nil, word: nil, rule: rule)] }
  var rules: [AccessSpec] = []
  node.forEachEntry(of: AccessKey.self) { key, word, value in
    guard key != .inherit, let rule = value.stringWord else { return }
    rules.append(AccessSpec(key: key, word: word, rule: rule))
  }
  return rules
}

private func inherited(_ node: Node) -> Word? {
  var relation: Word?
  node.forEachEntry(of: AccessKey.self) { key, _, value in
    if key == .inherit { relation = value.stringWord }
  }
  return relation
}

private func query(_ node: Node) -> QuerySpec {
  var query = QuerySpec()
  node.forEachEntry(of: QueryKey.self) { key, _, value in
    switch key {
    case .filter: query.filter = words(value)
    case .sort: query.sort = words(value)
    case .include: query.include = words(value)
    }
  }
  return query
}

private func action(_ name: Word, _ node: Node) -> ActionSpec {
  var action = ActionSpec(name: name)
  node.forEachEntry(of: ActionKey.self) { key, _, value in
    switch key {
    case .description: action.description = value.stringWord
    case .input: action.input = named(value, field)
    case .output: action.output = named(value, field)
    case .access: action.access = value.stringWord
    }
  }
  return action
}

private func states(_ node: Node, at word: Word) -> StatesSpec {
  var states = StatesSpec(word: word)
  node.forEachEntry(of: StatesKey.self) { key, _, value in
    switch key {
    case .field: states.field = value.stringWord
    case .transitions: states.transitions = named(value, transition)
    }
  }
  return states
}

private func transition(_ name: Word, _ node: Node) -> TransitionSpec {
  var transition = TransitionSpec(name: name)
  node.forEachEntry(of: TransitionKey.self) { key, _, value in
    switch key {
    case .description: transition.description = value.stringWord
    case .from: transition.from = value.stringWord.map { [$0] } ?? value.items.map { $0.compactMap(\.stringWord) }
    case .to: transition.to = value.stringWord
    case .access: transition.access = value.stringWord
    }
  }
  return transition
}
