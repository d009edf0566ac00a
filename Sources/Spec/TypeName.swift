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

/// The type that a field alone can have that people sign in by; no value of it is ever shown.
package let passwordType = "password"

/// The words that are an access rule by themselves.
package enum AccessRule: String, CaseIterable, Sendable {
  case anyone, authenticated, owner, `self`, never
}
