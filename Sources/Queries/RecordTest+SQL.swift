import Model

extension QueryCompiler {
  /// A question to records of a resource, as a condition that is never null and names the table of each column, so that
  /// it means the same in every statement that has the table; what it binds are members of the caller.
  func condition(_ test: RecordTest, on resource: Resource) -> Fragment {
    var writer = TestWriter(compiler: self, resource: resource)
    let sql = writer.text(of: test)
    return Fragment(sql, writer.slots)
  }
}

/// Spells tests in the order of the text, and collects what they bind.
private struct TestWriter {
  let compiler: QueryCompiler
  let resource: Resource
  var slots: [Slot] = []

  private var dialect: Dialect { compiler.dialect }

  mutating func text(of test: RecordTest) -> String {
    switch test {
    case .comparison(let left, let comparison, let right):
      let (one, other) = (text(of: left), text(of: right))
      return dialect.compared(one, comparison, other, isNullable: left.isNullable || right.isNullable)
    case .isNull(let operand): return "\(text(of: operand)) IS NULL"
    case .isOneOf(let operand, let literals):
      return dialect.oneOf(text(of: operand), literals, isNullable: operand.isNullable)
    case .holds(let operand): return dialect.known(text(of: operand), isNullable: operand.isNullable)
    case .quantified(let gathering): return text(of: gathering)
    }
  }

  /// Whether there is such a record, or none that is not; deleted ones, and deleted pairs, are none.
  private mutating func text(of gathering: RecordTest.Gathering) -> String {
    let quoted = compiler.quoted
    let target = compiler.model.resource(gathering.target)
    let key = key(behind: gathering.way)
    var (from, parts): (String, [String])
    switch gathering.link {
    case .key(let column):
      from = "\(quoted(target.table)) AS \(Self.each)"
      parts = ["\(Self.each).\(quoted(column)) = \(key)"]
    case .pairs(let table, let own, let other, let deletion):
      from = """
        \(quoted(table)) AS \(Self.pair) JOIN \(quoted(target.table)) AS \(Self.each) \
        ON \(Self.each).\(quoted(target.key.first.column)) = \(Self.pair).\(quoted(other))
        """
      parts = ["\(Self.pair).\(quoted(own)) = \(key)"]
      if let deletion { parts.append("\(Self.pair).\(quoted(deletion)) IS NULL") }
    }
    if let deletion = target.deletion { parts.append("\(Self.each).\(quoted(deletion.snake)) IS NULL") }
    let condition = text(of: gathering.condition)
    parts.append(gathering.isOfAll ? "NOT (\(condition))" : condition)
    let found = "EXISTS (SELECT 1 FROM \(from) WHERE \(parts.joined(separator: " AND ")))"
    return gathering.isOfAll ? "NOT \(found)" : found
  }

  private mutating func text(of condition: RecordTest.Condition) -> String {
    switch condition {
    case .test(let test): return text(of: test)
    case .not(let inner): return "NOT (\(text(of: inner)))"
    case .and(let parts): return joined(parts, "AND")
    case .or(let parts): return joined(parts, "OR")
    }
  }

  private mutating func joined(_ parts: [RecordTest.Condition], _ word: String) -> String {
    var texts: [String] = []
    for part in parts { texts.append(text(of: part)) }
    return "(\(texts.joined(separator: " \(word) ")))"
  }

  /// The key of the record at the end of a way, which the record before it holds.
  private func key(behind way: [RecordTest.Path.Step]) -> String {
    guard let last = way.last else {
      return "\(compiler.quoted(resource.table)).\(compiler.quoted(resource.key.first.column))"
    }
    return text(at: way.dropLast(), last.column, from: compiler.quoted(resource.table))
  }

  private mutating func text(of operand: RecordTest.Operand) -> String {
    switch operand {
    case .record(let path): return text(at: path.steps[...], path.member.column, from: compiler.quoted(resource.table))
    case .each(let path): return text(at: path.steps[...], path.member.column, from: Self.each)
    case .caller(let member):
      slots.append(Slot(.caller, member.name.spelled, member.type, isNullable: member.isNullable))
      return "?"
    case .length(let inner): return "length(\(text(of: inner)))"
    case .literal(let literal, _): return compiler.dialect.stored(literal)
    }
  }

  /// A column of a record; or what a way leads to, read through one table for each step, by aliases that no table has.
  private func text(at way: ArraySlice<RecordTest.Path.Step>, _ column: String, from record: String) -> String {
    let quoted = compiler.quoted
    guard let first = way.first else { return "\(record).\(quoted(column))" }
    var from = ""
    for (place, step) in way.enumerated() {
      let target = compiler.model.resource(step.target)
      let alias = Self.alias(place)
      let key = "\(alias).\(quoted(target.key.first.column))"
      from +=
        place == 0
        ? "\(quoted(target.table)) AS \(alias)"
        : " JOIN \(quoted(target.table)) AS \(alias) ON \(key) = \(Self.alias(place - 1)).\(quoted(step.column))"
    }
    let start = compiler.model.resource(first.target)
    return """
      (SELECT \(Self.alias(way.count - 1)).\(quoted(column)) FROM \(from) \
      WHERE \(Self.alias(0)).\(quoted(start.key.first.column)) = \(record).\(quoted(first.column)))
      """
  }

  /// One of several records, and what leads there, by names that no table has.
  private static let each = "\"each.1\""
  private static let pair = "\"pair.1\""

  private static func alias(_ place: Int) -> String { "\"way.\(place + 1)\"" }
}
