import Model

/// Every path with its methods, in the order of the spec.
struct Paths {
  typealias Failure = Responses.Failure

  let model: Model
  let graph: RelationGraph
  let schemas: Schemas
  let parameters: Parameters
  let responses: Responses

  /// Those of one resource after the other.
  var parts: [@Sendable () -> [DocumentValue.Entry]] {
    let records: [@Sendable () -> [DocumentValue.Entry]] = model.resources.map { resource in { paths(of: resource) } }
    guard let auth = model.auth else { return records }
    return records + [{ paths(of: auth) }]
  }

  private func paths(of resource: Resource) -> [DocumentValue.Entry] {
    let list = "\(model.api.root)/\(resource.plural.kebab)"
    let one = "\(list)/\(resource.address.map { "{\($0.name.spelled)}" }.joined(separator: ","))"
    let address = parameters.address(of: resource)
    let paths =
      [
        Item(path: list, methods: listMethods(resource)),
        Item(path: one, parameters: address, methods: recordMethods(resource)),
      ]
      + deletedPaths(resource, at: list)
      + resource.relations.flatMap { relatedPaths(resource, $0, at: one, address) }
      + resource.actions.map { action in
        let path = "\(one)/\(action.name.kebab)"
        return Item(path: path, parameters: address, methods: [method("post", act(resource, action))])
      }
      + resource.transitions.map { transition in
        let path = "\(one)/\(transition.name.kebab)"
        return Item(path: path, parameters: address, methods: [method("post", move(resource, transition))])
      }
    return paths.filter { !$0.methods.isEmpty }.map(\.entry)
  }

  /// A path with the parameters that all its methods share.
  struct Item {
    var path: String
    var parameters: [DocumentValue] = []
    var methods: [DocumentValue.Entry]

    var entry: DocumentValue.Entry {
      let start = parameters.isEmpty ? [] : [DocumentValue.Entry(key: "parameters", value: .array(parameters))]
      return DocumentValue.Entry(key: path, value: .object(start + methods))
    }
  }

  private func listMethods(_ resource: Resource) -> [DocumentValue.Entry] {
    var methods: [DocumentValue.Entry] = []
    if resource.verbs.contains(.list) {
      methods.append(list(resource, "list\(resource.plural.pascal)", "Lists \(plural(resource)).", tag: resource))
    }
    if resource.verbs.contains(.create) { methods.append(method("post", create(resource))) }
    return methods
  }

  private func recordMethods(_ resource: Resource) -> [DocumentValue.Entry] {
    var methods: [DocumentValue.Entry] = []
    if resource.verbs.contains(.read) { methods.append(method("get", read(resource))) }
    if resource.verbs.contains(.update) {
      methods += [method("put", replace(resource)), method("patch", change(resource))]
    }
    if resource.verbs.contains(.delete) { methods.append(method("delete", delete(resource))) }
    return methods
  }

  private func relatedPaths(
    _ resource: Resource,
    _ relation: Relation,
    at one: String,
    _ address: [DocumentValue]
  ) -> [Item] {
    let path = "\(one)/\(relation.name.kebab)"
    guard relation.isToMany else { return [] }
    let target = model.resource(relation.target)
    let isListed = resource.verbs.contains(.read) && target.verbs.contains(.list)
    let related =
      isListed
      ? [
        list(
          target,
          "list\(relation.name.pascal)Of\(resource.name.pascal)",
          "Lists \(words(relation.name)) of one \(singular(resource)).",
          tag: resource,
          under: resource
        )
      ] : []
    switch relation {
    case .belongsTo, .hasOne: return []
    case .hasMany: return [Item(path: path, parameters: address, methods: related)]
    case .manyToMany(let pairs):
      let links = [link(resource, relation, isLinking: true), link(resource, relation, isLinking: false)]
      return [
        Item(path: path, parameters: address, methods: related),
        Item(
          path: "\(path)/{\(pairs.parameter(from: resource, to: target))}",
          parameters: address + [parameters.other(pairs, of: resource)],
          methods: pairs.isLinkable && resource.verbs.contains(.update) ? links : []
        ),
      ]
    }
  }
}

extension Paths {
  private func list(
    _ resource: Resource,
    _ identifier: String,
    _ summary: String,
    tag: Resource,
    under parent: Resource? = nil
  ) -> DocumentValue.Entry {
    let failures: [Failure] = [.badList, .notAcceptable, .internalError] + (parent == nil ? [] : [.notFound])
    return method(
      "get",
      operation(
        identifier,
        summary,
        tag: tag,
        who: [parent.map { who($0, .read) }, who(resource, .list)].compactMap { $0 },
        parameters: .array(parameters.list(resource)),
        answers: [DocumentValue.Entry(key: "200", value: responses.list(resource))] + responses.failures(failures)
      )
    )
  }

