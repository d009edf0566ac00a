/// The named fields of a record, in the order of its slots; two shapes are equal when they are the same object.
///
/// A shape may mention itself: make it, then call `define` once, before the shape is shared between threads.
package final class RecordShape: Sendable, Hashable {
  /// One field: its name in templates, a sentence for the reference, its shape.
  package struct Field: Sendable {
    package let name: String
    package let doc: String
    package let shape: Shape

    package init(_ name: String, _ doc: String, _ shape: Shape) {
      self.name = name
      self.doc = doc
      self.shape = shape
    }
  }

  package let name: String
  /// How many fields there are.
  // Like the definition, written once.
  nonisolated(unsafe) private(set) var count = 0
  /// Whether records can say where they come from: in the slot behind their fields.
  nonisolated(unsafe) private(set) var hasOrigin = false
  // Written once by `define`, before the shape is shared.
  nonisolated(unsafe) private var definition: (fields: [Field], slots: [String: Int])?

  package init(_ name: String) { self.name = name }

  package convenience init(_ name: String, _ fields: [Field]) {
    self.init(name)
    define(fields)
  }

  package func define(_ fields: [Field], hasOrigin: Bool = false) {
    precondition(definition == nil, "the record shape '\(name)' is defined twice")
    var slots: [String: Int] = [:]
    for (slot, field) in fields.enumerated() {
      precondition(slots.updateValue(slot, forKey: field.name) == nil, "'\(name)' has two fields '\(field.name)'")
    }
    definition = (fields, slots)
    count = fields.count
    self.hasOrigin = hasOrigin
  }

  package var fields: [Field] {
    guard let definition else { preconditionFailure("the record shape '\(name)' is used before it is defined") }
    return definition.fields
  }

  package func slot(of field: String) -> Int? {
    guard let definition else { preconditionFailure("the record shape '\(name)' is used before it is defined") }
    return definition.slots[field]
  }

  package static func == (left: RecordShape, right: RecordShape) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
