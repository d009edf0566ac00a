import Model

extension Dialect {
  /// The value of an expression in its new type; null of null.
  func cast(_ value: String, _ retype: Retype, to type: SchemaSnapshot.ColumnType) -> String {
    switch self {
    case .sqlite: plainCast(value, retype)
    case .postgresql: nativeCast(value, retype, to: type)
    }
  }

  private func plainCast(_ value: String, _ retype: Retype) -> String {
    switch retype {
    case .none, .wide, .flagAsNumber, .whole, .dateAsText: value
    case .float: "CAST(\(value) AS REAL)"
    case .decimal(let precision, let scale):
      precision > 18 ? "CAST(\(value) AS TEXT)\(places(scale))" : times(value, scale)
    case .digits(let former, let formerScale, let precision, let scale):
      if precision <= 18 {
        times(value, scale - formerScale)
      } else {
        (former > 18 ? value : decimalText(value, formerScale)) + places(scale - formerScale, behind: formerScale)
      }
    case .midnight: "CAST(strftime('%s', \(value)) AS INTEGER) * 1000"
    case .text, .json: "CAST(\(value) AS TEXT)"
    case .flagAsText, .flagAsJSON: "CASE \(value) WHEN 0 THEN 'false' WHEN 1 THEN 'true' END"
    case .decimalAsText(let precision, let scale): precision > 18 ? value : decimalText(value, scale)
    case .momentAsText: "strftime('%Y-%m-%dT%H:%M:%fZ', \(value) / 1000.0, 'unixepoch')"
    case .item(let retype, _): "CASE WHEN \(value) IS NOT NULL THEN json_array(\(plainCast(value, retype))) END"
    }
  }

  private func times(_ value: String, _ places: Int) -> String {
    places == 0 ? value : "\(value) * 1\(String(repeating: "0", count: places))"
  }

  /// The zeros of further places, and the point where there was none.
  private func places(_ count: Int, behind former: Int = 0) -> String {
    count == 0 ? "" : " || '\(former == 0 ? "." : "")\(String(repeating: "0", count: count))'"
  }

  /// A scaled integer as its decimal is written.
  private func decimalText(_ value: String, _ scale: Int) -> String {
    guard scale > 0 else { return "CAST(\(value) AS TEXT)" }
    let unit = "1\(String(repeating: "0", count: scale))"
    return """
      CASE WHEN \(value) < 0 THEN '-' ELSE '' END || (abs(\(value)) / \(unit)) || '.' \
      || printf('%0\(scale)d', abs(\(value)) % \(unit))
      """
  }

  private func nativeCast(_ value: String, _ retype: Retype, to type: SchemaSnapshot.ColumnType) -> String {
    switch retype {
    case .none: value
    case .wide, .float, .flagAsNumber, .whole, .decimal, .digits, .text, .flagAsText, .decimalAsText:
      type == .int64 && retype == .flagAsNumber ? "\(value)::integer::bigint" : "\(value)::\(nativeName(type))"
    case .midnight: "\(value)::timestamp AT TIME ZONE 'UTC'"
    case .dateAsText: "to_char(\(value), 'YYYY-MM-DD')"
    case .momentAsText: #"to_char(\#(value) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"#
    case .json, .flagAsJSON: "to_json(\(value))"
    case .item(let retype, let item):
      "CASE WHEN \(value) IS NOT NULL THEN ARRAY[\(nativeCast(value, retype, to: item))] END"
    }
  }
}
