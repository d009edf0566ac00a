import Model

/// Where a value stands, which decides how it is spelled there.
enum Place {
  case answer, body, query
}

/// The schema of a value of a type, before anything else that is known about it.
struct ValueSchema {
  let type: ValueType
  let place: Place
  var isNullable = false
  var constraints = Constraints()
  /// Of each item, for a list.
  var items = Constraints()

  /// - Parameter description: The member's own; what a schema can't say otherwise is added to it.
  func value(_ description: String? = nil, default defaultValue: Literal? = nil) -> DocumentValue {
    let remark = remark
    guard description != nil || remark != nil || defaultValue != nil else { return base }
    let about = [description, remark].compactMap { $0 }.joined(separator: " ")
    return base.with([
      "description": about.isEmpty ? nil : .string(about),
      "default": defaultValue?.onTheWire,
    ])
  }

  private var base: DocumentValue {
    switch type {
    case .string, .text: text(format: nil)
    case .email: text(format: "email")
    case .url: text(format: "uri")
    case .slug: slug
    case .int: integer("int32", -2_147_483_648, 2_147_483_647)
    case .int64: integer("int64", -9_007_199_254_740_991, 9_007_199_254_740_991)
    case .float:
      .object([
        "type": types("number"), "format": "double",
        "minimum": constraints.minimum?.onTheWire, "maximum": constraints.maximum?.onTheWire,
      ])
    case .decimal(let precision, let scale): decimal(precision, scale)
    case .bool: .object(["type": types("boolean")])
    case .date: .object(["type": types("string"), "format": "date"])
    case .datetime: .object(["type": types("string"), "format": "date-time"])
    case .duration: .object(["type": types("string"), "pattern": .string(Self.duration)])
    case .bytes: bytes
    case .json: json
    case .list(let item): list(of: item)
    case .uuid: .object(["type": types("string"), "format": "uuid"])
    case .enumeration(let name):
      isNullable
        ? ["anyOf": [reference("schemas", name), ["type": "null"]]]
        : reference("schemas", name)
    }
  }

  /// A length of time, days to seconds.
  private static let duration: String = {
    let seconds = #"[0-9]+(?:\.[0-9]+)?S"#
    let time = "T(?:[0-9]+H(?:[0-9]+M)?(?:\(seconds))?|[0-9]+M(?:\(seconds))?|\(seconds))"
    return "^P(?:[0-9]+D(?:\(time))?|\(time))$"
  }()

  /// Lengths are those of the text: four characters for each three bytes.
  private var bytes: DocumentValue {
    func characters(_ bytes: Int) -> DocumentValue { .integer(Int64((bytes + 2) / 3 * 4)) }
    return .object([
      "type": types("string"), "contentEncoding": place == .query ? nil : "base64",
      "minLength": constraints.minimumLength.map(characters), "maxLength": constraints.maximumLength.map(characters),
    ])
  }

  private var json: DocumentValue {
    isNullable ? .object([]) : ["not": ["type": "null"]]
  }

  private func list(of item: ValueType) -> DocumentValue {
    let element = ValueSchema(type: item, place: place, constraints: items)
    // A list is filtered by one of its items.
    if place == .query { return element.base }
    return .object([
      "type": types("array"),
      "minItems": constraints.minimumItems.map { .integer(Int64($0)) },
      "maxItems": constraints.maximumItems.map { .integer(Int64($0)) },
      "items": element.value(),
    ])
  }

  private func types(_ name: String) -> DocumentValue {
    isNullable ? [.string(name), "null"] : .string(name)
  }

  private func text(format: String?) -> DocumentValue {
    // A filter's operand may be any text; the form is asked of what is stored.
    let format = place == .query ? nil : format
    return .object([
      "type": types("string"),
      "format": format.map(DocumentValue.string),
      "minLength": constraints.minimumLength.map { .integer(Int64($0)) },
      "maxLength": constraints.maximumLength.map { .integer(Int64($0)) },
      "pattern": constraints.pattern.map { $0.unicodeScalars.contains("|") ? "^(?:\($0))$" : "^\($0)$" },
    ])
  }

  private var slug: DocumentValue {
    guard place != .query else { return text(format: nil) }
    return text(format: nil).with(["pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"])
  }

  private func integer(_ format: String, _ least: Int64, _ greatest: Int64) -> DocumentValue {
    .object([
      "type": types("integer"), "format": .string(format),
      "minimum": constraints.minimum?.onTheWire ?? .integer(least),
      "maximum": constraints.maximum?.onTheWire ?? .integer(greatest),
    ])
  }

  /// Exactly its places in answers; in bodies a string or a number of at most as many, zeros behind them aside.
  private func decimal(_ precision: Int, _ scale: Int) -> DocumentValue {
    let integer =
      switch precision - scale {
      case 0: "0"
      case 1: "[0-9]"
      case let digits: "(?:0|[1-9][0-9]{0,\(digits - 1)})"
      }
    switch place {
    case .answer:
      let places = scale == 0 ? "" : "\\.[0-9]{\(scale)}"
      return .object(["type": types("string"), "pattern": "^-?\(integer)\(places)$"])
    case .body, .query:
      let places = scale == 0 ? "(?:\\.0+)?" : "(?:\\.[0-9]{1,\(scale)}0*)?"
      let pattern: DocumentValue = "^-?\(integer)\(places)$"
      if place == .query { return .object(["type": types("string"), "pattern": pattern]) }
      // What a number of more digits would be rounded to when it is read, says nothing any more.
      let greatest = precision > 15 ? nil : Self.greatest(precision, scale)
      let types: DocumentValue = isNullable ? ["string", "number", "null"] : ["string", "number"]
      return .object([
        "type": types, "pattern": pattern,
        "minimum": constraints.minimum?.number ?? greatest.map { .number("-\($0)") },
        "maximum": constraints.maximum?.number ?? greatest.map { .number($0) },
      ])
    }
  }

  /// The greatest decimal of so many digits.
  private static func greatest(_ precision: Int, _ scale: Int) -> String {
    let whole = precision > scale ? String(repeating: "9", count: precision - scale) : "0"
    return scale == 0 ? whole : "\(whole).\(String(repeating: "9", count: scale))"
  }

  /// Bounds on what is written as a string: schemas bound numbers only.
  private var remark: String? {
    switch type {
    case .bytes:
      guard constraints.minimumLength != nil || constraints.maximumLength != nil else { return nil }
      let least = constraints.minimumLength.map { "at least \($0)" }
      let most = constraints.maximumLength.map { "at most \($0)" }
      let bounds = [least, most].compactMap { $0 }.joined(separator: ", ")
      return bounds.prefix(1).uppercased() + bounds.dropFirst() + " bytes."
    case .decimal, .date, .datetime, .duration:
      let bounds = [
        constraints.minimum.map { "at least \($0.text)" }, constraints.maximum.map { "at most \($0.text)" },
      ].compactMap { $0 }.joined(separator: ", ")
      return bounds.isEmpty ? nil : bounds.prefix(1).uppercased() + bounds.dropFirst() + "."
    case .string, .text, .int, .int64, .float, .bool, .uuid, .email, .url, .slug, .json, .list, .enumeration: return nil
    }
  }
}
