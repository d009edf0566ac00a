/// A field of type `bytes`: base64 with padding on the wire.
public struct BytesRule: ValueRule {
  private let length: ClosedRange<Int>?

  /// - Parameter length: in bytes.
  public init(length: ClosedRange<Int>? = nil) {
    self.length = length
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be base64 with padding") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<[UInt8]> {
    PlainText.read(json) { text in
      guard let bytes = Base64.decode(text) else { return .violations([refusal]) }
      return Reading(bytes, violations(of: bytes))
    }
  }

  /// From a query.
  public func read(text: String) -> [UInt8]? { Base64.decode(text) }

  /// From code.
  public func violations(of value: [UInt8]) -> [Violation] {
    guard let length, !length.contains(value.count) else { return [] }
    return [Violation(.length, "must have \(CountPhrase(length, one: "byte", many: "bytes"))")]
  }

  /// For a column.
  public func sql(_ value: [UInt8]) -> SQLValue? { .blob(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> [UInt8]? {
    if case .blob(let bytes) = sql { bytes } else { nil }
  }
}

/// How many of something there may be, in words: `1 to 20 bytes`.
struct CountPhrase: CustomStringConvertible {
  private let range: ClosedRange<Int>
  private let one: String
  private let many: String

  init(_ range: ClosedRange<Int>, one: String, many: String) {
    self.range = range
    self.one = one
    self.many = many
  }

  var description: String {
    let (least, most) = (range.lowerBound, range.upperBound)
    func counted(_ count: Int) -> String { "\(count) \(count == 1 ? one : many)" }
    if least == most { return "exactly \(counted(least))" }
    if most == .max { return "at least \(counted(least))" }
    if least == 0 { return "at most \(counted(most))" }
    return "\(least) to \(counted(most))"
  }
}
