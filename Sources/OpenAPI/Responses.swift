import Model

/// The answers: records in their envelope, and every error.
struct Responses {
  let model: Model
  let names: ComponentNames
  let schemas: Schemas

  /// The errors that routes refer to.
  enum Failure: String, CaseIterable {
    case badQuery, badList, badBody, unauthenticated, forbidden, notFound, notAcceptable, conflict, stale, tooLarge,
      unsupportedMediaType
    case refusedBody, invalid, badKeyedBody, refusedKeyedBody, invalidOrReused, rateLimited, busy, internalError,
      notImplemented

    /// - Parameter validation: That of a body that breaks a rule.
    func status(validation: Int) -> Int {
      switch self {
      case .badQuery, .badList, .badBody, .refusedBody, .badKeyedBody, .refusedKeyedBody: 400
      case .unauthenticated: 401
      case .forbidden: 403
      case .notFound: 404
      case .notAcceptable: 406
      case .conflict: 409
      case .stale: 412
      case .tooLarge: 413
      case .unsupportedMediaType: 415
      case .invalid, .invalidOrReused: validation
      case .rateLimited, .busy: 429
      case .internalError: 500
      case .notImplemented: 501
      }
    }

    var codes: [String] {
      switch self {
      case .badQuery: ["invalid_parameter"]
      case .badList: ["invalid_parameter", "invalid_cursor"]
      case .badBody: ["malformed_json"]
      case .unauthenticated: ["unauthenticated"]
      case .forbidden: ["forbidden"]
      case .notFound: ["not_found"]
      case .notAcceptable: ["not_acceptable"]
      case .conflict: ["conflict"]
      case .stale: ["stale"]
      case .tooLarge: ["too_large"]
      case .unsupportedMediaType: ["unsupported_media_type"]
      case .refusedBody: ["malformed_json", "validation_failed"]
      case .badKeyedBody: ["malformed_json", "invalid_parameter"]
      case .refusedKeyedBody: ["malformed_json", "invalid_parameter", "validation_failed"]
      case .invalid, .invalidOrReused: ["validation_failed"]
      case .rateLimited, .busy: ["rate_limited"]
      case .internalError: ["internal"]
      case .notImplemented: ["not_implemented"]
      }
    }

    var description: String {
      switch self {
      case .badQuery: "A parameter of the query is not allowed or has no such value; each is named."
      case .badList: "A parameter of the query is not allowed or has no such value, or the cursor is of another list."
      case .badBody: "The body is not JSON."
      case .unauthenticated: "The credentials are no good, or there are none and they are needed."
      case .forbidden: "A rule of the service forbids it."
      case .notFound: "There is no such record."
      case .notAcceptable: "Accept excludes application/json, and there is nothing else."
      case .conflict: "What is stored is in the way: a value is taken, the record is in use, or a rule says so."
      case .stale: "The record is in another state than If-Match or If-None-Match say."
      case .tooLarge: "The body is larger than the service takes."
      case .unsupportedMediaType: "The body is not declared as JSON in UTF-8."
      case .refusedBody: "The body is not JSON, or it breaks a rule; each breach is named."
      case .invalid: "The body breaks a rule; each breach is named."
      case .badKeyedBody: "The body is not JSON, or Idempotency-Key is no key."
      case .refusedKeyedBody:
        """
        The body is not JSON, Idempotency-Key is no key or was sent with another body before, or the body breaks a rule; \
        each breach is named.
        """
      case .invalidOrReused:
        "The body breaks a rule; each breach is named. Or the Idempotency-Key was sent with another body before: `reused`."
      case .rateLimited: "The client has sent as many requests as it may for now."
      case .busy: "So many are signing in that the next one has to wait."
      case .internalError: "Something went wrong on the service's side."
      case .notImplemented: "Nobody has written this action yet."
      }
    }

    /// The same of a create that takes a key.
    var ofIdempotentCreate: Failure {
      switch self {
      case .badBody: .badKeyedBody
      case .invalid: .invalidOrReused
      case .badQuery, .badList, .unauthenticated, .forbidden, .notFound, .notAcceptable,
        .conflict, .stale, .tooLarge, .unsupportedMediaType, .refusedBody, .badKeyedBody, .refusedKeyedBody,
        .invalidOrReused, .rateLimited,
        .busy, .internalError, .notImplemented:
        self
      }
    }

    /// Its name among the components.
    var key: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  var all: [DocumentValue.Entry] {
    Failure.allCases.filter(isUsed).map { DocumentValue.Entry(key: $0.key, value: answer($0)) }
  }

  /// References by status, in their order.
  func failures(_ failures: [Failure]) -> [DocumentValue.Entry] {
    byStatus(failures).map { status, failure in
      DocumentValue.Entry(key: "\(status)", value: Self.references[failure] ?? reference("responses", failure.key))
    }
  }

