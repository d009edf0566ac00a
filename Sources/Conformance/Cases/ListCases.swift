import Model

extension CaseCollector {
  mutating func addListCases(of resource: Resource) {
    guard resource.verbs.contains(.list) else { return }
    let subject = "\(resource.plural.kebab)/list"
    let list = model.listPath(of: resource)
    add(subject, "members, in the order of the record", resource.origin) { world in
      _ = try world.population(of: resource)
      let shown = resource.listView.map { view in
        resource.memberNames.map(\.spelled).filter {
          view.contains($0) || resource.key.parts.map(\.name.spelled).contains($0)
        }
      }
      let names = shown ?? resource.memberNames.map(\.spelled)
      for record in try world.page(list, of: resource).records where record.members?.map(\.name) != names {
        throw Mismatch("expected the members \(names.joined(separator: ", "))")
      }
      let head = try world.conversation.ask("HEAD", list)
      try world.conversation.expect(head, status: 200)
    }
    add(subject, "in the order of the key, each record once", resource.origin) { world in
      let records = try world.population(of: resource)
      try world.expect(records, toBe: records.sorted { world.isBefore($0, $1, [], of: resource) }, of: resource)
      guard Set(records.map(resource.identity)).count == records.count else {
        throw Mismatch("a record is there twice")
      }
    }
    add(subject, "limits", resource.origin) { world in
      _ = try world.population(of: resource)
      let (usual, most) = (world.model.api.defaultPageSize, world.model.api.maximumPageSize)
      let body = try world.conversation.json(world.conversation.ask("GET", list))
      if let page = body["page"], page["limit"] != .number(String(usual)) {
        throw Mismatch("expected a limit of \(usual)")
      }
      for limit in [1, most] { _ = try world.page("\(list)?limit=\(limit)", of: resource) }
      for limit in ["0", "-1", "\(most + 1)", "many", "", "1.5", "99999999999999999999", "%201"] {
        try world.conversation.expectParameters(world.conversation.ask("GET", "\(list)?limit=\(limit)"), ["limit"])
      }
    }
    add(subject, "page after page is the whole list", resource.origin) { world in
      let records = try world.population(of: resource)
      for limit in [1, 2] {
        let walked = try world.walk(world.list(of: resource), of: resource, limit: limit)
        try world.expect(walked, toBe: Array(records.prefix(walked.count)), of: resource)
        guard walked.count == min(records.count, walked.count), walked.count >= min(records.count, World.most) else {
          throw Mismatch("the walk ends early")
        }
      }
    }
    add(subject, "records made between two pages move nothing", resource.origin) { world in
      let records = try world.population(of: resource)
      guard resource.verbs.contains(.create), records.count > 2 else { throw Untried("too few \(resource.plural)") }
      let first = try world.page(world.list(of: resource).asking("limit", "2").target, of: resource)
      guard let next = first.next else { throw Mismatch("a list of \(records.count) ends after 2") }
      let made = try world.make(resource)
      var walked = first.records
      var target: String? = next
      while let place = target {
        let page = try world.page(place, of: resource)
        walked += page.records
        target = page.next
      }
      let known = Set(records.map(resource.identity))
      try world.expect(walked.filter { known.contains(resource.identity(of: $0)) }, toBe: records, of: resource)
      let other = resource.identity(of: made.record)
      guard walked.filter({ resource.identity(of: $0) == other }).count <= 1 else {
        throw Mismatch("a record is there twice")
      }
    }
    add(subject, "cursors", resource.origin) { world in
      _ = try world.population(of: resource)
      for cursor in ["AAAA", "not%20base64", "", String(repeating: "A", count: 2000)] {
        let answer = try world.conversation.ask("GET", "\(list)?cursor=\(cursor)")
        try world.conversation.expectParameters(answer, ["cursor"], code: "invalid_cursor")
      }
      guard let sort = resource.query.sorts.first?.name.spelled,
        let next = try world.page(world.list(of: resource).asking("limit", "1").target, of: resource).next,
        let cursor = next.split(separator: "cursor=").last?.prefix(while: { $0 != "&" })
      else { throw Untried("no second page, or nothing to sort by") }
      let answer = try world.conversation.ask("GET", "\(list)?sort=-\(sort)&limit=1&cursor=\(cursor)")
      try world.conversation.expectParameters(answer, ["cursor"], code: "invalid_cursor")
      try world.expectOthersToRefuse(world.list(of: resource).asking("sort", sort), "sort", "-\(sort)", of: resource)
    }
    let telling = resource.query.filters.filter { $0.operators.contains(.ne) }
    if let filter = telling.first {
      add(subject, "a cursor belongs to its filters", filter.member.origin) { world in
        let records = try world.population(of: resource)
        let name = filter.member.name.spelled
        var values: [JSON] = []
        for value in records.compactMap({ $0[name] }) where !value.isNull && !values.contains(value) {
          values.append(value)
        }
        guard values.count > 1, records.count > 3 else { throw Untried("too few values of \(name)") }
        let parameter = "filter[\(name)][ne]"
        let (one, other) = (values[0].plainText.percentEncoded, values[1].plainText.percentEncoded)
        let filtered = world.list(of: resource).asking(parameter, one)
        try world.expectOthersToRefuse(filtered, parameter, other, of: resource)
      }
    }
    add(subject, "parameters that it does not have, each of them named", resource.origin) { world in
      for (query, names) in [
        ("colour=red", ["colour"]), ("fields=zz", ["fields"]), ("fields=", ["fields"]), ("sort=zz", ["sort"]),
        ("sort=", ["sort"]),
        ("include=zz", ["include"]), ("filter[zz]=1", ["filter[zz]"]), ("filter=1", ["filter"]),
        ("limit=1&limit=2", ["limit"]),
        ("zz=1&limit=0&yy", ["zz", "limit", "yy"]), ("filter[zz][eq][x]=1", ["filter[zz][eq][x]"]),
        ("filter%5Bzz%5D=1", ["filter[zz]"]),
      ] {
        try world.conversation.expectParameters(world.conversation.ask("GET", "\(list)?\(query)"), names)
      }
    }
  }
}

