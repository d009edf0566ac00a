public import Foundation

extension JSONWriter {
  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Int64) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Double) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: CalendarDate) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: Timestamp) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object.
  public mutating func member(_ name: StaticString, _ value: UUID) {
    key(name)
    self.value(value)
  }

  /// Writes a member of the open object, with exactly so many places.
  public mutating func member(_ name: StaticString, _ value: Decimal, scale: Int) {
    key(name)
    self.value(value, scale: scale)
  }

  /// Writes a member of the open object.
  @inlinable
  public mutating func member(_ name: StaticString, _ value: some RawRepresentable<String>) {
    key(name)
    self.value(value.rawValue)
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Int64?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Bool?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: CalendarDate?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Timestamp?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: UUID?) {
    key(name)
    if let value { self.value(value) } else { null() }
  }

  /// Writes a member of the open object, with exactly so many places, `null` when there is no value.
  public mutating func member(_ name: StaticString, _ value: Decimal?, scale: Int) {
    key(name)
    if let value { self.value(value, scale: scale) } else { null() }
  }

  /// Writes a member of the open object, `null` when there is no value.
  @inlinable
  public mutating func member<Case: RawRepresentable<String>>(_ name: StaticString, _ value: Case?) {
    key(name)
    if let value { self.value(value.rawValue) } else { null() }
  }
}