  /// Made once: most of a document is references.
  private static let references = Dictionary(
    uniqueKeysWithValues: Failure.allCases.map { ($0, reference("responses", $0.key)) }
  )

  /// What those are answered who may not: what a rule refuses, and credentials that are no good.
  func refusals(of policies: [Policy]) -> [DocumentValue.Entry] {
    guard model.auth != nil else { return [] }
    let isForbidden = policies.contains { $0 != .anyone && $0 != .authenticated }
    return failures(isForbidden ? [.unauthenticated, .forbidden] : [.unauthenticated])
  }

  private func byStatus(_ failures: [Failure]) -> [(status: Int, failure: Failure)] {
    // Whoever is told of the limit is told that they may have to wait.
    var failures =
      model.limits.rate == nil ? failures : failures.filter { $0 != .busy } + [.rateLimited]
    // A body that is no JSON and one that breaks a rule are told apart by the code where not by the status.
    if isRefusedAlike, failures.contains(.badBody) {
      failures = failures.compactMap { $0 == .badBody ? .refusedBody : $0 == .invalid ? nil : $0 }
    }
    if isRefusedAlike, failures.contains(.badKeyedBody) {
      failures = failures.compactMap { $0 == .badKeyedBody ? .refusedKeyedBody : $0 == .invalidOrReused ? nil : $0 }
    }
    return failures.map { ($0.status(validation: model.api.validationStatus), $0) }.sorted { $0.0 < $1.0 }
  }

  private var isRefusedAlike: Bool {
    Failure.badBody.status(validation: model.api.validationStatus) == model.api.validationStatus
  }

  /// A record as it is stored, whole.
  func whole(_ resource: Resource, _ description: String, headers: DocumentValue? = nil) -> DocumentValue {
    envelope(
      description,
      reference("schemas", names.of(resource).record),
      named: resource.envelope?.one,
      headers: merged([headers, resource.isLocked ? Self.tag : nil])
    )
  }

  /// A record that has just been made, and where it is.
  func created(_ resource: Resource) -> DocumentValue {
    let replayed = resource.isIdempotent ? IdempotencyHeader.replayed : nil
    return whole(resource, "The new record.", headers: merged([Self.location, replayed]))
  }

  /// A record as a read shapes it.
  func read(_ resource: Resource) -> DocumentValue {
    envelope(
      "The record.",
      ["anyOf": .array(schemas.selected(resource))],
      named: resource.envelope?.one,
      canBeTruncated: hasToManyIncludes(resource),
      headers: merged([resource.isLocked ? Self.tag : nil, truncated(resource)])
    )
  }

  func output(_ name: String, of action: Action) -> DocumentValue {
    envelope("What the action says.", reference("schemas", name), named: action.name)
  }

  func list(_ resource: Resource) -> DocumentValue {
    let records: DocumentValue = [
      "type": "array",
      "maxItems": .integer(Int64(model.api.maximumPageSize)),
      "items": ["anyOf": .array(schemas.listed(resource))],
    ]
    return envelope(
      "A page of records.",
      records,
      named: resource.envelope?.many,
      page: reference("schemas", names.page),
      canBeTruncated: hasToManyIncludes(resource),
      headers: merged([Self.link, truncated(resource)])
    )
  }

  /// Where the caller is signed in, all of it.
  func sessions(_ session: DocumentValue) -> DocumentValue {
    envelope(
      "The sessions.",
      ["type": "array", "maxItems": 100, "items": session],
      named: Name(spelled: "sessions", words: ["sessions"])
    )
  }

  /// The header of a list that has more.
  static let link: DocumentValue = [
    "Link": [
      "description": "The next page, as `<…>; rel=\"next\"`, while there is more.",
      "schema": ["type": "string"],
    ]
  ]

  static let location: DocumentValue = [
    "Location": [
      "description": "The new record's path.",
      "required": true,
      "schema": ["type": "string", "format": "uri-reference"],
    ]
  ]

  /// The header that names a record's state.
  static let tag: DocumentValue = [
    "ETag": [
      "description": "The state of the record, for If-Match; not of answers that include others.",
      "schema": ["type": "string"],
    ]
  ]

  /// The header that names what was cut, where no envelope does.
  private func truncated(_ resource: Resource) -> DocumentValue? {
    guard model.api.envelope == .none, hasToManyIncludes(resource) else { return nil }
    return [
      "X-Truncated": [
        "description": "The includes of which some array was cut, between commas; their related lists have the rest.",
        "schema": ["type": "string"],
      ]
    ]
  }

