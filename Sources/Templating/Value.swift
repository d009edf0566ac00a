package import Diagnostics

/// A value in a context; a `Shape` says which case it is.
package enum Value: Sendable {
  /// Of the shapes `string` and `text`.
  case string(String)
  case int(Int)
  case bool(Bool)
  case list([Value])
  case record(Record)
  case none
}

extension Value {
  /// A place as the slot behind a record's fields holds it.
  package init(origin range: SourceRange) {
    let (start, end) = (range.start, range.end)
    self = .list([.string(range.file)] + [start.line, start.column, end.line, end.column].map { .int($0) })
  }

  fileprivate var origin: SourceRange? {
    guard case .list(let parts) = self, case .string(let file)? = parts.first else { return nil }
    let numbers = parts.compactMap { if case .int(let number) = $0 { number } else { nil } }
    return SourceRange(
      file: file,
      start: SourcePosition(line: numbers[0], column: numbers[1]),
      end: SourcePosition(line: numbers[2], column: numbers[3])
    )
  }
}

/// The values of a record's fields, by the slots of its shape.
package final class Record: @unchecked Sendable {
  package let shape: RecordShape
  private let compute: (@Sendable (_ slot: Int) -> Value)?
  private let remembers: Bool
  private var memory: RecordMemory?

  /// All slots at once, in the order of the shape's fields.
  package init(_ shape: RecordShape, _ values: [Value]) {
    precondition(
      values.count == shape.count,
      "'\(shape.name)' has \(shape.count) fields, but \(values.count) values were given"
    )
    self.shape = shape
    compute = nil
    remembers = true
    for (slot, value) in values.enumerated() { remember(value, at: slot) }
  }

  /// Slots computed when a template asks for them, each time: for records that lead back to themselves.
  package init(_ shape: RecordShape, computed: @escaping @Sendable (_ slot: Int) -> Value) {
    self.shape = shape
    compute = computed
    remembers = false
  }

  /// Slots computed when a template first asks for them. Only one thread may use the record.
  ///
  /// - Parameter memory: What other records of the same subject know already.
  package init(
    _ shape: RecordShape,
    in memory: RecordMemory? = nil,
    remembered: @escaping @Sendable (_ slot: Int) -> Value
  ) {
    self.shape = shape
    compute = remembered
    remembers = true
    self.memory = memory
  }

  package subscript(slot: Int) -> Value {
    if let value = memory?.values?[slot] { return value }
    let value = make(slot)
    if remembers { remember(value, at: slot) }
    return value
  }

  /// The place of the spec that the record comes from.
  var origin: SourceRange? { shape.hasOrigin ? compute?(shape.count).origin : nil }

  private func make(_ slot: Int) -> Value {
    guard let compute else { preconditionFailure("a field of '\(shape.name)' has no value") }
    return compute(slot)
  }

  private func remember(_ value: Value, at slot: Int) {
    let memory = memory ?? RecordMemory()
    self.memory = memory
    memory.remember(value, at: slot, of: shape.count)
  }
}

/// What records of one subject know of it so far. Belongs to the one thread that renders.
package final class RecordMemory: @unchecked Sendable {
  /// By slot; absent before anything is known.
  fileprivate private(set) var values: UnsafeMutablePointer<Value?>?
  private var count = 0

  package init() {}

  deinit {
    values?.deinitialize(count: count)
    values?.deallocate()
  }

  fileprivate func remember(_ value: Value, at slot: Int, of count: Int) {
    if values == nil {
      let empty = UnsafeMutablePointer<Value?>.allocate(capacity: count)
      empty.initialize(repeating: nil, count: count)
      (values, self.count) = (empty, count)
    }
    values?[slot] = value
  }
}
