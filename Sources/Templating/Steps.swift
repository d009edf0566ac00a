/// A program as it is run: nodes that name each other by numbers, in memory that nothing counts references to.
///
/// The checked statements themselves are trees, of which each part that is looked at would be retained and released.
final class Steps: @unchecked Sendable {
  /// One step; what its numbers mean depends on what it does.
  struct Node {
    var kind: Kind
    var comparison = Comparison.equal
    var arithmetic = Arithmetic.plus
    var filter = BuiltinFilter.first
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
  }

  /// What a step does, with its numbers. A list of nodes is given by its first place among the operands and its count.
  enum Kind: UInt8 {
    // MARK: statements
    /// Takes down the point `a`. From `b` on: how many values are about it, and them, from the outermost record inwards; how
    /// many records surround it, and them.
    case trace
    /// Runs the nodes of a list.
    case block
    /// Writes bytes, given by their first and their count.
    case data
    case print
    /// Puts the value of `b` into the slot `a`.
    case assign
    /// Pairs of a condition and a body, `b` of them from `a` on; `c` where none holds.
    case branch
    /// From `a` on: the list, the item's slot, a condition or -1, the body, what is run instead for an empty list.
    case loop

    // MARK: values
    case constant, local, root
    /// The field `b` of the record `a`.
    case field
    /// The field `b` of the record in the slot `a`.
    case localField
    /// The field `b` of the record in the template's slot `a`.
    case rootField
    case index, index0, first, last, length
    case list
    /// The element `b` of the list `a`; the place is `c`.
    case element
    case either
    case choice
    /// From `a` on: both operands and the place.
    case arithmetic
    case listConcatenation
    case concatenation
    /// The list `a`, the separator `b`, from `c` on how many fields, and the fields.
    case join
    /// From `b` on: the input, the place, how many arguments, and the arguments.
    case builtin
    /// The same with the filter `a`; `c` is the list of the arguments among the constants where they are constant,
    /// otherwise -1.
    case external
    /// The macro `a`; from `b` on: the place, how many arguments, and the arguments.
    case call

    // MARK: conditions
    case not, and, or, truth, isNone, isOdd
    /// From `a` on: both operands.
    case comparison
    case listContains, textContains
  }

  struct Macro {
    var frameSize: Int
    var body: Int32
  }

  let nodes: UnsafeMutableBufferPointer<Node>
  let operands: UnsafeMutableBufferPointer<Int32>
  let data: UnsafeMutableBufferPointer<UInt8>
  let constants: [Value]
  let macros: [Macro]
  let filters: [Filter]
  /// The places that output comes from; none unless that was asked for.
  let tracePoints: [TracePoint]
  /// What is run.
  let start: Int32

  init(_ body: [Instruction], _ macros: [MacroInstance]) {
    var writer = Writer()
    start = writer.block(body)
    self.macros = macros.map { Macro(frameSize: $0.frameSize, body: writer.block($0.body)) }
    (nodes, operands, data) = (copied(writer.nodes), copied(writer.operands), copied(writer.data))
    (constants, filters, tracePoints) = (writer.constants, writer.filters, writer.tracePoints)
  }

  /// A single condition.
  init(condition: Code) {
    var writer = Writer()
    start = writer.code(condition)
    macros = []
    (nodes, operands, data) = (copied(writer.nodes), copied(writer.operands), copied(writer.data))
    (constants, filters, tracePoints) = (writer.constants, writer.filters, [])
  }

  deinit {
    nodes.deallocate()
    operands.deallocate()
    data.deallocate()
  }
}

private func copied<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
  let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
  _ = copy.initialize(from: elements)
  return copy
}

/// Writes checked statements as steps.
private struct Writer {
  var nodes: [Steps.Node] = []
  var operands: [Int32] = []
  var data: [UInt8] = []
  var constants: [Value] = []
  var filters: [Filter] = []
  var tracePoints: [TracePoint] = []

  private mutating func node(_ kind: Steps.Kind, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) -> Int32 {
    nodes.append(Steps.Node(kind: kind, a: a, b: b, c: c))
    return Int32(nodes.count - 1)
  }

  /// Where the operands stand.
  private mutating func operands(_ values: [Int32]) -> Int32 {
    operands += values
    return Int32(operands.count - values.count)
  }

  private mutating func constant(_ value: Value) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  // MARK: statements

  mutating func block(_ body: [Instruction]) -> Int32 {
    let steps = body.map { statement($0) }
    return steps.count == 1 ? steps[0] : node(.block, operands(steps), Int32(steps.count))
  }

