/// The types that a name alone stands for. `decimal(p,s)` and `list(T)` are made of more, and enums have the author's names.
package enum TypeName: String, CaseIterable, Sendable {
  case string, text, int, int64, float, bool, date, datetime, duration, uuid, email, url, slug, bytes, json

  /// Whether a list can hold values of the type.
  package var isOfItems: Bool {
    switch self {
    case .string, .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug: true
    case .bytes, .json: false
    }
  }
}

/// The access rules that need to know nothing of the caller.
package enum AccessRule: String, CaseIterable, Sendable {
  case anyone, never
}
