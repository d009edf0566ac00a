/// So many requests in so many seconds.
public struct RateLimit: Sendable, Equatable {
  /// How many requests pass.
  public var requests: Int
  /// In how many seconds from the first of them.
  public var seconds: Int

  /// A limit of some requests in some seconds.
  public init(requests: Int, seconds: Int) {
    self.requests = requests
    self.seconds = seconds
  }

  /// Reads `100/15m`: 1 to 1,000,000 requests, and 1s to 24h.
  init?(_ text: String) {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    guard pieces.count == 2, let requests = Self.number(pieces[0], upTo: 1_000_000),
      let unit = pieces[1].last.flatMap({ units[$0] }),
      let count = Self.number(pieces[1].dropLast(), upTo: 86_400 / unit)
    else { return nil }
    self.init(requests: requests, seconds: count * unit)
  }

  private static func number(_ text: Substring, upTo most: Int) -> Int? {
    // `Int` also reads "+1" and "007".
    guard let number = Int(text), String(number) == text, (1...most) ~= number else { return nil }
    return number
  }
}
