import Diagnostics

extension Checker {
  /// The code and shape of an expression, `nil` after a report.
  mutating func check(_ expression: Expression) -> Typed? {
    let range = expression.range
    switch expression.kind {
    case .invalid: return nil
    case .string(let text): return Typed(.constant(.string(text)), .string)
    case .integer(let number): return Typed(.constant(.int(number)), .int)
    case .bool(let bool): return Typed(.constant(.bool(bool)), .bool)
    case .none: return Typed(.constant(.none), .none)
    case .list(let items): return list(items, range)
    case .name(let name): return self.name(name, range)
    case .member(let base, let member): return self.member(base, member)
    case .element(let base, let index): return element(base, index)
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .filter(let input, let name, let arguments): return filter(input, name, arguments)
    case .test(let value, let name, let arguments, let isNegated): return test(value, name, arguments, isNegated)
    case .negative(let operand):
      guard let value = integer(operand, "negated") else { return nil }
      return Typed(.arithmetic(.minus, .constant(.int(0)), value.code, mark(range)), .int)
    case .not(let operand):
      guard let value = condition(operand) else { return nil }
      return Typed(.not(value.code), .bool, known: value.known.map { !$0 })
    case .and(let left, let right): return conjunction(left, right, isCondition: false)
    case .or(let left, let right): return disjunction(left, right, isCondition: false)
    case .comparison(let comparison, let left, let right): return compare(comparison, left, right, range)
    case .contains(let item, let whole): return contains(item, whole, range)
    case .arithmetic(let operation, let left, let right): return arithmetic(operation, left, right, range)
    case .concatenation(let parts): return concatenation(parts)
    case .choice(let value, let condition, let other): return choice(value, condition, other, range)
    }
  }

  // MARK: names

  private mutating func name(_ name: String, _ range: Range<Int>) -> Typed? {
    switch scope.names[name] {
    case .variable(let slot, let shape, let isRoot): return narrowed(isRoot ? .root(slot) : .local(slot), shape)
    case .constant(let value, let shape): return Typed(.constant(value), shape)
    case .macro, .module:
      report(.templateType, "'\(name)' is not a value", range)
      return nil
    case .uncertain(let reason):
      if !reason.isEmpty { report(.templateUnknownName, reason, range) }
      return nil
    case nil:
      if name == "loop" {
        let message = scope.loop == nil ? "'loop' means nothing outside of a loop's body" : "'loop' is not a value"
        report(.templateUnknownName, message, range)
        return nil
      }
      let message = "the name '\(name)' is not known here"
      if macroDepth > 0, modules[scope.module].assigned.contains(name) {
        report(
          .templateUnknownName,
          message,
          range,
          help: "a macro doesn't see what is set outside: pass it as argument"
        )
      } else {
        reportUnknown(message, name, Array(scope.names.keys), range)
      }
      return nil
    }
  }

  mutating func reportUnknown(_ message: String, _ name: String, _ known: [String], _ range: Range<Int>) {
    let help = nearest(name, among: known.sorted()).map { "did you mean '\($0)'?" }
    report(.templateUnknownName, message, range, help: help)
  }

  private func narrowed(_ code: Code, _ shape: Shape) -> Typed {
    if case .optional(let wrapped) = shape, let path = path(code), scope.present.contains(path) {
      return Typed(code, wrapped)
    }
    return Typed(code, shape)
  }

  private mutating func member(_ base: Expression, _ member: Word) -> Typed? {
    if case .name("loop") = base.kind, scope.names["loop"] == nil, let loop = scope.loop {
      guard let fact = LoopFact(rawValue: member.text) else {
        let message = "a loop has no '\(member.text)'"
        reportUnknown(message, member.text, LoopFact.allCases.map(\.rawValue), member.range)
        return nil
      }
      return Typed(.loop(fact, loop), fact == .first || fact == .last ? .bool : .int)
    }
    guard let value = check(base) else { return nil }
    guard let slot = field(member, of: value.shape) else { return nil }
    return narrowed(.field(value.code, slot.index), slot.shape)
  }

