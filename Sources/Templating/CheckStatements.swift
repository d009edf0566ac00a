import Diagnostics

extension Checker {
  mutating func statements(_ body: [Statement]) -> [Instruction] { body.flatMap { statement($0) } }

  mutating func statement(_ statement: Statement) -> [Instruction] {
    switch statement.kind {
    case .data(let bytes): return traced(statement.range, isData: true, [.data(bytes)])
    case .print(let expression): return traced(statement.range, isData: false, print(expression))
    case .branch(let branches, let otherwise): return branch(branches, otherwise)
    case .loop(let item, let list, let condition, let body, let otherwise):
      return loop(item, list, condition, body, otherwise)
    case .set(let name, let expression):
      guard let value = check(expression) else {
        scope.names[name.text] = .uncertain("")
        return []
      }
      return traced(statement.range, isData: false, set(name, value))
    case .macro(let macro):
      define(macro.name, .macro(module: scope.module, macro.name.text))
      return []
    case .include(let name): return include(name)
    case .importing(let name, let alias):
      if let module = importModule(name) {
        define(alias, .module(module), isImport: true)
      } else {
        scope.names[alias.text] = .uncertain("")
      }
      return []
    case .importingNames(let name, let names):
      importNames(name, names)
      return []
    case .extends(let name):
      report(.templateSyntax, "'extends' stands at the top of a template only", name.range)
      return []
    case .block(let name, _): return block(name)
    }
  }

  private mutating func set(_ name: Word, _ value: Typed) -> [Instruction] {
    switch scope.names[name.text] {
    case .macro, .module:
      report(.templateSyntax, "the name '\(name.text)' is taken", name.range)
      return []
    case .variable, .constant, .uncertain, nil: break
    }
    guard name.text != "loop" else {
      report(.templateSyntax, "the name 'loop' is taken", name.range)
      return []
    }
    let slot = newSlot()
    scope.names[name.text] = .variable(slot: slot, value.shape, isRoot: false)
    return [.assign(slot, value.code)]
  }

  // MARK: print

  private mutating func print(_ expression: Expression) -> [Instruction] {
    if case .call(let callee, let arguments) = expression.kind, case .name("super") = callee.kind {
      guard arguments.isEmpty, !scope.isInLoopOrMacro, !scope.overridden.isEmpty else {
        report(.templateSyntax, "'super()' stands in a block that replaces another, outside of loops", callee.range)
        return []
      }
      return blockBody(scope.overridden)
    }
    guard let value = check(expression) else { return [] }
    switch value.shape {
    case .string, .int: return [.print(value.code)]
    case .text:
      let filters = environment.filters.values.filter { $0.input == .text && $0.output == .string }.map(\.name).sorted()
      report(
        .templateUnescaped,
        "text of the spec is printed without an escaping filter",
        expression.range,
        help: filters.isEmpty ? nil : "pass it through one of: \(filters.joined(separator: ", "))"
      )
    case .bool:
      report(
        .templateType,
        "a boolean can't be printed",
        expression.range,
        help: "write the two words: {{ 'yes' if … else 'no' }}"
      )
    case .optional:
      report(
        .templateType,
        "\(value.shape.name) can't be printed",
        expression.range,
        help: "test it first: {% if … is not none %}"
      )
    case .list, .record, .none:
      report(.templateType, "\(value.shape.name) can't be printed", expression.range)
    }
    return []
  }

  // MARK: if

  private mutating func branch(
    _ branches: [(condition: Expression, body: [Statement])],
    _ otherwise: [Statement]
  ) -> [Instruction] {
    let outer = scope
    scope.isNested = true
    var code: [(condition: Code, body: [Instruction])] = []
    var scopes: [Scope] = []
    var isDecided = false
    for branch in branches where !isDecided {
      guard let condition = condition(branch.condition) else {
        // The condition is reported; its body may still hold other mistakes.
        let before = scope
        _ = statements(branch.body)
        scope = before
        continue
      }
      if condition.known == false { continue }
      isDecided = condition.known == true
      let facts = facts(condition.code)
      let before = scope
      scope.present.formUnion(facts.whenTrue)
      code.append((condition.code, statements(branch.body)))
      scopes.append(scope)
      scope = before
      scope.present.formUnion(facts.whenFalse)
    }
    var last: [Instruction] = []
    if !isDecided {
      last = statements(otherwise)
      scopes.append(scope)
    }
    scope = outer
    let copies = merge(scopes)
    for index in copies.indices {
      if index < code.count { code[index].body += copies[index] } else { last += copies[index] }
    }
    return code.isEmpty ? last : [.branch(code, otherwise: last)]
  }

