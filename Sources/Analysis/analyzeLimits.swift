import Diagnostics
import Model
import Spec

extension Analyzer {
  mutating func limits() -> ServiceLimits {
    var limits = ServiceLimits()
    if let word = spec.limits?.rate {
      limits.rate = rate(word)
      limits.places[.rate] = word.range
    }
    if let word = spec.limits?.body, let bytes = size(word) {
      limits.body = bytes
      limits.places[.body] = word.range
    }
    return limits
  }

  /// Reads `100/15m`: requests, and a time of which one second is the least and a day the most.
  private mutating func rate(_ word: Word) -> RateLimit? {
    let pieces = word.text.split(separator: "/", omittingEmptySubsequences: false)
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    guard pieces.count == 2, isNumber(pieces[0]), let unit = pieces[1].last.flatMap({ units[$0] }),
      case let time = pieces[1].dropLast(), isNumber(time)
    else {
      findings.error(
        .invalidRate,
        "'\(word.text)' is no rate",
        at: word.range,
        help: "write requests and a time in s, m or h: 100/15m"
      )
      return nil
    }
    guard let requests = Int(pieces[0]), 1...1_000_000 ~= requests else {
      findings.error(
        .outOfRange,
        "the rate '\(word.text)' is of \(pieces[0]) requests, but takes 1 to 1000000",
        at: word.range
      )
      return nil
    }
    guard let count = Int(time), 1...86_400 ~= count, count * unit <= 86_400 else {
      findings.error(
        .outOfRange,
        "the rate '\(word.text)' is for \(pieces[1]), but takes 1s to 24h",
        at: word.range
      )
      return nil
    }
    return RateLimit(requests: requests, seconds: count * unit)
  }

  /// Reads `512KB`, in bytes.
  private mutating func size(_ word: Word) -> Int? {
    let units = [("KB", 1 << 10), ("MB", 1 << 20), ("B", 1)]
    guard let unit = units.first(where: { word.text.hasSuffix($0.0) }),
      case let digits = word.text.dropLast(unit.0.count), isNumber(digits)
    else {
      findings.error(
        .invalidSize,
        "'\(word.text)' is no size",
        at: word.range,
        help: "write a whole number and B, KB or MB: 512KB"
      )
      return nil
    }
    guard let count = Int(digits), 1...(1 << 30) ~= count, 1 << 10...1 << 30 ~= count * unit.1 else {
      findings.error(.outOfRange, "the size is \(word.text), but takes 1KB to 1024MB", at: word.range)
      return nil
    }
    return count * unit.1
  }

  /// Whether it is written as whole numbers are, without a sign and without zeros in front.
  private func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(\.isDigit) && (text == "0" || text.first != "0")
  }
}
