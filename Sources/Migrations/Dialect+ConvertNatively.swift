import Model

extension Dialect {
  /// What comes near a value on PostgreSQL.
  func nativelyApproached(
    _ value: String,
    from former: SchemaSnapshot.ColumnType,
    to type: SchemaSnapshot.ColumnType
  ) -> String? {
    let name = nativeName(type)
    switch (former, type) {
    case (.text, .int), (.text, .int64), (.json, .int), (.json, .int64):
      let text = former == .json ? "\(value)::text" : value
      // What is a number at all is one of 64 bits, and then asked whether it fits.
      let number = only("\(text)::bigint::\(name)", where: "\(text)::bigint BETWEEN \(range(type))")
      return only(number, where: "\(text) ~ '^-?[0-9]{1,18}$'")
    case (.text, .bool), (.json, .bool):
      let text = former == .json ? "\(value)::text" : value
      return "CASE \(text) WHEN 'false' THEN false WHEN 'true' THEN true END"
    case (.text, .json): return "\(value)::json"
    case (.text, .uuid):
      return only("\(value)::uuid", where: "\(value) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'")
    case (.text, .date): return only("\(value)::date", where: "\(value) ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'")
    case (.text, .datetime):
      let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z$"
      return only("\(value)::timestamptz", where: "\(value) ~ '\(pattern)'")
    case (.text, .decimal(let precision, let scale)):
      let places = scale == 0 ? "" : "[.][0-9]{\(scale)}"
      return only("\(value)::\(name)", where: "\(value) ~ '^-?[0-9]{1,\(max(1, precision - scale))}\(places)$'")
    case (.int64, .int): return only("\(value)::integer", where: "\(value) BETWEEN \(range(type))")
    case (.float, .int), (.float, .int64), (.decimal, .int), (.decimal, .int64):
      return only("trunc(\(value))::\(name)", where: "\(value) BETWEEN \(range(type))")
    case (.int, .bool), (.int64, .bool): return "\(value) <> 0"
    case (.int, .decimal(let precision, let scale)), (.int64, .decimal(let precision, let scale)),
      (.decimal, .decimal(let precision, let scale)):
      let limit = "1\(String(repeating: "0", count: precision - scale))"
      return only("trunc(\(value)::numeric, \(scale))::\(name)", where: "abs(\(value)) < \(limit)")
    case (.datetime, .date): return "(\(value) AT TIME ZONE 'UTC')::date"
    case (.list(of: .int64), .list(of: .int)): return "\(value)::integer[]"
    case (.list(let item), _): return converted("\(value)[1]", from: item, to: type)
    case (_, _): return nil
    }
  }
}
