/// Readings of values with a unit.
enum Quantity {
  /// Sizes such as `1048576`, `512KB` or `1MB`; a kilobyte has 1024 bytes.
  static func bytes(_ text: String) -> Int? {
    let units = [("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30), ("B", 1)]
    let upper = text.uppercased()
    let unit = units.first { upper.hasSuffix($0.0) }
    guard let number = Int(upper.dropLast(unit?.0.count ?? 0).trimmingSpaces), number > 0 else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: unit?.1 ?? 1)
    return overflows ? nil : bytes
  }

  /// Times such as `500ms`, `30s`, `2m` or `30`, in seconds when there is no unit.
  static func duration(_ text: String) -> Duration? {
    let units: [(String, Int64)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
    let unit = units.first { text.hasSuffix($0.0) }
    guard let number = Int64(text.dropLast(unit?.0.count ?? 0).trimmingSpaces), (1...1_000_000) ~= number else {
      return nil
    }
    return .milliseconds(number * (unit?.1 ?? 1000))
  }

  /// `true`, `on`, `yes` or `1`, and their opposites.
  static func bool(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "on", "yes", "1": true
    case "false", "off", "no", "0": false
    default: nil
    }
  }
}
