public import Foundation

/// Writes JSON bytes as it is told, with commas in the right places; that objects and arrays close is the caller's care.
public struct JSONWriter: Sendable {
  // As long as its capacity and filled up to `count`, so that every piece is written through one pointer.
  private var storage: [UInt8]

  /// How many bytes there are so far.
  public private(set) var count = 0

  /// A writer with nothing in it, and room for so many bytes before it has to grow.
  public init(capacity: Int = 512) {
    storage = [UInt8](repeating: 0, count: max(capacity, 16))
  }

  /// What has been written.
  public var bytes: [UInt8] { Array(storage[..<count]) }

  /// What has been written, as text.
  public var text: String { String(decoding: storage[..<count], as: UTF8.self) }

  /// Lends what has been written, without a copy.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try storage.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// Opens an object, as a value.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array, as a value.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a member's name, which must need no escaping; a value has to follow.
  public mutating func key(_ name: StaticString) {
    let length = name.utf8CodeUnitCount
    append(atMost: length + 4) { bytes, needsComma in
      var position = 0
      if needsComma {
        bytes[0] = UInt8(ascii: ",")
        position = 1
      }
      bytes[position] = UInt8(ascii: "\"")
      name.withUTF8Buffer { utf8 in
        assert(JSONEscape.firstNeedingEscape(utf8) == nil, "the key \(name) needs escaping")
        if let start = utf8.baseAddress { (bytes + position + 1).update(from: start, count: length) }
      }
      position += length + 1
      bytes[position] = UInt8(ascii: "\"")
      bytes[position + 1] = UInt8(ascii: ":")
      return position + 2
    }
  }

  /// Writes a member's name that is known only at run time; a value has to follow.
  public mutating func key(text name: String) {
    value(name)
    append(atMost: 1) { bytes, _ in
      bytes[0] = UInt8(ascii: ":")
      return 1
    }
  }

  /// Writes `null`, as a value.
  public mutating func null() { literal("null") }

  /// Writes `true` or `false`.
  public mutating func value(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes an integer.
  public mutating func value(_ value: Int) { self.value(Int64(value)) }

  /// Writes an integer.
  public mutating func value(_ value: Int64) {
    append(atMost: 48) { bytes, needsComma in
      let start = bytes.comma(if: needsComma)
      return start + (bytes + start).put(value)
    }
  }

  /// Writes a number in the shortest form that reads back as the same; one that is not finite, which a record never
  /// holds, as `null`.
  public mutating func value(_ value: Double) {
    guard value.isFinite else { return null() }
    var text = value.description
    text.withUTF8 { raw($0) }
  }

  /// Writes a string, escaping what JSON says must be and nothing else.
  public mutating func value(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      guard let special = JSONEscape.firstNeedingEscape(utf8) else {
        return append(atMost: utf8.count + 3) { bytes, needsComma in
          let start = bytes.comma(if: needsComma)
          bytes[start] = UInt8(ascii: "\"")
          if let source = utf8.baseAddress { (bytes + start + 1).update(from: source, count: utf8.count) }
          bytes[start + 1 + utf8.count] = UInt8(ascii: "\"")
          return start + 2 + utf8.count
        }
      }
      append(atMost: utf8.count * 6 + 3) { bytes, needsComma in
        var position = bytes.comma(if: needsComma)
        bytes[position] = UInt8(ascii: "\"")
        position += 1
        (bytes + position).update(from: utf8.baseAddress!, count: special)
        position += special
        for byte in utf8[special...] { position += JSONEscape.put(byte, at: bytes + position) }
        bytes[position] = UInt8(ascii: "\"")
        return position + 1
      }
    }
  }

  /// Writes `"2026-01-31T12:00:00.000Z"`.
  public mutating func value(_ value: Timestamp) {
    quoted(24) { value.write(to: $0) }
  }

  /// Writes `"2026-01-31"`.
  public mutating func value(_ value: CalendarDate) {
    quoted(10) { value.write(to: $0) }
  }