  mutating func field(_ name: Word, of shape: Shape) -> (index: Int, shape: Shape)? {
    guard case .record(let record) = shape else {
      let help = shape.isOptional ? "test it first: {% if … is not none %}" : nil
      report(.templateType, "\(shape.name) has no fields", name.range, help: help)
      return nil
    }
    guard let slot = record.slot(of: name.text) else {
      let message = "'\(record.name)' has no field '\(name.text)'"
      reportUnknown(message, name.text, record.fields.map(\.name), name.range)
      return nil
    }
    return (slot, record.fields[slot].shape)
  }

  private mutating func list(_ items: [Expression], _ range: Range<Int>) -> Typed? {
    guard !items.isEmpty else {
      report(.templateType, "an empty list says nothing about its elements", range, help: "use 'none' for no list")
      return nil
    }
    let values = items.compactMap { check($0) }
    guard values.count == items.count else { return nil }
    guard let shape = joined(values.map(\.shape)) else {
      report(.templateType, "the elements of a list need one shape", range)
      return nil
    }
    return Typed(.list(values.map(\.code)), .list(shape))
  }

  private mutating func element(_ base: Expression, _ index: Expression) -> Typed? {
    guard let list = check(base), let position = integer(index, "used as an index") else { return nil }
    guard case .list(let element) = list.shape else {
      report(.templateType, "\(list.shape.name) has no elements to index", base.range)
      return nil
    }
    return Typed(.element(list.code, position.code, mark(index.range)), element)
  }

  // MARK: conditions

  /// An expression whose truth is asked for.
  mutating func condition(_ expression: Expression) -> Typed? {
    switch expression.kind {
    case .and(let left, let right): return conjunction(left, right, isCondition: true)
    case .or(let left, let right): return disjunction(left, right, isCondition: true)
    case .string, .integer, .bool, .none, .list, .name, .member, .element, .call, .filter, .test, .negative, .not,
      .comparison, .contains, .arithmetic, .concatenation, .choice, .invalid:
      break
    }
    guard let value = check(expression) else { return nil }
    switch value.shape {
    case .bool: return value
    case .string, .text, .list, .optional(.bool), .optional(.string), .optional(.text), .optional(.list),
      .optional(.record):
      return Typed(.truth(value.code), .bool)
    case .int, .record, .none, .optional:
      let help =
        value.shape.isOptional
        ? "ask '… is not none'" : value.shape == .int ? "compare it with a number" : nil
      report(.templateType, "\(value.shape.name) is no condition", expression.range, help: help)
      return nil
    }
  }

  private mutating func conjunction(_ left: Expression, _ right: Expression, isCondition: Bool) -> Typed? {
    guard let first = isCondition ? condition(left) : bool(left, "and") else { return nil }
    if first.known == false { return first }
    let outer = scope.present
    scope.present.formUnion(facts(first.code).whenTrue)
    let second = isCondition ? condition(right) : bool(right, "and")
    scope.present = outer
    guard let second else { return nil }
    if first.known == true { return second }
    return Typed(.and(first.code, second.code), .bool, known: second.known == false ? false : nil)
  }

  private mutating func disjunction(_ left: Expression, _ right: Expression, isCondition: Bool) -> Typed? {
    guard let first = isCondition ? condition(left) : check(left) else { return nil }
    if first.known == true { return first }
    let outer = scope.present
    if first.shape == .bool { scope.present.formUnion(facts(first.code).whenFalse) }
    let second = isCondition ? condition(right) : check(right)
    scope.present = outer
    guard let second else { return nil }
    if first.known == false { return second }
    if first.shape == .bool, second.shape == .bool {
      return Typed(.or(first.code, second.code), .bool, known: second.known == true ? true : nil)
    }
    // The left value is taken when it is truthy, so it is not none then.
    switch first.shape.unwrapped {
    case .string, .text, .list, .record:
      if first.shape.isText || first.shape.isOptional || first.shape.isList,
        let shape = first.shape.unwrapped.joined(with: second.shape)
      {
        return Typed(.either(first.code, second.code), shape)
      }
    case .int, .bool, .optional, .none: break
    }
    report(
      .templateType,
      "'or' can't choose between \(first.shape.name) and \(second.shape.name)",
      left.range.lowerBound..<right.range.upperBound
    )
    return nil
  }

