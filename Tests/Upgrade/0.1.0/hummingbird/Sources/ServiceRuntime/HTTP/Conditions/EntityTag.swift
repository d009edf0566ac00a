/// What tells one state of a record from every other that it has had or will have: a strong entity tag (RFC 9110,
/// section 8.8.3).
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
  /// What stands between the quotes.
  let opaque: String

  init(opaque: String) {
    self.opaque = opaque
  }

  /// The tag of a record by the count of its changes.
  ///
  /// - Parameter others: Values that may change without being counted, such as keys that a delete elsewhere clears.
  public init(_ version: Int, _ others: SQLValue...) {
    let parts = others.map { value in
      switch value {
      case .null: ""
      case .integer(let number): String(number)
      case .real(let number): String(number)
      // Encoded, since a tag holds no spaces, quotes or letters beyond ASCII.
      case .text(let text): PercentEncoding.segment(text)
      case .blob(let bytes): PercentEncoding.segment(Base64.encode(bytes))
      }
    }
    opaque = ([String(version)] + parts).joined(separator: ".")
  }

  /// As the header `ETag` has it.
  public var description: String { "\"\(opaque)\"" }

  // An answer that is compressed is another representation of the same state, and needs a tag of its own.
  private static let gzipped = "-gzip"

  /// The tag of the same state's representation in gzip.
  var compressed: EntityTag { EntityTag(opaque: opaque + Self.gzipped) }

  /// The tag of the state, whatever the representation is coded as.
  var uncompressed: EntityTag {
    opaque.hasSuffix(Self.gzipped) ? EntityTag(opaque: String(opaque.dropLast(Self.gzipped.count))) : self
  }
}

/// The value of `If-Match` or `If-None-Match` (RFC 9110, sections 13.1.1 and 13.1.2).
enum EntityTagCondition: Sendable, Equatable {
  struct Item: Sendable, Equatable {
    let tag: EntityTag
    /// Whether it was marked as weak, by `W/`.
    let isWeak: Bool
  }

  /// `*`: any state at all.
  case any
  case tags([Item])

  /// What cannot be read is left out, so that it matches nothing.
  init(_ text: String) {
    var reader = EntityTagReader(text)
    self = reader.isAny ? .any : .tags(reader.items())
  }

  /// Whether the state is one of those named, byte for byte: weak tags never are.
  func matchesStrongly(_ matches: (EntityTag) -> Bool) -> Bool {
    switch self {
    case .any: true
    case .tags(let items): items.contains { !$0.isWeak && matches($0.tag) }
    }
  }

  /// Whether the state is one of those named, whether they are weak or not.
  func matchesWeakly(_ matches: (EntityTag) -> Bool) -> Bool {
    switch self {
    case .any: true
    case .tags(let items): items.contains { matches($0.tag) }
    }
  }
}

/// Goes through a list of entity tags once. Commas may stand inside of tags, so the list cannot be split at them.
private struct EntityTagReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAny: Bool {
    bytes.filter { !Self.isBlank($0) } == [UInt8(ascii: "*")]
  }

  mutating func items() -> [EntityTagCondition.Item] {
    var items: [EntityTagCondition.Item] = []
    while position < bytes.count {
      if let item = item(), isAtEndOfItem {
        items.append(item)
      } else {
        // Up to the next comma there is nothing to be understood.
        while position < bytes.count, bytes[position] != UInt8(ascii: ",") { position += 1 }
      }
      skipBlanks()
      position += 1
    }
    return items
  }

  private mutating func item() -> EntityTagCondition.Item? {
    skipBlanks()
    let isWeak = bytes[position...].starts(with: Array("W/".utf8))
    if isWeak { position += 2 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")), bytes[start..<end].allSatisfy(Self.isInTag)
    else { return nil }
    position = end + 1
    return EntityTagCondition.Item(
      tag: EntityTag(opaque: String(decoding: bytes[start..<end], as: UTF8.self)),
      isWeak: isWeak
    )
  }

  private var isAtEndOfItem: Bool {
    let rest = bytes[position...].drop(while: Self.isBlank)
    return rest.isEmpty || rest.first == UInt8(ascii: ",")
  }

  private mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isInTag(_ byte: UInt8) -> Bool { byte == 0x21 || (0x23...0x7E).contains(byte) || byte >= 0x80 }
}
