extension ValueType {
  /// The type as an author writes it.
  package var spelled: String {
    switch self {
    case .string: "string"
    case .text: "text"
    case .int: "int"
    case .int64: "int64"
    case .float: "float"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .bool: "bool"
    case .date: "date"
    case .datetime: "datetime"
    case .duration: "duration"
    case .bytes: "bytes"
    case .json: "json"
    case .list(let item): "list(\(item.spelled))"
    case .uuid: "uuid"
    case .email: "email"
    case .url: "url"
    case .slug: "slug"
    case .enumeration(let name): name
    }
  }
}
