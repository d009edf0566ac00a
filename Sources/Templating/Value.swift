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

/// The values of a record's fields, by the slots of its shape.
package final class Record: Sendable {
  private enum Storage: Sendable {
    case ready([Value])
    case computed(@Sendable (_ slot: Int) -> Value)
    case remembered(@Sendable (_ slot: Int) -> Value)
  }

  package let shape: RecordShape
  private let storage: Storage
  /// What was computed so far, by slot; empty before anything was. Belongs to the one thread that renders.
  @exclusivity(unchecked) nonisolated(unsafe) private var known: [Value?] = []

  /// All slots at once, in the order of the shape's fields.
  package init(_ shape: RecordShape, _ values: [Value]) {
    precondition(
      values.count == shape.fields.count,
      "'\(shape.name)' has \(shape.fields.count) fields, but \(values.count) values were given"
    )
    self.shape = shape
    storage = .ready(values)
  }

  /// Slots computed when a template asks for them, each time: for records that lead back to themselves.
  package init(_ shape: RecordShape, computed: @escaping @Sendable (_ slot: Int) -> Value) {
    self.shape = shape
    storage = .computed(computed)
  }

  /// Slots computed when a template first asks for them. Only one thread may use the record.
  package init(_ shape: RecordShape, remembered: @escaping @Sendable (_ slot: Int) -> Value) {
    self.shape = shape
    storage = .remembered(remembered)
  }

  @inline(__always)
  package subscript(slot: Int) -> Value {
    switch storage {
    case .ready(let values): return values[slot]
    case .computed(let value): return value(slot)
    case .remembered(let value):
      if !known.isEmpty, let value = known[slot] { return value }
      return remember(value(slot), at: slot)
    }
  }

  private func remember(_ value: Value, at slot: Int) -> Value {
    if known.isEmpty { known = Array(repeating: nil, count: shape.fields.count) }
    known[slot] = value
    return value
  }
}
