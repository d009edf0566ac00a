import Model

/// The answers: records in their envelope, and every error.
struct Responses {
  let model: Model
  let names: ComponentNames
  let schemas: Schemas

  /// The errors that routes refer to.
  enum Failure: String, CaseIterable {
    case badQuery, badList, badBody, forbidden, notFound, notAcceptable, conflict, tooLarge, unsupportedMediaType
    case invalid, internalError, notImplemented

    var status: Int {
      switch self {
      case .badQuery, .badList, .badBody: 400
      case .forbidden: 403
      case .notFound: 404
      case .notAcceptable: 406
      case .conflict: 409
      case .tooLarge: 413
      case .unsupportedMediaType: 415
      case .invalid: 422
      case .internalError: 500
      case .notImplemented: 501
      }
    }

    var codes: [String] {
      switch self {
      case .badQuery: ["invalid_parameter"]
      case .badList: ["invalid_parameter", "invalid_cursor"]
      case .badBody: ["malformed_json"]
      case .forbidden: ["forbidden"]
      case .notFound: ["not_found"]
      case .notAcceptable: ["not_acceptable"]
      case .conflict: ["conflict"]
      case .tooLarge: ["too_large"]
      case .unsupportedMediaType: ["unsupported_media_type"]
      case .invalid: ["validation_failed"]
      case .internalError: ["internal"]
      case .notImplemented: ["not_implemented"]
      }
    }

    var description: String {
      switch self {
      case .badQuery: "A parameter of the query is not allowed or has no such value; each is named."
      case .badList: "A parameter of the query is not allowed or has no such value, or the cursor is of another list."
      case .badBody: "The body is not JSON."
      case .forbidden: "A rule of the service forbids it."
      case .notFound: "There is no such record."
      case .notAcceptable: "Accept excludes application/json, and there is nothing else."
      case .conflict: "What is stored is in the way: a value is taken, the record is in use, or a rule says so."
      case .tooLarge: "The body is larger than the service takes."
      case .unsupportedMediaType: "The body is not declared as JSON in UTF-8."
      case .invalid: "The body breaks a rule; each breach is named."
      case .internalError: "Something went wrong on the service's side."
      case .notImplemented: "Nobody has written this action yet."
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
    failures.sorted { $0.status < $1.status }.map {
      DocumentValue.Entry(key: "\($0.status)", value: reference("responses", $0.key))
    }
  }

  /// HEAD answers what GET does, without a body.
  func failuresWithoutBody(_ failures: [Failure]) -> [DocumentValue.Entry] {
    failures.sorted { $0.status < $1.status }.map {
      DocumentValue.Entry(key: "\($0.status)", value: ["description": .string($0.description)])
    }
  }

  /// A record as it is stored, whole.
  func whole(_ resource: Resource, _ description: String, headers: DocumentValue? = nil) -> DocumentValue {
    envelope(description, reference("schemas", names.of(resource).record), headers: headers)
  }

  /// A record as a read shapes it.
  func read(_ resource: Resource) -> DocumentValue {
    envelope(
      "The record.",
      ["anyOf": .array(schemas.selected(resource))],
      canBeTruncated: hasToManyIncludes(resource)
    )
  }

  func output(_ name: String) -> DocumentValue {
    envelope("What the action says.", reference("schemas", name))
  }

  func list(_ resource: Resource) -> DocumentValue {
    let records: DocumentValue = [
      "type": "array",
      "maxItems": .integer(Int64(model.api.maximumPageSize)),
      "items": ["anyOf": .array(schemas.selected(resource))],
    ]
    return envelope(
      "A page of records.",
      records,
      page: reference("schemas", names.page),
      canBeTruncated: hasToManyIncludes(resource),
      headers: link
    )
  }

  /// The header of a list that has more.
  var link: DocumentValue {
    [
      "Link": [
        "description": "The next page, as `<…>; rel=\"next\"`, while there is more.",
        "schema": ["type": "string"],
      ]
    ]
  }

  var location: DocumentValue {
    [
      "Location": [
        "description": "The new record's path.",
        "required": true,
        "schema": ["type": "string", "format": "uri-reference"],
      ]
    ]
  }

  private func envelope(
    _ description: String,
    _ data: DocumentValue,
    page: DocumentValue? = nil,
    canBeTruncated: Bool = false,
    headers: DocumentValue? = nil
  ) -> DocumentValue {
    let truncated: DocumentValue = [
      "type": "array",
      "description": "JSON pointers to included arrays that were cut; their related lists have the rest.",
      "items": ["type": "string"],
    ]
    return .object([
      "description": .string(description),
      "headers": headers,
      "content": [
        "application/json": [
          "schema": .object([
            "type": "object",
            "required": .strings(page == nil ? ["data"] : ["data", "page"]),
            "properties": .object([
              "data": data,
              "page": page,
              "truncated": canBeTruncated ? truncated : nil,
            ]),
          ])
        ]
      ],
    ])
  }

  private func answer(_ failure: Failure) -> DocumentValue {
    [
      "description": .string(failure.description),
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
    ]
  }

  private func isUsed(_ failure: Failure) -> Bool {
    switch failure {
    case .forbidden: model.resources.contains { $0.hasHooks || !$0.actions.isEmpty }
    case .notImplemented: model.resources.contains { !$0.actions.isEmpty }
    case .badQuery, .badList, .badBody, .notFound, .notAcceptable, .conflict, .tooLarge, .unsupportedMediaType,
      .invalid, .internalError:
      true
    }
  }

  private func hasToManyIncludes(_ resource: Resource) -> Bool {
    resource.query.includes.contains { include in
      var current = resource
      for step in include.path {
        guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { return false }
        switch relation {
        case .hasMany, .manyToMany: return true
        case .belongsTo: current = model.resource(relation.target)
        }
      }
      return false
    }
  }
}
