import Model

extension QueryCompiler {
  /// A question to records of a resource, as a condition that is never null and names the table of each column, so that
  /// it means the same in every statement that has the table; what it binds are members of the caller.
  func condition(_ test: RecordTest, on resource: Resource) -> Fragment {
    var operands = OperandWriter(compiler: self, resource: resource)
    let sql: String
    switch test {
    case .comparison(let left, let comparison, let right):
      let (one, other) = (operands.text(of: left), operands.text(of: right))
      sql = dialect.compared(one, comparison, other, isNullable: left.isNullable || right.isNullable)
    case .isNull(let operand): sql = "\(operands.text(of: operand)) IS NULL"
    case .isOneOf(let operand, let literals):
      sql = dialect.oneOf(operands.text(of: operand), literals, isNullable: operand.isNullable)
    case .holds(let operand): sql = dialect.known(operands.text(of: operand), isNullable: operand.isNullable)
    }
    return Fragment(sql, operands.slots)
  }
}

/// Spells operands in the order of the text, and collects what they bind.
private struct OperandWriter {
  let compiler: QueryCompiler
  let resource: Resource
  var slots: [Slot] = []

  mutating func text(of operand: RecordTest.Operand) -> String {
    switch operand {
    case .record(let path): return text(of: path)
    case .caller(let member):
      slots.append(Slot(.caller, member.name.spelled, member.type, isNullable: member.isNullable))
      return "?"
    case .length(let inner): return "length(\(text(of: inner)))"
    case .literal(let literal, _): return compiler.dialect.stored(literal)
    }
  }

  /// A column of the record; or what a way leads to, read through one table for each step, by aliases that no table has.
  private func text(of path: RecordTest.Path) -> String {
    let quoted = compiler.quoted
    let own = quoted(resource.table)
    guard let first = path.steps.first else { return "\(own).\(quoted(path.member.column))" }
    var from = ""
    for (place, step) in path.steps.enumerated() {
      let target = compiler.model.resource(step.target)
      let alias = Self.alias(place)
      let key = "\(alias).\(quoted(target.key.first.column))"
      from +=
        place == 0
        ? "\(quoted(target.table)) AS \(alias)"
        : " JOIN \(quoted(target.table)) AS \(alias) ON \(key) = \(Self.alias(place - 1)).\(quoted(step.column))"
    }
    let start = compiler.model.resource(first.target)
    let last = Self.alias(path.steps.count - 1)
    return """
      (SELECT \(last).\(quoted(path.member.column)) FROM \(from) \
      WHERE \(Self.alias(0)).\(quoted(start.key.first.column)) = \(own).\(quoted(first.column)))
      """
  }

  private static func alias(_ place: Int) -> String { "\"way.\(place + 1)\"" }
}
