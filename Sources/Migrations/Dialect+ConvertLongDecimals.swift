import Model

/// Decimals that SQLite keeps as text, since they may have more than 18 digits, in types with less room.
extension Dialect {
  /// The value with the digits before and behind the point that the other type has, those behind it cut; null where it has
  /// more before it, or is no such decimal.
  func cutLongDecimal(_ value: String, places: Int, toPrecision precision: Int, scale: Int) -> String {
    let whole = "ltrim(\(first(of: value, without: places == 0 ? 0 : places + 1)), '-')"
    let kept = min(places, scale)
    let cut = first(of: value, without: kept == 0 && places > 0 ? places + 1 : places - kept)
    let zeros = String(repeating: "0", count: scale - kept)
    let added = zeros.isEmpty ? cut : "\(cut) || '\(kept == 0 ? "." : "")\(zeros)'"
    return only(
      precision > 18 ? withoutSignOfZero("(\(added))") : "CAST(replace(\(added), '.', '') AS INTEGER)",
      where: "\(whole) = '0' OR length(\(whole)) <= \(precision - scale)"
    )
  }

  /// The text as a decimal of that many digits, which is the same text; null where it is none.
  func longDecimal(ofText value: String, precision: Int, scale: Int) -> String {
    let whole = "ltrim(\(first(of: value, without: scale == 0 ? 0 : scale + 1)), '-')"
    var conditions = [
      "\(value) NOT GLOB '?*-*'", "\(whole) NOT GLOB '*[^0-9]*'", "(\(whole) = '0' OR \(whole) GLOB '[1-9]*')",
      "length(\(whole)) <= \(max(1, precision - scale))",
    ]
    if precision == scale { conditions.append("\(whole) = '0'") }
    if scale > 0 {
      conditions.append("substr(\(value), -\(scale + 1), 1) = '.'")
      conditions.append("substr(\(value), -\(scale)) NOT GLOB '*[^0-9]*'")
    }
    return only(withoutSignOfZero(value), where: conditions.joined(separator: " AND "))
  }

  private func first(of value: String, without count: Int) -> String {
    count == 0 ? value : "substr(\(value), 1, length(\(value)) - \(count))"
  }

  /// A zero has no sign.
  private func withoutSignOfZero(_ value: String) -> String {
    "CASE WHEN trim(\(value), '-0.') = '' THEN ltrim(\(value), '-') ELSE \(value) END"
  }
}
