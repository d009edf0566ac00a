/// A text as rules compare it: by its code points, and not by what a reader takes for the same characters.
public struct CodePoints: Sendable, Hashable, Comparable {
  private let bytes: String.UTF8View

  /// The code points of a text.
  public init(_ text: String) {
    bytes = text.utf8
  }

  /// The code points of a text, if there is one.
  public init?(_ text: String?) {
    guard let text else { return nil }
    self.init(text)
  }

  /// Whether two texts have the same code points.
  public static func == (left: CodePoints, right: CodePoints) -> Bool {
    left.bytes.elementsEqual(right.bytes)
  }

  /// Whether one text comes before another; the bytes of UTF-8 are in the order of the code points.
  public static func < (left: CodePoints, right: CodePoints) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Feeds the code points.
  public func hash(into hasher: inout Hasher) {
    for byte in bytes { hasher.combine(byte) }
  }
}

/// Comparisons of order as rules have them: false where a value is missing.
extension Optional where Wrapped: Comparable {
  /// Whether both values are there and this one is less.
  public func isLess(than other: Wrapped?) -> Bool { isOrdered(other, by: <) }

  /// Whether both values are there and this one is not more.
  public func isAtMost(_ other: Wrapped?) -> Bool { isOrdered(other, by: <=) }

  /// Whether both values are there and this one is more.
  public func isMore(than other: Wrapped?) -> Bool { isOrdered(other, by: >) }

  /// Whether both values are there and this one is not less.
  public func isAtLeast(_ other: Wrapped?) -> Bool { isOrdered(other, by: >=) }

  private func isOrdered(_ other: Wrapped?, by order: (Wrapped, Wrapped) -> Bool) -> Bool {
    guard let self, let other else { return false }
    return order(self, other)
  }
}
