import Model

extension SchemaSnapshot.Table {
  package func column(_ name: String) -> SchemaSnapshot.Column? { columns.first { $0.name == name } }

  /// The plainest value that the checks on a column allow; none where it leads to other records.
  func placeholder(for column: SchemaSnapshot.Column) -> Backfill? {
    guard !foreignKeys.contains(where: { $0.column == column.name }) else { return nil }
    var value = column.type.plainest
    for check in checks where check.column == column.name {
      switch check.rule {
      case .oneOf(let cases): value = cases.first.map { .string($0) } ?? value
      case .length(let minimum, _):
        if case .bytes = value { value = .bytes([UInt8](repeating: 0, count: minimum ?? 0)) }
        if case .string = value { value = .string(String(repeating: "-", count: minimum ?? 0)) }
      case .minimum(let minimum): if value.isLess(than: minimum) { value = minimum }
      case .maximum(let maximum): if maximum.isLess(than: value) { value = maximum }
      }
    }
    return .value(value)
  }
}

extension SchemaSnapshot.ColumnType {
  fileprivate var plainest: Literal {
    switch self {
    case .text: .string("")
    case .int, .int64: .int(0)
    case .float: .float(0)
    case .decimal(let precision, let scale) where precision <= 18: .decimal(unscaled: 0, scale: scale)
    case .decimal(_, let scale): .longDecimal(scale == 0 ? "0" : "0." + String(repeating: "0", count: scale))
    case .bool: .bool(false)
    case .date: .date("1970-01-01")
    case .datetime: .datetime(milliseconds: 0)
    case .duration: .duration(milliseconds: 0)
    case .uuid: .uuid("00000000-0000-0000-0000-000000000000")
    case .bytes: .bytes([])
    case .json: .json(.object([]))
    case .list: .list([])
    }
  }
}
