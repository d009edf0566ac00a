import Model

/// A list as a request asks for it.
struct ListRequest {
  var path: String
  /// Parameters in their order, not encoded.
  var parameters: [(name: String, value: String)] = []

  func asking(_ name: String, _ value: String) -> ListRequest {
    var request = self
    request.parameters.removeAll { $0.name == name }
    request.parameters.append((name, value))
    return request
  }

  var target: String {
    guard !parameters.isEmpty else { return path }
    return "\(path)?\(parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))"
  }
}

/// One page of a list.
struct Page {
  var records: [JSON]
  /// The path of the next one.
  var next: String?
}

extension World {
  /// How many records cases look at, however many there are.
  static let most = 300

  /// Every member of a resource's list, in the order of the list.
  func list(of resource: Resource) -> ListRequest {
    let names = resource.memberNames.map(\.spelled).joined(separator: ",")
    return ListRequest(path: model.listPath(of: resource), parameters: [("fields", names)])
  }

  /// Reads one page, and holds what it says of itself against itself.
  func page(_ target: String, of resource: Resource) throws -> Page {
    let answer = try conversation.ask("GET", target)
    try conversation.expect(answer, status: 200)
    let body = try conversation.json(answer)
    let records = try model.many(body, of: resource)
    let next = try nextPage(answer)
    if let page = body["page"] {
      guard case .number(let limit)? = page["limit"], let limit = Int(limit), records.count <= limit else {
        throw Mismatch("the page has more records than its limit")
      }
      guard let cursor = page["next"], cursor.isNull == (next == nil) else {
        throw Mismatch("'next' and the header Link do not agree")
      }
      if let next, !next.contains("cursor=\(cursor.plainText)") { throw Mismatch("Link leads elsewhere than 'next'") }
    }
    return Page(records: records, next: next)
  }

  func nextPage(_ answer: Answer) throws -> String? {
    guard let link = answer.header("Link") else { return nil }
    guard link.hasPrefix("<"), let end = link.firstIndex(of: ">"), link[end...].contains("rel=\"next\"") else {
      throw Mismatch("Link is no '<…>; rel=\"next\"'")
    }
    var target = String(link[link.index(after: link.startIndex)..<end])
    if let scheme = target.firstRange(of: "://") {
      target = String(target[scheme.upperBound...].drop { $0 != "/" })
    }
    let prefix = conversation.client.address.path
    return target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : target
  }

  /// Walks through a list to its end, or until there is enough.
  func walk(_ request: ListRequest, of resource: Resource, limit: Int? = nil) throws -> [JSON] {
    var records: [JSON] = []
    var target: String? = request.asking("limit", String(limit ?? model.api.maximumPageSize)).target
    while let place = target, records.count < Self.most {
      let page = try page(place, of: resource)
      if page.next != nil, page.records.count != limit ?? model.api.maximumPageSize {
        throw Mismatch("a page that is not the last has \(page.records.count) records")
      }
      if page.records.isEmpty, !records.isEmpty { throw Mismatch("'next' leads to an empty page") }
      records += page.records
      target = page.next
    }
    return records
  }

  /// Enough records of a resource for lists to be told apart, as the list shows them.
  func population(of resource: Resource) throws -> [JSON] {
    if resource.verbs.contains(.create) {
      for slot in 0..<3 { _ = try? shared(resource, slot) }
      _ = try? fullRecord(of: resource)
      conversation.begin()
    }
    let records = try walk(list(of: resource), of: resource)
    guard !records.isEmpty else { throw Untried("there are no \(resource.plural)") }
    guard records.count < Self.most else { throw Untried("there are too many \(resource.plural)") }
    return records
  }

  /// Records are the same when their keys are.
  func expect(_ records: [JSON], toBe expected: [JSON], of resource: Resource) throws {
    let (found, wanted) = (records.map(resource.identity), expected.map(resource.identity))
    guard found != wanted else { return }
    throw Mismatch(
      "expected the records \(wanted.joined(separator: " ")), not \(found.joined(separator: " "))"
    )
  }
}
