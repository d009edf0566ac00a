import Model

/// What can be compared with what.
enum OperandKind: Equatable {
  case text, whole, float, bool, date, datetime, duration, uuid, bytes, json, list
  case decimal(scale: Int)
  /// Databases keep it as a text, which is the same when the value is.
  case longDecimal(scale: Int)
  case enumeration(String)
  /// A key that leads to a record of the resource.
  case key(String)

  init(_ type: ValueType) {
    switch type {
    case .string, .text, .email, .url, .slug: self = .text
    case .int, .int64: self = .whole
    case .float: self = .float
    case .decimal(_, let scale): self = type.isLongDecimal ? .longDecimal(scale: scale) : .decimal(scale: scale)
    case .bool: self = .bool
    case .date: self = .date
    case .datetime: self = .datetime
    case .duration: self = .duration
    case .uuid: self = .uuid
    case .bytes: self = .bytes
    case .json: self = .json
    case .list: self = .list
    case .enumeration(let name): self = .enumeration(name)
    }
  }

  var hasOrder: Bool {
    switch self {
    case .text, .whole, .float, .date, .datetime, .duration, .decimal: true
    case .bool, .uuid, .bytes, .json, .list, .longDecimal, .enumeration, .key: false
    }
  }

  /// Whether nothing can be said of a value but that it is there.
  var isOpaque: Bool { self == .json || self == .list }

  var isLongDecimal: Bool { if case .longDecimal = self { true } else { false } }

  var phrase: String {
    switch self {
    case .text: "a text"
    case .whole: "a whole number"
    case .float: "a floating-point number"
    case .bool: "true or false"
    case .date: "a date"
    case .datetime: "a moment"
    case .duration: "a length of time"
    case .uuid: "a UUID"
    case .bytes: "bytes"
    case .json: "JSON"
    case .list: "a list"
    case .decimal(let scale): "a decimal with \(scale) places"
    case .longDecimal(let scale): "a decimal of more than 18 digits with \(scale) places"
    case .enumeration(let name): "a case of '\(name)'"
    case .key(let target): "a key to \(target)"
    }
  }
}