  /// Brings names that the branches set differently back together; the copies go to the ends of the branches.
  private mutating func merge(_ scopes: [Scope]) -> [[Instruction]] {
    var copies = [[Instruction]](repeating: [], count: scopes.count)
    let names = Set(scopes.flatMap(\.names.keys)).sorted()
    for name in names {
      var slots: [Int] = []
      var isRoots: [Bool] = []
      var shapes: [Shape] = []
      var isSet = false
      for scope in scopes {
        guard case .variable(let slot, let shape, let isRoot) = scope.names[name] else { continue }
        slots.append(slot)
        isRoots.append(isRoot)
        shapes.append(shape)
        if case .variable(slot, _, isRoot) = self.scope.names[name] {} else { isSet = true }
      }
      guard isSet || slots.count < scopes.count else { continue }
      if slots.isEmpty {
        scopes.first?.names[name].map { scope.names[name] = $0 }
        continue
      }
      guard slots.count == scopes.count else {
        scope.names[name] = .uncertain("'\(name)' is not set on every way to this place")
        continue
      }
      guard let shape = joined(shapes) else {
        scope.names[name] = .uncertain("'\(name)' has another shape on every way to this place")
        continue
      }
      let target = newSlot()
      scope.names[name] = .variable(slot: target, shape, isRoot: false)
      for index in copies.indices {
        copies[index].append(.assign(target, isRoots[index] ? .root(slots[index]) : .local(slots[index])))
      }
    }
    return copies
  }

  func joined(_ shapes: [Shape]) -> Shape? {
    shapes.dropFirst().reduce(shapes.first) { result, shape in result.flatMap { $0.joined(with: shape) } }
  }

  // MARK: for

  private mutating func loop(
    _ item: Word,
    _ list: Expression,
    _ condition: Expression?,
    _ body: [Statement],
    _ otherwise: [Statement]
  ) -> [Instruction] {
    let values = check(list)
    let outer = scope
    let slots = LoopSlots(item: newSlot())
    _ = (newSlot(), newSlot())
    scope.isNested = true
    scope.isInLoopOrMacro = true
    scope.loop = nil
    switch values?.shape {
    case .list(let element):
      scope.names[item.text] = .variable(slot: slots.item, element, isRoot: false)
      if case .record = element { scope.subjects.append(.local(slots.item)) }
    case let shape?:
      let help = shape.isOptional ? "test it first: {% if … is not none %}" : nil
      report(.templateType, "\(shape.name) can't be looped over", list.range, help: help)
      scope.names[item.text] = .uncertain("")
    case nil: scope.names[item.text] = .uncertain("")
    }
    if item.text == "loop" { report(.templateSyntax, "the name 'loop' is taken", item.range) }
    switch outer.names[item.text] {
    case .macro, .module: report(.templateSyntax, "the name '\(item.text)' is taken", item.range)
    case .variable, .constant, .uncertain, nil: break
    }
    var filter: Code?
    if let condition, let checked = self.condition(condition) {
      filter = checked.code
      scope.present.formUnion(facts(checked.code).whenTrue)
    }
    scope.loop = slots
    let code = statements(body)
    scope = outer
    scope.isNested = true
    scope.isInLoopOrMacro = true
    scope.loop = nil
    let empty = statements(otherwise)
    scope = outer
    guard let values else { return [] }
    return [.loop(values.code, slots, where: filter, body: code, otherwise: empty)]
  }
}