extension World {
  /// Takes the cursor of a list's second page to the same list with another value of one parameter.
  fileprivate func expectOthersToRefuse(_ request: ListRequest, _ name: String, _ value: String, of resource: Resource)
    throws
  {
    let short = request.asking("limit", "1")
    guard let next = try page(short.target, of: resource).next,
      let cursor = next.split(separator: "cursor=").last?.prefix(while: { $0 != "&" })
    else { throw Untried("there is no second page") }
    let other = short.asking(name, value).asking("cursor", String(cursor))
    try conversation.expectParameters(
      conversation.ask("GET", other.target),
      ["cursor"],
      code: "invalid_cursor"
    )
  }

  /// Whether a record stands before another in a list: nulls last, ties by the key in the direction of the last sort.
  func isBefore(
    _ left: JSON,
    _ right: JSON,
    _ sorts: [(member: Query.Member, isDescending: Bool)],
    of resource: Resource
  ) -> Bool {
    let keys = resource.key.parts.filter { part in !sorts.contains { $0.member.name == part.name } }
    let all =
      sorts.map { ($0.member.name.spelled, $0.member.type, $0.isDescending) }
      + keys.map { ($0.name.spelled, $0.type, sorts.last?.isDescending ?? false) }
    for (name, type, isDescending) in all {
      let (one, other) = (left[name] ?? .null, right[name] ?? .null)
      if one.isNull != other.isNull { return other.isNull }
      if one.isNull { continue }
      let order = ValueOrder(type: type)
      if order.precedes(one, other) { return !isDescending }
      if order.precedes(other, one) { return isDescending }
    }
    return false
  }
}
