import Foundation
import Templating

/// The context that all cases share: shapes here, values in `Cases/context.json`.
enum World {
  static let field = RecordShape(
    "Field",
    [
      .init("name", "The name", .string), .init("type", "The type", .string), .init("doc", "The description", .text),
      .init("size", "The limit", .optional(.int)), .init("tags", "The tags", .list(.string)),
      .init("is_key", "Whether it is a key", .bool),
    ]
  )
  static let resource: RecordShape = {
    let shape = RecordShape("Resource")
    shape.define([
      .init("name", "The name", .string), .init("fields", "The fields", .list(.record(field))),
      .init("parent", "The parent", .optional(.record(shape))),
    ])
    return shape
  }()
  static let node: RecordShape = {
    let shape = RecordShape("Node")
    shape.define([.init("label", "The label", .string), .init("children", "The children", .list(.record(shape)))])
    return shape
  }()

  static let context: [(name: String, shape: Shape)] = [
    ("name", .string), ("title", .text), ("blank", .string), ("count", .int), ("zero", .int), ("flag", .bool),
    ("off", .bool), ("maybe", .optional(.string)), ("some", .optional(.string)), ("maybe_text", .optional(.text)),
    ("maybe_size", .optional(.int)), ("names", .list(.string)), ("nothing", .list(.string)), ("numbers", .list(.int)),
    ("texts", .list(.text)), ("lines", .string), ("words", .string), ("resource", .record(resource)),
    ("child", .record(resource)), ("tree", .record(node)),
  ]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  static var json: Any {
    try! JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appendingPathComponent("context.json"))
    )
  }

  static let values: [Value] = {
    let object = json as! [String: Any]
    return context.map { value(object[$0.name]!, $0.shape) }
  }()

  private static func value(_ json: Any, _ shape: Shape) -> Value {
    switch shape {
    case .string, .text: .string(json as! String)
    case .int: .int(json as! Int)
    case .bool: .bool(json as! Bool)
    case .list(let element): .list((json as! [Any]).map { value($0, element) })
    case .optional(let wrapped): json is NSNull ? .none : value(json, wrapped)
    case .record(let record):
      .record(Record(record, record.fields.map { value((json as! [String: Any])[$0.name]!, $0.shape) }))
    case .none: .none
    }
  }

  static let literal = Filter("literal") { text in
    "\"" + text.map { ["\"": "\\\"", "\\": "\\\\", "\n": "\\n"][$0] ?? String($0) }.joined() + "\""
  }
  static var literalSettings: [String: Any] {
    [
      "kind": "mapped", "open": "\"", "close": "\"", "map": ["\"": "\\\"", "\\": "\\\\", "\n": "\\n"],
    ]
  }

  static func environment(_ files: [String: String] = [:]) -> Environment {
    Environment(
      loader: { name in
        if let text = files[name] { return Array(text.utf8) }
        return (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
      },
      filters: [literal]
    )
  }
}
