import Model

extension CaseCollector {
  mutating func addFilterCases(of resource: Resource) {
    guard resource.verbs.contains(.list) else { return }
    let subject = "\(resource.plural.kebab)/filter"
    for filter in resource.query.filters {
      let name = filter.member.name.spelled
      for comparison in filter.operators {
        add(subject, "\(name) \(comparison.rawValue)", filter.member.origin) { world in
          try world.tryFilter(resource, filter.member, comparison)
        }
      }
      for comparison in Query.Operator.allCases where !filter.operators.contains(comparison) {
        add(subject, "\(name) \(comparison.rawValue) is not allowed", filter.member.origin) { world in
          let parameter = "filter[\(name)][\(comparison.rawValue)]"
          let target = "\(world.model.listPath(of: resource))?\(parameter)=1"
          try world.conversation.expectParameters(world.conversation.ask("GET", target), [parameter])
        }
      }
      add(subject, "\(name) twice, by no operator, and by no value", filter.member.origin) { world in
        let list = world.model.listPath(of: resource)
        guard let first = filter.operators.first else { return }
        let parameter = first == .eq ? "filter[\(name)]" : "filter[\(name)][\(first.rawValue)]"
        let twice = try world.conversation.ask("GET", "\(list)?\(parameter)=1&\(parameter)=1")
        try world.conversation.expect(twice, status: 400, code: "invalid_parameter")
        let details = try world.conversation.errors(in: twice).details
        // The value itself may be none of the type's, which is said as well.
        guard !details.isEmpty, details.allSatisfy({ $0.place == "?\(parameter)" }) else {
          throw Mismatch("expected details of \(parameter) alone")
        }
        let like = try world.conversation.ask("GET", "\(list)?filter[\(name)][like]=1")
        try world.conversation.expectParameters(like, ["filter[\(name)][like]"])
        guard let wrong = filter.member.type.noValue else { return }
        let malformed = try world.conversation.ask("GET", "\(list)?\(parameter)=\(wrong)")
        try world.conversation.expectParameters(malformed, [parameter])
      }
    }
    let filtered = Set(resource.query.filters.map(\.member.name.spelled))
    for field in resource.fields where !filtered.contains(field.name.spelled) {
      add(subject, "by \(field.name) is not allowed", field.origin) { world in
        let parameter = "filter[\(field.name)]"
        let target = "\(world.model.listPath(of: resource))?\(parameter)=1"
        try world.conversation.expectParameters(world.conversation.ask("GET", target), [parameter])
      }
    }
  }
}

extension ValueType {
  /// What a query string cannot mean a value of the type by.
  fileprivate var noValue: String? {
    switch self {
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .enumeration: "zz"
    case .list(let item): item.noValue
    // Any text can be asked for, also one that no value is.
    case .string, .text, .email, .url, .slug, .bytes, .json: nil
    }
  }
}

extension World {
  fileprivate func tryFilter(_ resource: Resource, _ member: Query.Member, _ comparison: Query.Operator) throws {
    let records = try population(of: resource)
    let name = member.name.spelled
    let parameter = "filter[\(name)][\(comparison.rawValue)]"
    for value in operands(of: member, comparison, among: records) {
      let request = list(of: resource).asking(parameter, value.encoded)
      let expected = records.filter { value.holds($0[name] ?? .null) }
      try expect(walk(request, of: resource), toBe: expected, of: resource)
      if comparison == .eq {
        let short = list(of: resource).asking("filter[\(name)]", value.encoded)
        try expect(walk(short, of: resource), toBe: expected, of: resource)
      }
    }
  }

  /// A value to compare with, as a query string has it, and what it selects.
  fileprivate struct Operand {
    var encoded: String
    var holds: (JSON) -> Bool
  }

