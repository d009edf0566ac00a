/// A field of type `list(T)`: values of one type in an order, any of which may be there more than once.
public struct ListRule<Element: ValueRule>: ValueRule {
  /// What each of them must keep to.
  public let element: Element
  private let items: ClosedRange<Int>?

  /// - Parameters:
  ///   - element: the rule of each item.
  ///   - items: how many there may be.
  public init(of element: Element, items: ClosedRange<Int>? = nil) {
    self.element = element
    self.items = items
  }

  /// For a query, which asks for one item.
  public var refusal: Violation { element.refusal }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<[Element.Value]> {
    guard case .array(let elements) = json else { return .wrongType(json, expected: "an array") }
    if let wrong = violation(ofCount: elements.count) { return .violations([wrong]) }
    var values: [Element.Value] = []
    values.reserveCapacity(elements.count)
    var violations: [Violation] = []
    for (index, json) in elements.enumerated() {
      switch element.read(json) {
      case .value(let value): values.append(value)
      case .violations(let wrong): violations += wrong.map { $0.within("/\(index)") }
      }
    }
    return Reading(values, violations)
  }

  /// From a query: a list of the one item that is asked for.
  public func read(text: String) -> [Element.Value]? { element.read(text: text).map { [$0] } }

  /// From code.
  public func violations(of value: [Element.Value]) -> [Violation] {
    if let wrong = violation(ofCount: value.count) { return [wrong] }
    return value.enumerated().flatMap { index, value in
      element.violations(of: value).map { $0.within("/\(index)") }
    }
  }

  /// For a column: a JSON array of what columns of single values would hold.
  public func sql(_ value: [Element.Value]) -> SQLValue? {
    let values = value.map { element.sql($0) }
    return values.contains(nil) ? nil : .array(values.compactMap { $0 })
  }

  /// From a column.
  public func value(_ sql: SQLValue) -> [Element.Value]? {
    guard case .text(let text) = sql, case .array(let elements)? = try? JSONValue(parsing: Array(text.utf8)) else {
      return nil
    }
    let values = elements.map { json in SQLValue(element: json).flatMap { element.value($0) } }
    let whole = values.compactMap { $0 }
    return whole.count == values.count ? whole : nil
  }

  private func violation(ofCount count: Int) -> Violation? {
    guard let items, !items.contains(count) else { return nil }
    return Violation(.items, "must have \(CountPhrase(items, one: "item", many: "items"))")
  }
}

extension SQLValue {
  /// A value of a stored list.
  fileprivate init?(element json: JSONValue) {
    switch json {
    case .string(let text): self = .text(text)
    case .number(let text):
      if let integer = Int64(text) {
        self = .integer(integer)
      } else if let real = Double(text) {
        self = .real(real)
      } else {
        return nil
      }
    case .null, .bool, .brokenString, .array, .object: return nil
    }
  }
}
