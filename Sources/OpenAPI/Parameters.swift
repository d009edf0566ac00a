import Model

/// The parameters of queries and paths.
struct Parameters {
  let model: Model
  let schemas: Schemas

  /// Those that several routes share.
  var parts: [@Sendable () -> [DocumentValue.Entry]] {
    var parts: [@Sendable () -> [DocumentValue.Entry]] = []
    for resource in model.resources { parts.append({ entries(of: resource) }) }
    return parts + [{ common }]
  }

  private func entries(of resource: Resource) -> [DocumentValue.Entry] {
    zip(filterKeys(of: resource), filters(of: resource)).map { DocumentValue.Entry(key: $0, value: $1) }
      + shaping(of: resource).map { DocumentValue.Entry(key: $0.key, value: $0.parameter()) }
  }

  private var common: [DocumentValue.Entry] {
    let api = model.api
    return [
      DocumentValue.Entry(
        key: "limit",
        value: query(
          "limit",
          "How many records a page has at most.",
          [
            "type": "integer", "minimum": 1, "maximum": .integer(Int64(api.maximumPageSize)),
            "default": .integer(Int64(api.defaultPageSize)),
          ]
        )
      ),
      DocumentValue.Entry(
        key: "cursor",
        value: query(
          "cursor",
          "Where the page before ended: its `next`. It belongs to one sort and one set of filters.",
          ["type": "string", "pattern": "^[A-Za-z0-9_-]+$"]
        )
      ),
    ] + conditions
      + (model.hasIdempotentCreates
        ? [DocumentValue.Entry(key: IdempotencyHeader.parameterKey, value: IdempotencyHeader.parameter)] : [])
  }

  /// What a list of the resource can be asked, related lists too.
  func list(_ resource: Resource) -> [DocumentValue] {
    (filterKeys(of: resource) + shaping(of: resource).map(\.key)).map { reference("parameters", $0) }
      + [reference("parameters", "limit"), reference("parameters", "cursor")]
  }

  /// What a read of one record can be asked.
  func read(_ resource: Resource) -> [DocumentValue] {
    shaping(of: resource).filter { $0.name != "sort" }.map { reference("parameters", $0.key) }
  }

  /// What a path names a record of the resource by; any other text is no record's: 404.
  func address(of resource: Resource) -> [DocumentValue] {
    resource.address.map { path($0.name.spelled, $0, of: resource) }
  }

  /// The key of a record of the resource, whatever else paths name it by.
  func identifier(of resource: Resource) -> [DocumentValue] {
    resource.key.parts.map { path($0.name.spelled, $0, of: resource) }
  }

  /// The key of the record at the other end of a link.
  func other(_ pairs: ManyToMany, of resource: Resource) -> DocumentValue {
    let target = model.resource(pairs.target)
    return path(pairs.parameter(from: resource, to: target), target.key.first, of: target)
  }

  private func path(_ name: String, _ part: RecordKey.Part, of resource: Resource) -> DocumentValue {
    ["name": .string(name), "in": "path", "required": true, "schema": schemas.identifier(part, of: resource)]
  }

  /// A header of a request about a record with a lock.
  func condition(_ header: ConditionalHeader) -> DocumentValue { reference("parameters", header.key) }

  /// The headers of all requests that records with locks take.
  private var conditions: [DocumentValue.Entry] {
    guard model.resources.contains(where: \.takesConditions) else { return [] }
    return ConditionalHeader.allCases.map { header in
      DocumentValue.Entry(
        key: header.key,
        value: [
          "name": .string(header.rawValue), "in": "header", "description": .string(header.description),
          "schema": ["type": "string"],
        ]
      )
    }
  }

  private struct Parameter {
    var key: String
    var name: String
    /// Made where it is written; elsewhere it is referred to.
    var parameter: () -> DocumentValue
  }

  /// What the filters of a resource are called among the components; asked for at each list of it.
  private func filterKeys(of resource: Resource) -> [String] {
    let start = resource.name.spelled + ".filter."
    return resource.query.filters.flatMap { filter in
      let key = start + filter.member.name.spelled
      return filter.operators.map { $0 == .eq ? key : key + "." + $0.rawValue }
    }
  }