  private mutating func bool(_ expression: Expression, _ operation: String) -> Typed? {
    guard let value = check(expression) else { return nil }
    guard value.shape == .bool else {
      let message = "'\(operation)' outside of a condition takes booleans, not \(value.shape.name)"
      report(.templateType, message, expression.range)
      return nil
    }
    return value
  }

  func path(_ code: Code) -> Path? {
    switch code {
    case .local(let slot): return Path(slot: slot, isRoot: false)
    case .root(let slot): return Path(slot: slot, isRoot: true)
    case .field(let base, let field):
      guard var path = path(base) else { return nil }
      path.fields.append(field)
      return path
    case .constant, .loop, .list, .element, .not, .and, .or, .either, .truth, .isNone, .isOdd, .comparison,
      .listContains, .textContains, .arithmetic, .concatenation, .listConcatenation, .choice, .join, .builtin,
      .external, .call:
      return nil
    }
  }

  /// Which optional values can't be none when a condition holds, and when it doesn't.
  func facts(_ condition: Code) -> (whenTrue: Set<Path>, whenFalse: Set<Path>) {
    switch condition {
    case .isNone(let value): return ([], path(value).map { [$0] } ?? [])
    case .truth(let value): return (path(value).map { [$0] } ?? [], [])
    case .not(let inner):
      let facts = facts(inner)
      return (facts.whenFalse, facts.whenTrue)
    case .and(let left, let right):
      let (left, right) = (facts(left), facts(right))
      return (left.whenTrue.union(right.whenTrue), left.whenFalse.intersection(right.whenFalse))
    case .or(let left, let right):
      let (left, right) = (facts(left), facts(right))
      return (left.whenTrue.intersection(right.whenTrue), left.whenFalse.union(right.whenFalse))
    case .constant, .local, .root, .field, .loop, .list, .element, .either, .isOdd, .comparison, .listContains,
      .textContains, .arithmetic, .concatenation, .listConcatenation, .choice, .join, .builtin, .external, .call:
      return ([], [])
    }
  }

  // MARK: operators

  private mutating func integer(_ expression: Expression, _ use: String) -> Typed? {
    guard let value = check(expression) else { return nil }
    guard value.shape == .int else {
      report(.templateType, "\(value.shape.name) can't be \(use)", expression.range)
      return nil
    }
    return value
  }

  private mutating func compare(
    _ comparison: Comparison,
    _ left: Expression,
    _ right: Expression,
    _ range: Range<Int>
  ) -> Typed? {
    guard let first = check(left), let second = check(right) else { return nil }
    let shape = first.shape.joined(with: second.shape)
    let isOrder = comparison != .equal && comparison != .unequal
    if first.shape == .none || second.shape == .none {
      report(.templateType, "nothing is compared with none", range, help: "ask '… is none'")
      return nil
    }
    switch (shape, isOrder) {
    case (.string, _), (.text, _), (.int, _), (.bool, false), (.optional(.string), false), (.optional(.text), false),
      (.optional(.int), false), (.optional(.bool), false):
      return Typed(.comparison(comparison, first.code, second.code), .bool)
    case (_, _):
      let message = "\(first.shape.name) and \(second.shape.name) can't be compared with '\(comparison.rawValue)'"
      report(.templateType, message, range)
      return nil
    }
  }

  private mutating func contains(_ item: Expression, _ whole: Expression, _ range: Range<Int>) -> Typed? {
    guard let first = check(item), let second = check(whole) else { return nil }
    switch second.shape {
    case .string, .text:
      guard first.shape.isText else { break }
      return Typed(.textContains(first.code, second.code), .bool)
    case .list(let element):
      switch first.shape.joined(with: element)?.unwrapped {
      case .string, .text, .int, .bool: return Typed(.listContains(first.code, second.code), .bool)
      case .list, .record, .optional, .some(.none), nil: break
      }
    case .int, .bool, .optional, .record, .none: break
    }
    report(.templateType, "\(first.shape.name) can't be looked for in \(second.shape.name)", range)
    return nil
  }

