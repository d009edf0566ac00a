import Diagnostics

/// Runs a program: one frame of slots for each macro that is being called, and one buffer for all output.
struct Renderer {
  private let program: Program
  private var stack: [Value]
  private var base = 0
  private var depth = 0
  var output: [UInt8] = []

  /// Macros call each other at most this deep.
  static let depthLimit = 100

  init(_ program: Program, _ values: [Value]) {
    precondition(
      values.count == program.contextSize,
      "the template's context has \(program.contextSize) names, but \(values.count) values were given"
    )
    self.program = program
    stack = values
    stack.reserveCapacity(program.frameSize + 64)
    for _ in values.count..<max(values.count, program.frameSize) { stack.append(.none) }
    output.reserveCapacity(4096)
  }

  mutating func run(_ body: [Instruction]) throws(RenderFailure) {
    for instruction in body {
      switch instruction {
      case .data(let bytes): output.append(contentsOf: bytes)
      case .print(let code): try print(code)
      case .assign(let slot, let code):
        let value = try value(code)
        stack[base + slot] = value
      case .branch(let branches, let otherwise):
        var isTaken = false
        for branch in branches where try bool(branch.condition) {
          isTaken = true
          try run(branch.body)
          break
        }
        if !isTaken { try run(otherwise) }
      case .loop(let list, let slots, let condition, let body, let otherwise):
        try loop(list, slots, condition, body, otherwise)
      }
    }
  }

  private mutating func loop(
    _ list: Code,
    _ slots: LoopSlots,
    _ condition: Code?,
    _ body: [Instruction],
    _ otherwise: [Instruction]
  ) throws(RenderFailure) {
    var items = try self.list(list)
    if let condition {
      var kept: [Value] = []
      for item in items {
        stack[base + slots.item] = item
        if try bool(condition) { kept.append(item) }
      }
      items = kept
    }
    guard !items.isEmpty else { return try run(otherwise) }
    stack[base + slots.count] = .int(items.count)
    for index in items.indices {
      stack[base + slots.item] = items[index]
      stack[base + slots.index] = .int(index)
      try run(body)
    }
  }

  // MARK: print

  private mutating func print(_ code: Code) throws(RenderFailure) {
    switch code {
    case .call(let macro, let arguments, let place): try call(macro, arguments, place)
    case .concatenation(let parts):
      for part in parts { try print(part) }
    case .choice(let condition, let value, let other): try print(try bool(condition) ? value : other)
    case .join(let list, let separator, let fields): try join(list, separator, fields)
    case .constant, .local, .root, .field, .loop, .element, .either, .arithmetic, .builtin, .external, .list, .not,
      .and, .or, .truth, .isNone, .isOdd, .comparison, .listContains, .textContains, .listConcatenation:
      write(try value(code))
    }
  }

  @inline(__always)
  private mutating func write(_ value: Value) {
    switch value {
    case .string(let text): output.append(contentsOf: text.utf8)
    case .int(let number): output.append(contentsOf: String(number).utf8)
    case .bool, .list, .record, .none: preconditionFailure("a value has not the shape that its context promised")
    }
  }