  /// Writes the 36 characters in lower case.
  public mutating func value(_ value: UUID) {
    quoted(36) { value.write(to: $0) }
  }

  /// Writes a decimal as a string with exactly so many places; one that has more is rounded half away from zero.
  public mutating func value(_ value: Decimal, scale: Int) {
    guard let unscaled = value.unscaled(scale: scale) else {
      return self.value(value.exactText(scale: scale) ?? value.rounded(scale: scale))
    }
    append(atMost: 56) { bytes, needsComma in
      let start = bytes.comma(if: needsComma)
      bytes[start] = UInt8(ascii: "\"")
      let end = start + 1 + (bytes + start + 1).put(unscaled, places: scale)
      bytes[end] = UInt8(ascii: "\"")
      return end + 1
    }
  }

  /// Writes `"P1DT2H3M4.5S"`.
  public mutating func value(_ value: Duration) { self.value(value.text) }

  /// Writes bytes as base64.
  public mutating func value(_ value: [UInt8]) { self.value(Base64.encode(value)) }

  /// Writes a value as it was read, without spaces.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): self.value(flag)
    case .number(var text): text.withUTF8 { raw($0) }
    case .string(let text), .brokenString(let text): self.value(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(text: member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Writes an enum's case as it is spelled on the wire.
  @inlinable
  public mutating func value(_ value: some RawRepresentable<String>) { self.value(value.rawValue) }

  // MARK: - Pieces

  private mutating func open(_ bracket: UInt8) {
    append(atMost: 2) { bytes, needsComma in
      let start = bytes.comma(if: needsComma)
      bytes[start] = bracket
      return start + 1
    }
  }

  private mutating func close(_ bracket: UInt8) {
    append(atMost: 1) { bytes, _ in
      bytes[0] = bracket
      return 1
    }
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { raw($0) }
  }

  private mutating func raw(_ utf8: UnsafeBufferPointer<UInt8>) {
    append(atMost: utf8.count + 1) { bytes, needsComma in
      let start = bytes.comma(if: needsComma)
      (bytes + start).update(from: utf8.baseAddress!, count: utf8.count)
      return start + utf8.count
    }
  }

  @inline(__always)
  private mutating func quoted(_ length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
    append(atMost: length + 3) { bytes, needsComma in
      let start = bytes.comma(if: needsComma)
      bytes[start] = UInt8(ascii: "\"")
      write(bytes + start + 1)
      bytes[start + 1 + length] = UInt8(ascii: "\"")
      return start + length + 2
    }
  }

  /// Makes room, hands out where to write and whether a comma belongs there first, and takes how much was written.
  @inline(__always)
  private mutating func append(atMost limit: Int, _ write: (UnsafeMutablePointer<UInt8>, Bool) -> Int) {
    if count + limit > storage.count { grow(by: limit) }
    let count = self.count
    self.count += storage.withUnsafeMutableBufferPointer { buffer in
      let bytes = buffer.baseAddress!
      // A value or a key follows another unless something was just opened or named: the byte before tells.
      let needsComma: Bool
      switch count == 0 ? UInt8(ascii: "[") : bytes[count - 1] {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): needsComma = false
      default: needsComma = true
      }
      return write(bytes + count, needsComma)
    }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    let size = max(storage.count * 2, count + room)
    storage.append(contentsOf: repeatElement(0, count: size - storage.count))
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a comma when one is needed; returns where to go on.
  @inline(__always)
  fileprivate func comma(if isNeeded: Bool) -> Int {
    guard isNeeded else { return 0 }
    self[0] = UInt8(ascii: ",")
    return 1
  }
}

extension Decimal {
  /// The text of a value that does not fit the scale, as close as the scale allows.
  fileprivate func rounded(scale: Int) -> String {
    var source = self
    var result = Decimal()
    NSDecimalRound(&result, &source, scale, .plain)
    return result.fixed(scale: scale) ?? result.description
  }
}