  private mutating func arithmetic(
    _ operation: Arithmetic,
    _ left: Expression,
    _ right: Expression,
    _ range: Range<Int>
  ) -> Typed? {
    guard let first = check(left), let second = check(right) else { return nil }
    if first.shape == .int, second.shape == .int {
      return Typed(.arithmetic(operation, first.code, second.code, mark(range)), .int)
    }
    if operation == .plus, let shape = first.shape.joined(with: second.shape) {
      if shape.isText { return Typed(.concatenation([first.code, second.code]), shape) }
      if case .list = shape { return Typed(.listConcatenation(first.code, second.code), shape) }
    }
    let message = "'\(operation.rawValue)' can't take \(first.shape.name) and \(second.shape.name)"
    report(.templateType, message, range)
    return nil
  }

  private mutating func concatenation(_ parts: [Expression]) -> Typed? {
    var shape = Shape.string
    var codes: [Code] = []
    for part in parts {
      guard let value = check(part) else { continue }
      switch value.shape {
      case .string, .int: break
      case .text: shape = .text
      case .bool, .list, .optional, .record, .none:
        report(.templateType, "\(value.shape.name) can't be joined with '~'", part.range)
        continue
      }
      codes.append(value.code)
    }
    return codes.count == parts.count ? Typed(.concatenation(codes), shape) : nil
  }

  private mutating func choice(
    _ value: Expression,
    _ condition: Expression,
    _ other: Expression,
    _ range: Range<Int>
  ) -> Typed? {
    guard let test = self.condition(condition) else { return nil }
    if let known = test.known { return check(known ? value : other) }
    let facts = facts(test.code)
    let outer = scope.present
    scope.present = outer.union(facts.whenTrue)
    let first = check(value)
    scope.present = outer.union(facts.whenFalse)
    let second = check(other)
    scope.present = outer
    guard let first, let second else { return nil }
    guard let shape = first.shape.joined(with: second.shape) else {
      let message = "this is either \(first.shape.name) or \(second.shape.name)"
      report(.templateType, message, range)
      return nil
    }
    return Typed(.choice(if: test.code, first.code, second.code), shape)
  }

  // MARK: tests

  private mutating func test(_ value: Expression, _ name: Word, _ arguments: Arguments, _ isNegated: Bool) -> Typed? {
    guard let test = BuiltinTest(rawValue: name.text) else {
      reportUnknown("there is no test '\(name.text)'", name.text, BuiltinTest.allCases.map(\.rawValue), name.range)
      return nil
    }
    guard arguments.isEmpty else {
      report(.templateType, "the test '\(name.text)' takes no arguments", name.range)
      return nil
    }
    let result: Typed
    switch test {
    case .none:
      guard let value = check(value) else { return nil }
      if value.shape == .none {
        result = decided(true)
      } else if value.shape.isOptional || value.path(in: self) != nil {
        result = Typed(.isNone(value.code), .bool)
      } else if macroDepth > 0 {
        // Other calls of the macro may pass what can be none.
        result = decided(false)
      } else {
        report(.templateType, "\(value.shape.name) is never none", name.range)
        return nil
      }
    case .odd, .even:
      guard let value = integer(value, "odd or even") else { return nil }
      result = Typed(test == .odd ? .isOdd(value.code) : .not(.isOdd(value.code)), .bool)
    case .defined, .undefined:
      guard case .name(let variable) = value.kind else {
        report(.templateType, "only a name can be asked whether it is defined", value.range)
        return nil
      }
      switch scope.names[variable] {
      case .uncertain(let reason):
        if !reason.isEmpty { report(.templateUnknownName, reason, value.range) }
        return nil
      case .variable, .constant, .macro, .module: result = decided(test == .defined)
      case nil: result = decided(test == .undefined)
      }
    }
    guard isNegated else { return result }
    return Typed(.not(result.code), .bool, known: result.known.map { !$0 })
  }

  private func decided(_ answer: Bool) -> Typed { Typed(.constant(.bool(answer)), .bool, known: answer) }
}

extension Typed {
  /// Whether the value was optional before a condition said otherwise.
  fileprivate func path(in checker: Checker) -> Path? {
    checker.path(code).flatMap { checker.scope.present.contains($0) ? $0 : nil }
  }
}
