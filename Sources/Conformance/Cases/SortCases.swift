import Model

extension CaseCollector {
  mutating func addSortCases(of resource: Resource) {
    guard resource.verbs.contains(.list) else { return }
    let subject = "\(resource.plural.kebab)/sort"
    let sorts = resource.query.sorts
    for (index, member) in sorts.enumerated() {
      for isDescending in [false, true] {
        add(subject, (isDescending ? "-" : "") + member.name.spelled, member.origin) { world in
          try world.trySort(resource, [(member, isDescending)])
        }
      }
      guard sorts.count > 1 else { continue }
      let other = sorts[(index + 1) % sorts.count]
      add(subject, "-\(member.name),\(other.name)", member.origin) { world in
        try world.trySort(resource, [(member, true), (other, false)])
      }
      add(subject, "\(member.name) twice", member.origin) { world in
        let target = "\(world.model.listPath(of: resource))?sort=\(member.name),\(member.name)"
        try world.conversation.expectParameters(world.conversation.ask("GET", target), ["sort"])
      }
    }
    let allowed = Set(sorts.map(\.name.spelled) + resource.key.parts.map(\.name.spelled))
    for field in resource.fields where !allowed.contains(field.name.spelled) {
      add(subject, "by \(field.name) is not allowed", field.origin) { world in
        let target = "\(world.model.listPath(of: resource))?sort=\(field.name)"
        try world.conversation.expectParameters(world.conversation.ask("GET", target), ["sort"])
      }
    }
  }
}

extension World {
  fileprivate func trySort(_ resource: Resource, _ sorts: [(member: Query.Member, isDescending: Bool)]) throws {
    let records = try population(of: resource)
    let sort = sorts.map { ($0.isDescending ? "-" : "") + $0.member.name.spelled }.joined(separator: ",")
    let request = list(of: resource).asking("sort", sort)
    let expected = records.sorted { isBefore($0, $1, sorts, of: resource) }
    try expect(walk(request, of: resource), toBe: expected, of: resource)
    // The same page after page, from values into nulls and through ties.
    let walked = try walk(request, of: resource, limit: records.count > 40 ? 7 : 1)
    try expect(walked, toBe: Array(expected.prefix(walked.count)), of: resource)
    guard walked.count == expected.count else { throw Mismatch("the walk ends after \(walked.count) records") }
  }
}
