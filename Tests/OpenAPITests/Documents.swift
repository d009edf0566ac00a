import Model
import OpenAPI
import TestSupport

extension DocumentValue {
  /// What the keys lead to, one inside the other.
  subscript(_ keys: String...) -> DocumentValue? {
    keys.reduce(self as DocumentValue?) { value, key in
      guard case .object(let entries)? = value else { return nil }
      return entries.first { $0.key == key }?.value
    }
  }

  var keys: [String] {
    guard case .object(let entries) = self else { return [] }
    return entries.map(\.key)
  }
}

extension Model {
  /// Names and texts that mean something to YAML, JSON, comments, templates and terminals.
  static let hostile = try! Model(
    yaml: #"""
      enums:
        Error: {yes: "a: b", no: "*/ ${x} \\(y) {{ z }}"}
      resources:
        Page:
          description: "'quoted' \"twice\" # no comment\n- not: a list\n\t\\ \u202Eright to left\u2028 \U0001F600 "
          fields:
            true: {type: string, pattern: "[\\\\\"'a-z]{1,3}", default: a, description: "null"}
            null: {type: Error, default: no}
            y: {type: Error, nullable: true}
          access: {read: anyone, write: anyone}
          query: {filter: ["true", "null", "y"], sort: ["true"]}
          actions:
            create: {input: {n: int}, output: {n: int}, access: anyone}
        PageCreate:
          fields: {on: bool}
          access: {list: anyone, create: anyone}
      """#
  )
}