  private func operands(of member: Query.Member, _ comparison: Query.Operator, among records: [JSON]) -> [Operand] {
    let order = ValueOrder(type: member.type)
    let name = member.name.spelled
    var values: [JSON] = []
    for value in records.compactMap({ $0[name] }) where !value.isNull && !values.contains(value) {
      values.append(value)
    }
    // The least, the greatest and one between them tell boundaries apart.
    let sorted = values.sorted(by: order.precedes)
    let isPlain = [.string, .text].contains(member.type)
    let chosen = [sorted.first, sorted.last, sorted.isEmpty ? nil : sorted[sorted.count / 2]].compactMap(\.self)
    switch comparison {
    case .eq:
      return (chosen + (isPlain ? chosen.compactMap(\.withOtherCapitals) : [])).map { value in
        Operand(encoded: value.encoded) { !$0.isNull && order.isSame($0, value) }
      }
    case .ne: return chosen.map { value in Operand(encoded: value.encoded) { $0.isNull || !order.isSame($0, value) } }
    case .gt: return chosen.map { value in Operand(encoded: value.encoded) { !$0.isNull && order.precedes(value, $0) } }
    case .gte:
      return chosen.map { value in Operand(encoded: value.encoded) { !$0.isNull && !order.precedes($0, value) } }
    case .lt: return chosen.map { value in Operand(encoded: value.encoded) { !$0.isNull && order.precedes($0, value) } }
    case .lte:
      return chosen.map { value in Operand(encoded: value.encoded) { !$0.isNull && !order.precedes(value, $0) } }
    case .in:
      let few = Array(sorted.prefix(2))
      guard !few.isEmpty else { return [] }
      let several = Operand(encoded: few.map(\.encoded).joined(separator: ",")) { value in
        few.contains { order.isSame(value, $0) }
      }
      guard isPlain, few.count > 1 else { return [several] }
      // An escaped comma is one within a value.
      let whole = few.map(\.plainText).joined(separator: ",")
      return [several, Operand(encoded: few.map(\.encoded).joined(separator: "%2C")) { $0 == .string(whole) }]
    case .contains:
      if case .list = member.type {
        let items = values.compactMap(\.items).flatMap(\.self)
        // An item that is the beginning of another one is still another one.
        let parts = items.compactMap { item -> JSON? in
          guard case .list(.string) = member.type, case .string(let text) = item, text.count > 1 else { return nil }
          return .string(String(text.dropLast()))
        }
        return (items.prefix(3) + parts.prefix(2)).map { item in
          Operand(encoded: item.encoded) { $0.items?.contains(item) ?? false }
        }
      }
      let parts = chosen.map { String($0.plainText.dropFirst().prefix(3)) }.filter { !$0.isEmpty }
      let others = isPlain ? parts.compactMap(\.withOtherCapitals) : []
      return (parts + others + ["%", "_", "'", "\\", "*"]).map { part in
        Operand(encoded: part.percentEncoded) { value in
          !value.isNull && value.plainText.utf8.contains(Array(part.utf8))
        }
      }
    case .startsWith:
      let parts = chosen.map { String($0.plainText.prefix(2)) }.filter { !$0.isEmpty }
      let inner = chosen.map { String($0.plainText.dropFirst().prefix(2)) }.filter { !$0.isEmpty }
      let others = isPlain ? parts.compactMap(\.withOtherCapitals) : []
      return (parts + inner + others + ["%", "_"]).map { part in
        Operand(encoded: part.percentEncoded) { value in !value.isNull && value.plainText.utf8.starts(with: part.utf8) }
      }
    case .isNull:
      return [Operand(encoded: "true") { $0.isNull }, Operand(encoded: "false") { !$0.isNull }]
    }
  }
}

extension JSON {
  /// As a query string has the value; a comma within it is none between values.
  fileprivate var encoded: String { plainText.percentEncoded }

  /// The same text in capitals, or without them; nothing where that is no difference.
  fileprivate var withOtherCapitals: JSON? {
    guard case .string(let text) = self else { return nil }
    return text.withOtherCapitals.map(JSON.string)
  }
}

extension String {
  fileprivate var withOtherCapitals: String? {
    let other = self == uppercased() ? lowercased() : uppercased()
    return other == self ? nil : other
  }
}
