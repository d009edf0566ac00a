import Diagnostics

/// Runs a program: one frame of slots for each macro that is being called, and one buffer for all output.
///
/// Never copied, as its output is not.
struct Renderer: ~Copyable {
  private let steps: Steps
  private let nodes: UnsafeMutableBufferPointer<Steps.Node>
  private let operands: UnsafeMutableBufferPointer<Int32>
  private let places: [SourceRange]
  private var stack: [Value]
  private var base = 0
  private var depth = 0
  var output: OutputBuffer
  private let isTracing: Bool
  /// Where the output comes from, in its order.
  private(set) var marks: [TraceMark] = []
  private var callers: [TraceMark.Caller] = []
  /// What was last printed into a text, and the variables that hold such a text as it was.
  private var lastTaken: TakenText?
  private var held: [Int: TakenText] = [:]

  /// Macros call each other at most this deep.
  static let depthLimit = 100

  /// - Parameter room: Bytes that are made room for from the start.
  init(_ program: Program, _ values: [Value], room: Int = 0) {
    precondition(
      values.count == program.contextSize,
      "the template's context has \(program.contextSize) names, but \(values.count) values were given"
    )
    steps = program.steps
    (nodes, operands) = (steps.nodes, steps.operands)
    places = program.places
    isTracing = !steps.tracePoints.isEmpty
    output = OutputBuffer(room: room)
    stack = values
    stack.reserveCapacity(program.frameSize + 64)
    for _ in values.count..<max(values.count, program.frameSize) { stack.append(.none) }
  }

  /// Runs a statement; what it prints is added to the output.
  mutating func run(_ step: Int32) throws(RenderFailure) {
    let node = nodes[step]
    switch node.kind {
    case .trace: trace(node)
    case .block:
      for index in node.a..<(node.a + node.b) { try run(operands[index]) }
    case .data:
      output.append(UnsafeBufferPointer(rebasing: steps.data[Int(node.a)..<Int(node.a + node.b)]))
    case .print: try print(node.a)
    case .assign:
      let value = try value(node.b)
      stack[base + Int(node.a)] = value
      if isTracing { hold(value, inSlot: base + Int(node.a)) }
    case .branch:
      for index in 0..<node.b where try bool(operands[node.a + 2 * index]) {
        return try run(operands[node.a + 2 * index + 1])
      }
      try run(node.c)
    case .loop: try loop(node)
    case .constant, .local, .root, .field, .localField, .rootField, .index, .index0, .first, .last, .length, .list,
      .element, .either, .choice, .arithmetic, .listConcatenation, .concatenation, .join, .builtin, .external, .call,
      .not, .and, .or, .truth, .isNone, .isOdd, .comparison, .listContains, .textContains:
      promiseBroken()
    }
  }

  private mutating func loop(_ node: Steps.Node) throws(RenderFailure) {
    let slot = Int(operands[node.a + 1])
    let condition = operands[node.a + 2]
    let body = operands[node.a + 3]
    var items = try list(operands[node.a])
    if condition >= 0 {
      var kept: [Value] = []
      for item in items {
        stack[base + slot] = item
        if try bool(condition) { kept.append(item) }
      }
      items = kept
    }
    guard !items.isEmpty else { return try run(operands[node.a + 4]) }
    let slots = LoopSlots(item: slot)
    stack[base + slots.count] = .int(items.count)
    for index in items.indices {
      stack[base + slots.item] = items[index]
      stack[base + slots.index] = .int(index)
      try run(body)
    }
  }

  // MARK: print