  private func merged(_ headers: [DocumentValue?]) -> DocumentValue? {
    let entries = headers.flatMap { value -> [DocumentValue.Entry] in
      guard case .object(let entries)? = value else { return [] }
      return entries
    }
    return entries.isEmpty ? nil : .object(entries)
  }

  private func envelope(
    _ description: String,
    _ data: DocumentValue,
    named name: Name?,
    page: DocumentValue? = nil,
    canBeTruncated: Bool = false,
    headers: DocumentValue? = nil
  ) -> DocumentValue {
    let truncated: DocumentValue = [
      "type": "array",
      "description": "JSON pointers to included arrays that were cut; their related lists have the rest.",
      "items": ["type": "string"],
    ]
    func wrapped(_ member: String) -> DocumentValue {
      let properties = [
        DocumentValue.Entry(key: member, value: data), page.map { DocumentValue.Entry(key: "page", value: $0) },
        canBeTruncated ? DocumentValue.Entry(key: "truncated", value: truncated) : nil,
      ]
      return [
        "type": "object",
        "required": .strings(page == nil ? [member] : [member, "page"]),
        "properties": .object(properties.compactMap { $0 }),
      ]
    }
    let schema =
      switch model.api.envelope {
      case .data: wrapped("data")
      case .resource: wrapped(name?.spelled ?? "data")
      case .none: data
      }
    return .object([
      "description": .string(description),
      "headers": headers,
      "content": ["application/json": ["schema": schema]],
    ])
  }

  private func headers(of failure: Failure) -> DocumentValue? {
    switch failure {
    case .rateLimited: RateHeader.references
    case .busy: RateHeader.retry
    case .unauthenticated:
      [
        "WWW-Authenticate": [
          "description": "The scheme of credentials, as RFC 6750 has it.",
          "required": true,
          "schema": ["type": "string"],
        ]
      ]
    case .badQuery, .badList, .badBody, .forbidden, .notFound, .notAcceptable, .conflict, .stale, .tooLarge,
      .unsupportedMediaType, .refusedBody, .invalid, .badKeyedBody, .refusedKeyedBody, .invalidOrReused, .internalError,
      .notImplemented:
      nil
    }
  }

  private func answer(_ failure: Failure) -> DocumentValue {
    .object([
      "description": .string(failure.description),
      "headers": headers(of: failure),
      "content": [
        "application/json": [
          "schema": [
            "allOf": [
              reference("schemas", names.error),
              ["properties": ["error": ["properties": ["code": ["enum": .strings(failure.codes)]]]]],
            ]
          ]
        ]
      ],
    ])
  }

  private func isUsed(_ failure: Failure) -> Bool {
    switch failure {
    case .unauthenticated: model.auth != nil
    case .forbidden:
      model.auth != nil || model.resources.contains { $0.hasHooks || !$0.actions.isEmpty }
    case .notImplemented: model.resources.contains { !$0.actions.isEmpty }
    case .badBody: !isRefusedAlike
    case .refusedBody: isRefusedAlike
    case .invalid: !isRefusedAlike || model.resources.contains(where: breaksRulesWithoutBody)
    case .stale: model.resources.contains(where: \.takesConditions)
    case .badKeyedBody, .invalidOrReused: !isRefusedAlike && model.hasIdempotentCreates
    case .refusedKeyedBody: isRefusedAlike && model.hasIdempotentCreates
    case .rateLimited: model.limits.rate != nil
    case .busy: model.auth != nil && model.limits.rate == nil
    case .badQuery, .badList, .notFound, .notAcceptable, .conflict, .tooLarge, .unsupportedMediaType, .internalError:
      true
    }
  }

  /// Whether a request without a body can break a rule: a delete that a hook refuses, a restore of what leads nowhere.
  private func breaksRulesWithoutBody(_ resource: Resource) -> Bool {
    let isRestored = resource.verbs.contains(.restore)
    let isRefused = resource.hasHooks && !resource.verbs.isDisjoint(with: [.delete, .purge])
    let isAccompanied = schemas.graph.belongings(to: resource).contains { $0.relation.onDelete == .cascade }
    let leadsToHidden = resource.belongsTo.contains { model.resource($0.target).deletion != nil }
    // The body of a transition may be left out.
    let isMoved = !resource.transitions.isEmpty
    return isRefused || isMoved || isRestored && (resource.hasHooks || isAccompanied || leadsToHidden)
  }

  private func hasToManyIncludes(_ resource: Resource) -> Bool {
    resource.query.includes.contains { include in
      var current = resource
      for step in include.path {
        guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { return false }
        switch relation {
        case .hasMany, .manyToMany: return true
        case .belongsTo, .hasOne: current = model.resource(relation.target)
        }
      }
      return false
    }
  }
}