  /// The filters of a resource, in the order of their keys.
  private func filters(of resource: Resource) -> [DocumentValue] {
    resource.query.filters.flatMap { filter in
      let start = "filter[" + filter.member.name.spelled + "]"
      let operand = ValueSchema(type: filter.member.type, place: .query).value()
      return filter.operators.map { comparison in
        let name = comparison == .eq ? start : start + "[" + comparison.rawValue + "]"
        return self.filter(name, operand, comparison)
      }
    }
  }

  private func filter(_ name: String, _ operand: DocumentValue, _ comparison: Query.Operator) -> DocumentValue {
    switch comparison {
    case .eq: return query(name, "Equal; `\(name)[eq]` is the same.", operand)
    case .ne: return query(name, "Different; null is different too.", operand)
    case .gt: return query(name, "Greater.", operand)
    case .gte: return query(name, "Greater or equal.", operand)
    case .lt: return query(name, "Less.", operand)
    case .lte: return query(name, "Less or equal.", operand)
    case .in: return list(name, "Equal to one of them; a comma inside a value is written `%2C`.", operand)
    case .contains: return query(name, "Holds the text.", operand)
    case .startsWith: return query(name, "Begins with the text.", operand)
    case .isNull: return query(name, "Whether there is no value.", ["type": "boolean"])
    }
  }

  /// `sort`, `fields`, what narrows included records, and `include`, as far as the resource has them.
  private func shaping(of resource: Resource) -> [Parameter] {
    let name = resource.name.spelled
    let sorts = resource.query.sorts.map(\.name.spelled)
    let includes = resource.query.includes
    var parameters: [Parameter] = []
    if !sorts.isEmpty {
      parameters.append(
        Parameter(key: "\(name).sort", name: "sort") {
          let keys = DocumentValue.strings(sorts + sorts.map { "-\($0)" })
          let key = resource.keyPhrase
          let about = "The order, `-` for descending; nulls last, ties by \(key). Without it by \(key)."
          return list("sort", about, ["type": "string", "enum": keys], isUnique: true)
        }
      )
    }
    let listed = resource.listView.map { " In lists without it: \($0.joined(separator: ", "))." } ?? ""
    let about = "What records hold, beside the \(resource.keyPhrase).\(listed)"
    parameters.append(fields("fields", "\(name).fields", about, of: resource))
    guard !includes.isEmpty else { return parameters }
    for include in includes {
      let target = include.path.reduce(resource) { current, step in
        guard let relation = current.relations.first(where: { $0.name.spelled == step }) else { return current }
        return model.resource(relation.target)
      }
      parameters.append(
        fields(
          "fields[\(include.spelled)]",
          "\(name).fields.\(include.spelled)",
          "What the included records hold, beside the \(target.keyPhrase).",
          of: target
        )
      )
    }
    parameters.append(
      Parameter(key: "\(name).include", name: "include") {
        let paths: DocumentValue = ["type": "string", "enum": .strings(includes.map(\.spelled))]
        return list("include", "Which related records come along.", paths)
      }
    )
    return parameters
  }

  private func fields(_ name: String, _ key: String, _ about: String, of resource: Resource) -> Parameter {
    Parameter(key: key, name: name) {
      list(name, about, ["type": "string", "enum": .strings(schemas.members(of: resource))])
    }
  }

  private func query(_ name: String, _ description: String, _ schema: DocumentValue) -> DocumentValue {
    ["name": .string(name), "in": "query", "description": .string(description), "schema": schema]
  }

  /// Values between commas.
  private func list(
    _ name: String,
    _ description: String,
    _ items: DocumentValue,
    isUnique: Bool = false
  ) -> DocumentValue {
    [
      "name": .string(name), "in": "query", "description": .string(description),
      "style": "form", "explode": false,
      "schema": .object(["type": "array", "minItems": 1, "uniqueItems": isUnique ? true : nil, "items": items]),
    ]
  }
}

extension Resource {
  /// What descriptions call that which tells records apart.
  var keyPhrase: String { key.isIssued ? "id" : "key" }
}