  private mutating func join(_ list: Code, _ separator: Code, _ fields: [Int]) throws(RenderFailure) {
    let items = try self.list(list)
    let separator = try text(separator)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(contentsOf: separator.utf8) }
      write(fields.reduce(item) { value, field in value.slot(field) })
    }
  }

  private mutating func call(_ macro: Int, _ arguments: [Code], _ place: Place) throws(RenderFailure) {
    guard depth < Self.depthLimit else {
      throw failure(.templateLimit, "macros call each other more than \(Self.depthLimit) deep", place)
    }
    let callee = stack.count
    for argument in arguments {
      let value = try value(argument)
      stack.append(value)
    }
    let instance = program.macros[macro]
    for _ in arguments.count..<max(arguments.count, instance.frameSize) { stack.append(.none) }
    let caller = base
    base = callee
    depth += 1
    try run(instance.body)
    depth -= 1
    base = caller
    stack.removeLast(stack.count - callee)
  }

  /// What some printing prints, as text.
  private mutating func captured(_ code: Code) throws(RenderFailure) -> Value {
    let start = output.count
    try print(code)
    let text = output.withUnsafeBufferPointer { String(decoding: $0[start...], as: UTF8.self) }
    output.removeLast(output.count - start)
    return .string(text)
  }

  // MARK: values

  private mutating func value(_ code: Code) throws(RenderFailure) -> Value {
    switch code {
    case .constant(let value): return value
    case .local(let slot): return stack[base + slot]
    case .root(let slot): return stack[slot]
    case .field(.local(let slot), let field): return stack[base + slot].slot(field)
    case .field(let record, let field): return try value(record).slot(field)
    case .loop(let fact, let slots): return fact.value(stack[base + slots.index], stack[base + slots.count])
    case .list(let items):
      var values: [Value] = []
      for item in items { values.append(try value(item)) }
      return .list(values)
    case .element(let list, let index, let place): return try element(list, index, place)
    case .either(let left, let right):
      let first = try value(left)
      return first.isTruthy ? first : try value(right)
    case .not, .and, .or, .truth, .isNone, .isOdd, .comparison, .listContains, .textContains:
      return .bool(try bool(code))
    case .arithmetic(let operation, let left, let right, let place):
      return .int(try arithmetic(operation, try int(left), try int(right), place))
    case .listConcatenation(let left, let right): return .list(try list(left) + list(right))
    case .choice(let condition, let first, let second): return try value(try bool(condition) ? first : second)
    case .concatenation, .join, .call: return try captured(code)
    case .builtin(let filter, let input, let arguments, let place):
      return try builtin(filter, try value(input), arguments, place)
    case .external(let filter, let input, let arguments, let place):
      let input = try value(input)
      var values: [Value] = []
      for argument in arguments { values.append(try value(argument)) }
      do throws(Filter.Refusal) {
        return try filter.apply(input, values)
      } catch {
        throw failure(.templateValue, "filter '\(filter.name)': \(error.message)", place)
      }
    }
  }

  mutating func bool(_ code: Code) throws(RenderFailure) -> Bool {
    switch code {
    case .not(let inner): return try !bool(inner)
    case .and(let left, let right): return try bool(left) ? try bool(right) : false
    case .or(let left, let right): return try bool(left) ? true : try bool(right)
    case .truth(let inner): return try value(inner).isTruthy
    case .isNone(let inner):
      if case .none = try value(inner) { return true }
      return false
    case .isOdd(let inner): return try int(inner) & 1 == 1
    case .comparison(let comparison, let left, let right):
      return comparison.holds(try value(left), try value(right))
    case .listContains(let item, let list):
      let item = try value(item)
      return try self.list(list).contains { Comparison.equal.holds(item, $0) }
    case .textContains(let item, let whole): return Text.contains(try text(whole), try text(item))
    case .constant, .local, .root, .field, .loop, .list, .element, .either, .arithmetic, .concatenation,
      .listConcatenation, .choice, .join, .builtin, .external, .call:
      guard case .bool(let bool) = try value(code) else { promiseBroken() }
      return bool
    }
  }

  private mutating func int(_ code: Code) throws(RenderFailure) -> Int {
    guard case .int(let int) = try value(code) else { promiseBroken() }
    return int
  }

  private mutating func text(_ code: Code) throws(RenderFailure) -> String {
    guard case .string(let text) = try value(code) else { promiseBroken() }
    return text
  }

  private mutating func list(_ code: Code) throws(RenderFailure) -> [Value] {
    guard case .list(let list) = try value(code) else { promiseBroken() }
    return list
  }

  private mutating func element(_ list: Code, _ index: Code, _ place: Place) throws(RenderFailure) -> Value {
    let items = try self.list(list)
    let index = try int(index)
    let position = index < 0 ? index + items.count : index
    guard items.indices.contains(position) else {
      throw failure(.templateValue, "a list of \(items.count) has no element \(index)", place)
    }
    return items[position]
  }

  private func arithmetic(
    _ operation: Arithmetic,
    _ left: Int,
    _ right: Int,
    _ place: Place
  ) throws(RenderFailure) -> Int {
    let (result, overflows) =
      switch operation {
      case .plus: left.addingReportingOverflow(right)
      case .minus: left.subtractingReportingOverflow(right)
      case .times: left.multipliedReportingOverflow(by: right)
      }
    guard !overflows else { throw failure(.templateValue, "the number is too large", place) }
    return result
  }

  private mutating func builtin(
    _ filter: BuiltinFilter,
    _ input: Value,
    _ arguments: [Code],
    _ place: Place
  ) throws(RenderFailure) -> Value {
    switch (filter, input) {
    case (.length, .list(let items)): return .int(items.count)
    case (.length, .string(let text)): return .int(text.unicodeScalars.count)
    case (.first, .list(let items)), (.last, .list(let items)):
      guard let item = filter == .first ? items.first : items.last else {
        throw failure(.templateValue, "an empty list has no \(filter.rawValue) element", place)
      }
      return item
    case (.upper, .string(let text)): return .string(Text.upper(text))
    case (.lower, .string(let text)): return .string(Text.lower(text))
    case (.trim, .string(let text)): return .string(Text.trim(text))
    case (.indent, .string(let text)):
      let width =
        switch try value(arguments[0]) {
        case .int(let width): String(repeating: " ", count: max(0, min(width, 1000)))
        case .string(let width): width
        case .bool, .list, .record, .none: promiseBroken()
        }
      return .string(Text.indent(text, by: width, first: try bool(arguments[1]), blank: try bool(arguments[2])))
    case (.replace, .string(let text)):
      let old = try self.text(arguments[0])
      let new = try self.text(arguments[1])
      guard !old.isEmpty else { throw failure(.templateValue, "'replace' can't look for an empty text", place) }
      return .string(Text.replace(text, old, new))
    case (_, _): promiseBroken()
    }
  }

  private func failure(_ code: DiagnosticCode, _ message: String, _ place: Place) -> RenderFailure {
    RenderFailure(diagnostic: Diagnostic(code, message, at: program.places[place]))
  }
}

