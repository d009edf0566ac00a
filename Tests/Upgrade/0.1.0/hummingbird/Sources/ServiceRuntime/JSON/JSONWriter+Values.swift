public import Foundation

/// What can stand in a list on the wire.
public protocol JSONItem {
  /// Writes the value.
  func write(to json: inout JSONWriter)
}

extension String: JSONItem {
  /// As a string.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension Int: JSONItem {
  /// As a number.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension Double: JSONItem {
  /// As a number.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension Bool: JSONItem {
  /// As `true` or `false`.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension CalendarDate: JSONItem {
  /// As a string.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension Timestamp: JSONItem {
  /// As a string.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension Duration: JSONItem {
  /// As a string.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension UUID: JSONItem {
  /// As a string.
  public func write(to json: inout JSONWriter) { json.value(self) }
}

extension JSONWriter {
  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Duration) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Duration?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: [UInt8]) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: [UInt8]?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: JSONValue) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: JSONValue?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a list as a member of the open object, `null` when there is none.
  public mutating func member<Item: JSONItem>(_ name: StaticString, _ values: [Item]?) {
    list(name, values) { $0.write(to: &$1) }
  }

  /// Writes a list of an enum's cases as a member of the open object, `null` when there is none.
  public mutating func member<Item: RawRepresentable<String>>(_ name: StaticString, _ values: [Item]?) {
    list(name, values) { $1.value($0.rawValue) }
  }

  /// Writes a list of decimals as a member of the open object, with exactly so many places, `null` when there is none.
  public mutating func member(_ name: StaticString, _ values: [Decimal]?, scale: Int) {
    list(name, values) { $1.value($0, scale: scale) }
  }

  private mutating func list<Item>(_ name: StaticString, _ values: [Item]?, _ write: (Item, inout JSONWriter) -> Void) {
    key(name)
    guard let values else { return null() }
    beginArray()
    for value in values { write(value, &self) }
    endArray()
  }
}