  private func read(_ resource: Resource) -> DocumentValue {
    let parameters = parameters.read(resource) + conditions(of: resource)
    let unchanged = DocumentValue.Entry(
      key: "304",
      value: .object(["description": "The client has this state already.", "headers": Responses.tag])
    )
    return operation(
      "get\(resource.name.pascal)",
      "Reads one \(singular(resource)).",
      tag: resource,
      who: [who(resource, .read)],
      parameters: parameters.isEmpty ? nil : .array(parameters),
      answers: [DocumentValue.Entry(key: "200", value: responses.read(resource))]
        + (resource.isLocked ? [unchanged] : [])
        + responses.failures([.badQuery, .notFound, .notAcceptable, .internalError] + stale(resource))
    )
  }

  private func create(_ resource: Resource) -> DocumentValue {
    let answer = responses.created(resource)
    return operation(
      "create\(resource.name.pascal)",
      "Creates one \(singular(resource)).",
      tag: resource,
      who: [who(resource, .create)],
      parameters: resource.isIdempotent ? .array([reference("parameters", IdempotencyHeader.parameterKey)]) : nil,
      body: body(responses.names.of(resource).create),
      answers: [DocumentValue.Entry(key: "201", value: answer)]
        + responses.failures(
          writing(resource, conflicts: !resource.key.isIssued || hasUniques(resource)).map { failure in
            resource.isIdempotent ? failure.ofIdempotentCreate : failure
          }
        )
    )
  }

  private func replace(_ resource: Resource) -> DocumentValue {
    operation(
      "replace\(resource.name.pascal)",
      "Replaces one \(singular(resource)): what is absent goes back to its default or to null.",
      tag: resource,
      who: [who(resource, .update)],
      parameters: resource.isLocked ? .array(conditions(of: resource)) : nil,
      body: body(responses.names.of(resource).replace),
      answers: [DocumentValue.Entry(key: "200", value: responses.whole(resource, "The record as it is now."))]
        + responses.failures([.notFound] + stale(resource) + writing(resource, conflicts: hasUniques(resource)))
    )
  }

  private func change(_ resource: Resource) -> DocumentValue {
    operation(
      "change\(resource.name.pascal)",
      "Changes one \(singular(resource)): what is absent stays, null clears.",
      tag: resource,
      who: [who(resource, .update)],
      parameters: resource.isLocked ? .array(conditions(of: resource)) : nil,
      body: body(responses.names.of(resource).change, isPatch: true),
      answers: [DocumentValue.Entry(key: "200", value: responses.whole(resource, "The record as it is now."))]
        + responses.failures([.notFound] + stale(resource) + writing(resource, conflicts: hasUniques(resource)))
    )
  }

  private func delete(_ resource: Resource) -> DocumentValue {
    let rules: [Failure] = resource.hasHooks ? [.forbidden, .invalid] : []
    let conflict: [Failure] = resource.hasHooks || graph.canRestrict(resource) ? [.conflict] : []
    return operation(
      "delete\(resource.name.pascal)",
      "Deletes one \(singular(resource)).",
      tag: resource,
      who: [who(resource, .delete)],
      parameters: resource.isLocked ? .array(conditions(of: resource)) : nil,
      answers: [DocumentValue.Entry(key: "204", value: ["description": "It is gone."])]
        + responses.failures([.notFound, .notAcceptable, .internalError] + rules + conflict + stale(resource))
    )
  }

  private func link(_ resource: Resource, _ relation: Relation, isLinking: Bool) -> DocumentValue.Entry {
    let verb = isLinking ? "link" : "unlink"
    let target = model.resource(relation.target)
    let other = singular(target)
    return method(
      isLinking ? "put" : "delete",
      operation(
        "\(verb)\(relation.name.pascal)Of\(resource.name.pascal)",
        "\(isLinking ? "Links" : "Unlinks") one \(other), whether it is linked already or not.",
        tag: resource,
        who: [who(resource, .update), who(target, .read)],
        answers: [DocumentValue.Entry(key: "204", value: ["description": "It is done."])]
          + responses.failures([.notFound, .notAcceptable, .internalError])
      )
    )
  }

  private func act(_ resource: Resource, _ action: Action) -> DocumentValue {
    let names = responses.names.of(resource)
    let input = names.inputs[action.name.spelled] ?? ""
    let output = names.outputs[action.name.spelled] ?? ""
    return operation(
      "\(action.name.camel)\(resource.name.pascal)",
      action.description ?? "Runs \(words(action.name)) on one \(singular(resource)).",
      tag: resource,
      who: [Who(policy: action.policy, text: action.writtenPolicy)],
      body: body(input),
      answers: [DocumentValue.Entry(key: "200", value: responses.output(output, of: action))]
        + responses.failures([
          .badBody, .forbidden, .notFound, .notAcceptable, .conflict, .tooLarge, .unsupportedMediaType, .invalid,
          .internalError, .notImplemented,
        ])
    )
  }

