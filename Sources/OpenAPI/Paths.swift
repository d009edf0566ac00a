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
    model.resources.map { resource in { paths(of: resource) } }
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
          isRelated: true
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
    isRelated: Bool = false
  ) -> DocumentValue.Entry {
    let failures: [Failure] = [.badList, .notAcceptable, .internalError] + (isRelated ? [.notFound] : [])
    return method(
      "get",
      operation(
        identifier,
        summary,
        tag: tag,
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
      parameters: resource.isLocked ? .array(conditions(of: resource)) : nil,
      answers: [DocumentValue.Entry(key: "204", value: ["description": "It is gone."])]
        + responses.failures([.notFound, .notAcceptable, .internalError] + rules + conflict + stale(resource))
    )
  }

  private func link(_ resource: Resource, _ relation: Relation, isLinking: Bool) -> DocumentValue.Entry {
    let verb = isLinking ? "link" : "unlink"
    let other = singular(model.resource(relation.target))
    return method(
      isLinking ? "put" : "delete",
      operation(
        "\(verb)\(relation.name.pascal)Of\(resource.name.pascal)",
        "\(isLinking ? "Links" : "Unlinks") one \(other), whether it is linked already or not.",
        tag: resource,
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

  private func body(_ schema: String, isPatch: Bool = false) -> DocumentValue {
    let media: DocumentValue = ["schema": reference("schemas", schema)]
    return [
      "required": true,
      "content": .object([
        "application/json": media, "application/merge-patch+json": isPatch ? media : nil,
      ]),
    ]
  }

  func operation(
    _ identifier: String,
    _ summary: String,
    tag: Resource,
    parameters: DocumentValue? = nil,
    body: DocumentValue? = nil,
    answers: [DocumentValue.Entry]
  ) -> DocumentValue {
    .object([
      "operationId": .string(identifier),
      "summary": .string(summary),
      "tags": [.string(tag.name.spelled)],
      "parameters": parameters,
      "requestBody": body,
      "responses": .object(answers),
    ])
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