private func promiseBroken() -> Never {
  preconditionFailure("a value has not the shape that its context promised")
}

extension Value {
  @inline(__always)
  fileprivate func slot(_ slot: Int) -> Value {
    guard case .record(let record) = self else { promiseBroken() }
    return record[slot]
  }

  fileprivate var isTruthy: Bool {
    switch self {
    case .string(let text): !text.isEmpty
    case .int(let number): number != 0
    case .bool(let bool): bool
    case .list(let items): !items.isEmpty
    case .record: true
    case .none: false
    }
  }
}

extension LoopFact {
  fileprivate func value(_ index: Value, _ count: Value) -> Value {
    guard case .int(let index) = index, case .int(let count) = count else { promiseBroken() }
    return switch self {
    case .index: .int(index + 1)
    case .index0: .int(index)
    case .first: .bool(index == 0)
    case .last: .bool(index == count - 1)
    case .length: .int(count)
    }
  }
}

extension Comparison {
  /// Texts are equal when their code points are, and ordered by them.
  fileprivate func holds(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.int(let left), .int(let right)): holds(left, right)
    case (.string(let left), .string(let right)): holds(Text.order(left, right), 0)
    case (.bool(let left), .bool(let right)): holds(left ? 1 : 0, right ? 1 : 0)
    case (.none, .none): self == .equal
    case (_, _): self == .unequal
    }
  }

  private func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