  private mutating func print(_ step: Int32) throws(RenderFailure) {
    let node = nodes[step]
    switch node.kind {
    case .call: try call(node)
    case .concatenation:
      for index in node.a..<(node.a + node.b) { try print(operands[index]) }
    case .choice: try print(try bool(node.a) ? node.b : node.c)
    case .join: try join(node)
    case .external:
      guard let write = steps.filters[Int(node.a)].write else { return self.write(try value(step)) }
      let input = try value(operands[node.b])
      write(input, try arguments(of: node), &output)
    case .builtin where node.filter == .indent:
      let start = output.count
      try print(operands[node.b])
      // Most of what is indented is one line, to which that does nothing.
      if output.bytes(from: start).allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), try !isFirstIndented(node) { return }
      let text = takeBack(to: start)
      write(try builtin(node, .string(text)))
      if isTracing { marks.move(from: Array(text.utf8), at: start, to: output.bytes[start...]) }
    case .local where isTracing: printHeld(base + Int(node.a))
    case .constant, .local, .root, .field, .localField, .rootField, .index, .index0, .first, .last, .length, .list,
      .element, .either, .arithmetic, .listConcatenation, .builtin, .not, .and, .or, .truth, .isNone, .isOdd,
      .comparison, .listContains, .textContains:
      write(try value(step))
    case .trace, .block, .data, .print, .assign, .branch, .loop: promiseBroken()
    }
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .string(let text): output.append(text: text)
    case .int(let number): output.append(text: String(number))
    case .bool, .list, .record, .none: promiseBroken()
    }
  }

  private mutating func join(_ node: Steps.Node) throws(RenderFailure) {
    let items = try list(node.a)
    let separator = try text(node.b)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(text: separator) }
      var value = item
      for field in node.c + 1..<node.c + 1 + operands[node.c] { value = value.slot(operands[field]) }
      write(value)
    }
  }

  private mutating func call(_ node: Steps.Node) throws(RenderFailure) {
    let (place, count) = (operands[node.b], operands[node.b + 1])
    guard depth < Self.depthLimit else {
      throw failure(.templateLimit, "macros call each other more than \(Self.depthLimit) deep", place)
    }
    let callee = stack.count
    for index in 0..<count {
      let value = try value(operands[node.b + 2 + index])
      stack.append(value)
    }
    let macro = steps.macros[Int(node.a)]
    for _ in Int(count)..<max(Int(count), macro.frameSize) { stack.append(.none) }
    let caller = base
    base = callee
    depth += 1
    if isTracing { enter(place) }
    try run(macro.body)
    if isTracing { leave() }
    depth -= 1
    base = caller
    stack.removeLast(stack.count - callee)
  }

  /// What some printing prints, as text.
  private mutating func captured(_ step: Int32) throws(RenderFailure) -> Value {
    let start = output.count
    let known = marks.count
    try print(step)
    guard isTracing else { return .string(takeBack(to: start)) }
    let made = marks[known...].map { $0.moved(by: -start) }
    marks.fold(behind: known)
    let text = takeBack(to: start)
    lastTaken = TakenText(text: text, marks: made)
    return .string(text)
  }

  // MARK: tracing

  private mutating func trace(_ node: Steps.Node) {
    let direct = operands[node.b]
    let surrounding = operands[node.b + 1 + direct]
    var origins: [SourceRange] = []
    for list in [node.b + 1..<node.b + 1 + direct, node.b + 2 + direct..<node.b + 2 + direct + surrounding] {
      for index in list.reversed() where origins.isEmpty { origins = known(operands[index])?.origins ?? [] }
    }
    let mark = TraceMark(
      offset: output.count,
      point: Int(node.a),
      callers: callers,
      origins: origins.isEmpty ? callers.last?.origins ?? [] : origins
    )
    marks.append(mark)
  }

  /// The value at the end of a chain of fields, `nil` where one of them is none.
  private func known(_ step: Int32) -> Value? {
    let node = nodes[step]
    let (base, field): (Value?, Int32)
    switch node.kind {
    case .local: return stack[self.base + Int(node.a)]
    case .root: return stack[Int(node.a)]
    case .localField: (base, field) = (stack[self.base + Int(node.a)], node.b)
    case .rootField: (base, field) = (stack[Int(node.a)], node.b)
    case .field: (base, field) = (known(node.a), node.b)
    case _: return nil
    }
    guard case .record(let record)? = base else { return nil }
    return record[Int(field)]
  }

  private mutating func hold(_ value: Value, inSlot slot: Int) {
    held[slot] = nil
    if case .string(let text) = value, let taken = lastTaken, taken.text == text { held[slot] = taken }
    lastTaken = nil
  }

  /// Prints a variable; a text that was printed into it keeps its marks.
  private mutating func printHeld(_ slot: Int) {
    let start = output.count
    write(stack[slot])
    guard case .string(let text) = stack[slot], let taken = held[slot], taken.text == text else { return }
    marks += taken.marks.map { $0.moved(by: start) }
  }

  private mutating func enter(_ place: Int32) {
    let last = marks.last
    callers.append(TraceMark.Caller(place: places[Int(place)], point: last?.point, origins: last?.origins ?? []))
  }

  /// What follows comes from the caller again.
  private mutating func leave() {
    callers.removeLast()
    guard var mark = marks.last(where: { $0.callers.count == callers.count }) else { return }
    mark.offset = output.count
    mark.inside = []
    marks.append(mark)
  }

  /// Removes the end of the output and answers it.
  private mutating func takeBack(to start: Int) -> String {
    let text = output.text(from: start)
    output.removeLast(output.count - start)
    return text
  }

  // MARK: values

  private mutating func value(_ step: Int32) throws(RenderFailure) -> Value {
    let node = nodes[step]
    switch node.kind {
    case .localField: return stack[base + Int(node.a)].slot(node.b)
    case .local: return stack[base + Int(node.a)]
    case .constant: return steps.constants[Int(node.a)]
    case .root: return stack[Int(node.a)]
    case .rootField: return stack[Int(node.a)].slot(node.b)
    case .field: return try value(node.a).slot(node.b)
    case .index: return .int(int(inSlot: node.a) + 1)
    case .index0: return .int(int(inSlot: node.a))
    case .first: return .bool(int(inSlot: node.a) == 0)
    case .last: return .bool(int(inSlot: node.a) == int(inSlot: node.b) - 1)
    case .length: return .int(int(inSlot: node.b))
    case .list:
      var values: [Value] = []
      values.reserveCapacity(Int(node.b))
      for index in node.a..<(node.a + node.b) { values.append(try value(operands[index])) }
      return .list(values)
    case .element: return try element(node)
    case .either:
      let first = try value(node.a)
      return first.isTruthy ? first : try value(node.b)
    case .not, .and, .or, .truth, .isNone, .isOdd, .comparison, .listContains, .textContains:
      return .bool(try bool(step))
    case .arithmetic: return .int(try arithmetic(node))
    case .listConcatenation: return .list(try list(node.a) + list(node.b))
    case .choice: return try value(try bool(node.a) ? node.b : node.c)
    case .concatenation, .join, .call: return try captured(step)
    case .builtin: return try builtin(node, try value(operands[node.b]))
    case .external:
      let input = try value(operands[node.b])
      let arguments = try arguments(of: node)
      let filter = Int(node.a)
      do throws(Filter.Refusal) {
        return try steps.filters[filter].apply(input, arguments)
      } catch {
        let name = steps.filters[filter].name
        throw failure(.templateValue, "filter '\(name)': \(error.message)", operands[node.b + 1])
      }
    case .trace, .block, .data, .print, .assign, .branch, .loop: promiseBroken()
    }
  }

  private func int(inSlot slot: Int32) -> Int {
    guard case .int(let int) = stack[base + Int(slot)] else { promiseBroken() }
    return int
  }

  /// The values of a filter's arguments.
  private mutating func arguments(of node: Steps.Node) throws(RenderFailure) -> [Value] {
    if node.c >= 0, case .list(let values) = steps.constants[Int(node.c)] { return values }
    var values: [Value] = []
    for index in 0..<operands[node.b + 2] { values.append(try value(operands[node.b + 3 + index])) }
    return values
  }

  /// Runs a condition.
  mutating func bool(_ step: Int32) throws(RenderFailure) -> Bool {
    let node = nodes[step]
    switch node.kind {
    case .not: return try !bool(node.a)
    case .and: return try bool(node.a) ? try bool(node.b) : false
    case .or: return try bool(node.a) ? true : try bool(node.b)
    case .truth: return try value(node.a).isTruthy
    case .isNone:
      if case .none = try value(node.a) { return true }
      return false
    case .isOdd: return try int(node.a) & 1 == 1
    case .comparison:
      return node.comparison.holds(try value(operands[node.a]), try value(operands[node.a + 1]))
    case .listContains:
      let item = try value(node.a)
      return try list(node.b).contains { Comparison.equal.holds(item, $0) }
    case .textContains: return Text.contains(try text(node.b), try text(node.a))
    case .constant, .local, .root, .field, .localField, .rootField, .index, .index0, .first, .last, .length, .list,
      .element, .either, .choice, .arithmetic, .listConcatenation, .concatenation, .join, .builtin, .external, .call:
      guard case .bool(let bool) = try value(step) else { promiseBroken() }
      return bool
    case .trace, .block, .data, .print, .assign, .branch, .loop: promiseBroken()
    }
  }

  private mutating func int(_ step: Int32) throws(RenderFailure) -> Int {
    guard case .int(let int) = try value(step) else { promiseBroken() }
    return int
  }

  private mutating func text(_ step: Int32) throws(RenderFailure) -> String {
    guard case .string(let text) = try value(step) else { promiseBroken() }
    return text
  }

  private mutating func list(_ step: Int32) throws(RenderFailure) -> [Value] {
    guard case .list(let list) = try value(step) else { promiseBroken() }
    return list
  }

  private mutating func element(_ node: Steps.Node) throws(RenderFailure) -> Value {
    let items = try list(node.a)
    let index = try int(node.b)
    let position = index < 0 ? index + items.count : index
    guard items.indices.contains(position) else {
      throw failure(.templateValue, "a list of \(items.count) has no element \(index)", node.c)
    }
    return items[position]
  }

  private mutating func arithmetic(_ node: Steps.Node) throws(RenderFailure) -> Int {
    let left = try int(operands[node.a])
    let right = try int(operands[node.a + 1])
    let (result, overflows) =
      switch node.arithmetic {
      case .plus: left.addingReportingOverflow(right)
      case .minus: left.subtractingReportingOverflow(right)
      case .times: left.multipliedReportingOverflow(by: right)
      }
    guard !overflows else { throw failure(.templateValue, "the number is too large", operands[node.a + 2]) }
    return result
  }

  private func argument(_ index: Int32, of node: Steps.Node) -> Int32 { operands[node.b + 3 + index] }

  private mutating func isFirstIndented(_ node: Steps.Node) throws(RenderFailure) -> Bool {
    try bool(argument(1, of: node))
  }

  private mutating func builtin(_ node: Steps.Node, _ input: Value) throws(RenderFailure) -> Value {
    let filter = node.filter
    let place = operands[node.b + 1]
    switch (filter, input) {
    case (.length, .list(let items)): return .int(items.count)
    case (.length, .string(let text)): return .int(Text.count(text))
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
        switch try value(argument(0, of: node)) {
        case .int(let width): String(repeating: " ", count: max(0, min(width, 1000)))
        case .string(let width): width
        case .bool, .list, .record, .none: promiseBroken()
        }
      let isFirst = try isFirstIndented(node)
      return .string(Text.indent(text, by: width, first: isFirst, blank: try bool(argument(2, of: node))))
    case (.replace, .string(let text)):
      let old = try self.text(argument(0, of: node))
      let new = try self.text(argument(1, of: node))
      guard !old.isEmpty else { throw failure(.templateValue, "'replace' can't look for an empty text", place) }
      return .string(Text.replace(text, old, new))
    case (_, _): promiseBroken()
    }
  }

  private func failure(_ code: DiagnosticCode, _ message: String, _ place: Int32) -> RenderFailure {
    RenderFailure(diagnostic: Diagnostic(code, message, at: places[Int(place)]))
  }
}

private func promiseBroken() -> Never {
  preconditionFailure("a value has not the shape that its context promised")
}

extension UnsafeMutableBufferPointer {
  fileprivate subscript(index: Int32) -> Element { self[Int(index)] }
}

extension Value {
  @inline(__always)
  fileprivate func slot(_ slot: Int32) -> Value {
    guard case .record(let record) = self else { promiseBroken() }
    return record[Int(slot)]
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
