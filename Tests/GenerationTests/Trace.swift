import Foundation
import Templating

/// A value that remembers what was asked of it, so that a context which leads back to itself can be written down.
struct Trace {
  let value: Value
  /// What was asked so far, as JSON.
  let json: () -> Any

  init(_ original: Value) {
    switch original {
    case .string(let text): self.init(original) { text }
    case .int(let number): self.init(original) { number }
    case .bool(let flag): self.init(original) { flag }
    case .none: self.init(original) { NSNull() }
    case .list(let items):
      let traces = items.map { Trace($0) }
      self.init(.list(traces.map(\.value))) { traces.map { $0.json() } }
    case .record(let record):
      let trace = RecordTrace(record)
      self.init(.record(Record(record.shape, computed: { trace.value(of: $0) }))) { trace.json }
    }
  }

  private init(_ value: Value, _ json: @escaping () -> Any) {
    self.value = value
    self.json = json
  }
}

/// Used by the one thread that renders.
private final class RecordTrace: @unchecked Sendable {
  private let record: Record
  private var seen: [Int: Trace] = [:]

  init(_ record: Record) {
    self.record = record
  }

  func value(of slot: Int) -> Value {
    if let known = seen[slot] { return known.value }
    let trace = Trace(record[slot])
    seen[slot] = trace
    return trace.value
  }

  var json: Any {
    Dictionary(uniqueKeysWithValues: seen.map { (record.shape.fields[$0].name, $1.json()) })
  }
}
