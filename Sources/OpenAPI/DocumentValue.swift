/// A value of a document, its keys in the order in which they are written.
package enum DocumentValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number as JSON spells it.
  case number(String)
  case string(String)
  case array([DocumentValue])
  case object([Entry])

  package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: DocumentValue
  }

  /// An object without the entries that have no value.
  static func object(_ entries: KeyValuePairs<String, DocumentValue?>) -> DocumentValue {
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count)
    for case (let key, let value?) in entries { kept.append(Entry(key: key, value: value)) }
    return .object(kept)
  }

  static func strings(_ values: [String]) -> DocumentValue { .array(values.map(DocumentValue.string)) }

  /// The object with the other's entries behind its own; other values are left as they are.
  func with(_ entries: KeyValuePairs<String, DocumentValue?>) -> DocumentValue {
    guard case .object(let own) = self, case .object(let more) = DocumentValue.object(entries) else { return self }
    return .object(own + more)
  }
}

extension DocumentValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension DocumentValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension DocumentValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension DocumentValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: DocumentValue...) { self = .array(elements) }
}

extension DocumentValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, DocumentValue)...) {
    self = .object(elements.map(Entry.init))
  }
}