  private mutating func statement(_ instruction: Instruction) -> Int32 {
    switch instruction {
    case .trace(let point):
      tracePoints.append(point)
      let lists = [point.direct, point.surrounding].flatMap { codes in [Int32(codes.count)] + codes.map { code($0) } }
      return node(.trace, Int32(tracePoints.count - 1), operands(lists))
    case .data(let bytes):
      data += bytes
      return node(.data, Int32(data.count - bytes.count), Int32(bytes.count))
    case .print(let value): return node(.print, code(value))
    case .assign(let slot, let value): return node(.assign, Int32(slot), code(value))
    case .branch(let branches, let otherwise):
      let pairs = branches.flatMap { [code($0.condition), block($0.body)] }
      return node(.branch, operands(pairs), Int32(branches.count), block(otherwise))
    case .loop(let list, let slots, let condition, let body, let otherwise):
      let parts = [
        code(list), Int32(slots.item), condition.map { code($0) } ?? -1, block(body), block(otherwise),
      ]
      return node(.loop, operands(parts))
    }
  }

  // MARK: values

  mutating func code(_ code: Code) -> Int32 {
    switch code {
    case .constant(let value): return node(.constant, constant(value))
    case .local(let slot): return node(.local, Int32(slot))
    case .root(let slot): return node(.root, Int32(slot))
    case .field(.local(let slot), let field): return node(.localField, Int32(slot), Int32(field))
    case .field(.root(let slot), let field): return node(.rootField, Int32(slot), Int32(field))
    case .field(let record, let field): return node(.field, self.code(record), Int32(field))
    case .loop(let fact, let slots): return node(fact.kind, Int32(slots.index), Int32(slots.count))
    case .list(let items): return list(.list, items)
    case .element(let list, let index, let place):
      return node(.element, self.code(list), self.code(index), Int32(place))
    case .either(let left, let right): return pair(.either, left, right)
    case .choice(let condition, let value, let other):
      return node(.choice, self.code(condition), self.code(value), self.code(other))
    case .arithmetic(let operation, let left, let right, let place):
      let step = node(.arithmetic, operands([self.code(left), self.code(right), Int32(place)]))
      nodes[Int(step)].arithmetic = operation
      return step
    case .listConcatenation(let left, let right): return pair(.listConcatenation, left, right)
    case .concatenation(let parts): return list(.concatenation, parts)
    case .join(let items, let separator, let fields):
      return node(
        .join,
        self.code(items),
        self.code(separator),
        operands([Int32(fields.count)] + fields.map { Int32($0) })
      )
    case .builtin(let filter, let input, let arguments, let place):
      let step = node(.builtin, 0, filtering(input, place, arguments))
      nodes[Int(step)].filter = filter
      return step
    case .external(let filter, let input, let arguments, let place):
      let known = arguments.compactMap { if case .constant(let value) = $0 { value } else { nil } }
      let list = known.count == arguments.count ? constant(.list(known)) : -1
      filters.append(filter)
      return node(.external, Int32(filters.count - 1), filtering(input, place, arguments), list)
    case .call(let macro, let arguments, let place):
      let values = arguments.map { self.code($0) }
      return node(.call, Int32(macro), operands([Int32(place), Int32(values.count)] + values))
    case .not(let inner): return node(.not, self.code(inner))
    case .and(let left, let right): return pair(.and, left, right)
    case .or(let left, let right): return pair(.or, left, right)
    case .truth(let inner): return node(.truth, self.code(inner))
    case .isNone(let inner): return node(.isNone, self.code(inner))
    case .isOdd(let inner): return node(.isOdd, self.code(inner))
    case .comparison(let comparison, let left, let right):
      let step = node(.comparison, operands([self.code(left), self.code(right)]))
      nodes[Int(step)].comparison = comparison
      return step
    case .listContains(let item, let list): return pair(.listContains, item, list)
    case .textContains(let item, let whole): return pair(.textContains, item, whole)
    }
  }

  private mutating func pair(_ kind: Steps.Kind, _ left: Code, _ right: Code) -> Int32 {
    node(kind, code(left), code(right))
  }

  private mutating func list(_ kind: Steps.Kind, _ parts: [Code]) -> Int32 {
    let values = parts.map { code($0) }
    return node(kind, operands(values), Int32(values.count))
  }

  private mutating func filtering(_ input: Code, _ place: Place, _ arguments: [Code]) -> Int32 {
    let values = arguments.map { code($0) }
    return operands([code(input), Int32(place), Int32(values.count)] + values)
  }
}

extension LoopFact {
  fileprivate var kind: Steps.Kind {
    switch self {
    case .index: .index
    case .index0: .index0
    case .first: .first
    case .last: .last
    case .length: .length
    }
  }
}
