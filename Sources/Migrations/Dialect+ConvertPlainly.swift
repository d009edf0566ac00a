import Model

extension Dialect {
  /// What comes near a value on SQLite.
  func plainlyApproached(
    _ value: String,
    from former: SchemaSnapshot.ColumnType,
    to type: SchemaSnapshot.ColumnType
  ) -> String? {
    switch (former, type) {
    case (.text, .int), (.text, .int64), (.json, .int), (.json, .int64):
      let number = "CAST(\(value) AS INTEGER)"
      return only(number, where: "CAST(\(number) AS TEXT) = \(value) AND \(number) BETWEEN \(range(type))")
    case (.text, .bool), (.json, .bool): return "CASE \(value) WHEN 'false' THEN 0 WHEN 'true' THEN 1 END"
    case (.text, .json):
      return "CASE WHEN json_valid(\(value)) THEN \(value) WHEN \(value) IS NOT NULL THEN json_quote(\(value)) END"
    case (.text, .uuid): return only(value, where: "\(value) GLOB '\(Self.uuidPattern)'")
    case (.text, .date): return only(value, where: "date(\(value)) = \(value)")
    case (.text, .datetime):
      let whole = "CAST(strftime('%s', \(value)) AS INTEGER) * 1000"
      let moment = "\(whole) + CAST(substr(\(value), 21, 3) AS INTEGER)"
      return only(moment, where: "strftime('%Y-%m-%dT%H:%M:%fZ', \(value)) = \(value)")
    case (.text, .decimal(let precision, let scale)) where precision <= 18:
      let number = "CAST(replace(\(value), '.', '') AS INTEGER)"
      return only(
        number,
        where: "\(cast(number, .decimalAsText(precision: precision, scale: scale), to: .text)) = \(value)"
      )
    case (.text, .decimal(let precision, let scale)):
      return longDecimal(ofText: value, precision: precision, scale: scale)
    case (.int64, .int): return only(value, where: "\(value) BETWEEN \(range(type))")
    case (.float, .int), (.float, .int64):
      return only("CAST(\(value) AS INTEGER)", where: "\(value) BETWEEN \(range(type))")
    case (.int, .bool), (.int64, .bool): return "\(value) <> 0"
    case (.decimal(let precision, let scale), .int), (.decimal(let precision, let scale), .int64):
      let number = precision <= 18 ? "\(value) / \(power(scale))" : "CAST(\(value) AS INTEGER)"
      return only(number, where: "\(number) BETWEEN \(range(type))")
    case (.int, .decimal(let precision, let scale)), (.int64, .decimal(let precision, let scale)):
      let number = cast(value, .decimal(precision: precision, scale: scale), to: type)
      return only(number, where: "abs(\(value)) < \(power(min(precision - scale, 18)))")
    case (.decimal(let before, let places), .decimal(let precision, let scale)):
      return plainlyApproached(value, before, places, precision, scale)
    case (.datetime, .date): return "date(\(value) / 1000.0, 'unixepoch')"
    case (.list(of: .int64), .list(of: .int)): return value
    case (.list(let item), _): return converted("json_extract(\(value), '$[0]')", from: item, to: type)
    case (_, _): return nil
    }
  }

  /// A decimal with less digits before the point, behind it, or both: cut, where what is before the point fits.
  private func plainlyApproached(
    _ value: String,
    _ before: Int,
    _ places: Int,
    _ precision: Int,
    _ scale: Int
  ) -> String? {
    guard before <= 18 else {
      return cutLongDecimal(value, places: places, toPrecision: precision, scale: scale)
    }
    let cut = scale < places ? "\(value) / \(power(places - scale))" : value
    let widened = Retype.digits(former: 18, formerScale: min(places, scale), precision: precision, scale: scale)
    let whole = "abs(\(value)) / \(power(places)) < \(power(min(precision - scale, 18)))"
    return only(cast("(\(cut))", widened, to: .decimal(precision: precision, scale: scale)), where: whole)
  }

  private func power(_ exponent: Int) -> String { "1\(String(repeating: "0", count: exponent))" }

  private static let uuidPattern = [8, 4, 4, 4, 12].map { String(repeating: "[0-9a-f]", count: $0) }
    .joined(separator: "-")
}