  private func move(_ resource: Resource, _ transition: Transition) -> DocumentValue {
    let states = transition.from.map { "`\($0)`" }.joined(separator: ", ")
    return operation(
      "\(transition.name.camel)\(resource.name.pascal)",
      transition.description
        ?? "Brings one \(singular(resource)) to the state `\(transition.to)`, from \(states).",
      tag: resource,
      who: [Who(policy: transition.policy, text: transition.writtenPolicy)],
      parameters: resource.isLocked ? .array(conditions(of: resource)) : nil,
      body: [
        "required": false,
        "content": ["application/json": ["schema": ["type": "object", "additionalProperties": false]]],
      ],
      answers: [DocumentValue.Entry(key: "200", value: responses.whole(resource, "The record as it is now."))]
        + responses.failures(
          [
            .badBody, .notFound, .notAcceptable, .conflict, .tooLarge, .unsupportedMediaType, .invalid, .internalError,
          ] + stale(resource) + (resource.hasHooks ? [.forbidden] : [])
        )
    )
  }

  private func conditions(of resource: Resource) -> [DocumentValue] {
    resource.isLocked ? ConditionalHeader.allCases.map(parameters.condition) : []
  }

  private func stale(_ resource: Resource) -> [Failure] { resource.isLocked ? [.stale] : [] }

  private func writing(_ resource: Resource, conflicts: Bool) -> [Failure] {
    [.badBody, .notAcceptable, .tooLarge, .unsupportedMediaType, .invalid, .internalError]
      + (resource.hasHooks ? [.forbidden] : [])
      + (resource.hasHooks || conflicts ? [.conflict] : [])
  }

  func hasUniques(_ resource: Resource) -> Bool {
    !resource.uniques.isEmpty || resource.fields.contains(where: \.isUnique)
      || resource.belongsTo.contains(where: \.isUnique)
  }

  func body(_ schema: String, isPatch: Bool = false) -> DocumentValue {
    let media: DocumentValue = ["schema": reference("schemas", schema)]
    return [
      "required": true,
      "content": .object([
        "application/json": media, "application/merge-patch+json": isPatch ? media : nil,
      ]),
    ]
  }

  /// Who may do something.
  struct Who {
    var policy: Policy
    /// As its author wrote it.
    var text: String?
  }

  func who(_ resource: Resource, _ verb: Resource.Verb) -> Who {
    Who(policy: resource.policy(for: verb), text: resource.writtenPolicies[verb])
  }

  /// - Parameter who: All who have to be somebody.
  func operation(
    _ identifier: String,
    _ summary: String,
    tag: Resource,
    who: [Who],
    parameters: DocumentValue? = nil,
    body: DocumentValue? = nil,
    answers: [DocumentValue.Entry]
  ) -> DocumentValue {
    operation(
      identifier,
      summary,
      tag: tag.name.spelled,
      description: said(of: who),
      security: security(for: who),
      parameters: parameters,
      body: body,
      answers: joined(answers, responses.refusals(of: who.map(\.policy)))
    )
  }

  func operation(
    _ identifier: String,
    _ summary: String,
    tag: String,
    description: String? = nil,
    security: DocumentValue? = nil,
    parameters: DocumentValue? = nil,
    body: DocumentValue? = nil,
    answers: [DocumentValue.Entry]
  ) -> DocumentValue {
    .object([
      "operationId": .string(identifier),
      "summary": .string(summary),
      "description": description.map(DocumentValue.string),
      "tags": [.string(tag)],
      "security": security,
      "parameters": parameters,
      "requestBody": body,
      "responses": .object(answers),
    ])
  }

  private func said(of who: [Who]) -> String? {
    let texts = who.compactMap(\.text)
    guard let first = texts.first else { return nil }
    return texts.dropFirst().reduce("Who may: `\(first)`") { "\($0), and of the other record `\($1)`" } + "."
  }

  /// Credentials where somebody has to have them, or may.
  private func security(for who: [Who]) -> DocumentValue? {
    guard model.auth != nil else { return nil }
    let bearer: DocumentValue = .object([DocumentValue.Entry(key: SecurityScheme.key, value: [])])
    return who.contains { $0.policy.needsCaller } ? [bearer] : [.object([] as [DocumentValue.Entry]), bearer]
  }

  /// By status, each once.
  func joined(_ answers: [DocumentValue.Entry], _ others: [DocumentValue.Entry]) -> [DocumentValue.Entry] {
    guard !others.isEmpty else { return answers }
    return (answers + others.filter { other in !answers.contains { $0.key == other.key } }).sorted { $0.key < $1.key }
  }

  func method(_ name: String, _ operation: DocumentValue) -> DocumentValue.Entry {
    DocumentValue.Entry(key: name, value: operation)
  }

  private func words(_ name: Name) -> String { name.words.joined(separator: " ") }
  func singular(_ resource: Resource) -> String { words(resource.name) }
  private func plural(_ resource: Resource) -> String { words(resource.plural) }
}

extension Name {
  /// `mark_read` as `markRead`.
  fileprivate var camel: String {
    words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
