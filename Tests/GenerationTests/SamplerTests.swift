import Foundation
import Model
import Patterns
import TestSupport
import Testing

@testable import Generation

/// Says of a JSON text what is wrong with it as a value of a field: written from the contract, not from the sampler.
private struct Judge {
  let field: Field
  let model: Model

  /// Of a length of time that is one.
  private func milliseconds(_ text: String) -> Int {
    var total = 0.0
    var number = ""
    for character in text {
      if character.isNumber || character == "." {
        number.append(character)
      } else {
        total += (Double(number) ?? 0) * (["D": 86400.0, "H": 3600.0, "M": 60.0, "S": 1.0][character] ?? 0)
        number = ""
      }
    }
    return Int((total * 1000).rounded())
  }

  func codes(_ json: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    if value is NSNull { return field.isNullable ? [] : ["null"] }
    let isText = json.hasPrefix("\"")
    switch field.type {
    case .string, .text: return isText ? codes(ofText: value as? String ?? "", format: nil) : ["type"]
    case .email:
      return isText
        ? codes(ofText: value as? String ?? "", format: #"[^@\s]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+"#) : ["type"]
    case .url: return isText ? codes(ofText: value as? String ?? "", format: #"https?://[a-z0-9.]+(/\S*)?"#) : ["type"]
    case .slug: return isText ? codes(ofText: value as? String ?? "", format: "[a-z0-9]+(-[a-z0-9]+)*") : ["type"]
    case .uuid:
      return isText
        ? codes(ofText: value as? String ?? "", format: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") : ["type"]
    case .enumeration(let name):
      guard isText else { return ["type"] }
      return model.enumType(name).cases.contains { $0.name.spelled == value as? String } ? [] : ["enum"]
    case .duration:
      guard isText else { return ["type"] }
      let isLength = matches(value as? String ?? "", #"P(?=[0-9T])([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?"#)
      guard isLength, let text = value as? String else { return ["format"] }
      let length = milliseconds(text)
      if let minimum = field.constraints.minimum, length < milliseconds(minimum.plainText) { return ["min"] }
      if let maximum = field.constraints.maximum, length > milliseconds(maximum.plainText) { return ["max"] }
      return []
    case .bytes:
      guard isText else { return ["type"] }
      guard let data = Data(base64Encoded: value as? String ?? "") else { return ["format"] }
      let isLong = data.count > field.constraints.maximumLength ?? .max
      return isLong || data.count < field.constraints.minimumLength ?? 0 ? ["length"] : []
    case .json: return []
    case .list(let type):
      guard let items = value as? [Any], json.hasPrefix("[") else { return ["type"] }
      if items.count > field.constraints.maximumItems ?? .max || items.count < field.constraints.minimumItems ?? 0 {
        return ["items"]
      }
      var item = field
      item.type = type
      item.isNullable = false
      item.constraints = field.itemConstraints
      return try items.flatMap { element in
        let text = try JSONSerialization.data(withJSONObject: element, options: .fragmentsAllowed)
        return try Judge(field: item, model: model).codes(String(decoding: text, as: UTF8.self))
      }
    case .bool: return ["true", "false"].contains(json) ? [] : ["type"]
    case .int, .int64, .float:
      guard !isText, Decimal(string: json) != nil else { return ["type"] }
      return bounds(json)
    case .decimal(let precision, let scale):
      guard isText, let text = value as? String else { return ["type"] }
      let places = text.split(separator: ".").dropFirst().first?.count ?? 0
      let digits = text.filter(\.isNumber).drop { $0 == "0" }.count
      return (places > scale ? ["scale"] : digits > precision ? ["precision"] : []) + bounds(text)
    case .date, .datetime:
      guard isText, let text = value as? String else { return ["type"] }
      let isDay = field.type == .date
      let form = isDay ? #"\d{4}-\d\d-\d\d"# : #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"#
      guard matches(text, form), !text.hasPrefix("2026-02-30") else { return ["format"] }
      // Texts of one length are ordered as their moments are.
      var codes: [String] = []
      if let minimum = field.constraints.minimum, text < minimum.plainText { codes.append("min") }
      if let maximum = field.constraints.maximum, text > maximum.plainText { codes.append("max") }
      return codes
    }
  }

  private func codes(ofText text: String, format: String?) -> [String] {
    var codes: [String] = []
    let length = text.unicodeScalars.count
    let (low, high) = (field.constraints.minimumLength ?? 0, field.constraints.maximumLength ?? .max)
    if length < low || length > high { codes.append("length") }
    if let pattern = field.constraints.pattern, case .success(let read) = Pattern.parse(pattern), !read.matches(text) {
      codes.append("pattern")
    }
    if let format, !matches(text, format) { codes.append("format") }
    return codes
  }

  private func bounds(_ text: String) -> [String] {
    guard let number = Decimal(string: text) else { return ["type"] }
    var codes: [String] = []
    if let low = field.constraints.minimum.flatMap({ Decimal(string: $0.plainText) }), number < low {
      codes.append("min")
    }
    if let high = field.constraints.maximum.flatMap({ Decimal(string: $0.plainText) }), number > high {
      codes.append("max")
    }
    return codes
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    text.range(of: "^(?:\(pattern))$", options: .regularExpression) != nil
  }
}

@Suite("Samples")
struct SamplerTests {
  static let specs =
    ["library", "chinook", "workshop", "sakila", "bookshop"]
    + ShippedSpec.names(in: "features").map { "features/\($0)" }

  /// Constraints at their ends.
  static let extremes = """
    enums: {One: [only]}
    resources:
      Extreme:
        fields:
          a: {type: string, length: 1}
          b: {type: string, length: 0..1}
          c: {type: string, length: 5000..}
          d: {type: text, length: 9999..10001}
          e: {type: string, pattern: "a{1000}"}
          f: {type: string, pattern: "[0-9]{3}-[A-Z]{2}", length: 6, unique: true}
          g: {type: string, pattern: "(?:ab|c){2,5}x?", length: 4..6}
          h: {type: string, pattern: "[^a-z]*", length: 3..}
          i: {type: int, min: 5, max: 5}
          j: {type: int, min: -2147483648, max: 2147483647}
          k: {type: int64, min: -9007199254740991, max: 9007199254740991}
          l: {type: int64, min: 9007199254740991}
          m: {type: float, min: 0.25, max: 0.25}
          n: {type: float, max: -1000000}
          o: {type: "decimal(18,18)", min: "0.5", max: "0.5"}
          p: {type: "decimal(18,0)", min: "-999999999999999999", max: "999999999999999999"}
          q: {type: "decimal(1,1)"}
          r: {type: date, min: 9999-12-31}
          s: {type: date, max: 0001-01-01}
          t: {type: datetime, min: 9999-12-31T23:59:59.999Z}
          u: {type: datetime, max: 0001-01-01T00:00:00Z}
          v: {type: email, length: 6..7}
          w: {type: email, length: 60..64}
          x: {type: url, length: ..12}
          y: {type: url, length: 100..120}
          z: One
        access: anyone
    """

  private func fields(of spec: String) throws -> [(Field, Model)] {
    let model = spec == "extremes" ? try Model(yaml: Self.extremes) : try Model.shipped(spec)
    let actions = model.resources.flatMap { $0.actions.flatMap { $0.input + $0.output } }
    return (model.resources.flatMap(\.fields) + actions).map { ($0, model) }
  }

  @Test("every sample keeps to its field's constraints", arguments: specs + ["extremes"])
  func samples(_ spec: String) throws {
    for (field, model) in try fields(of: spec) {
      let judge = Judge(field: field, model: model)
      for index in 0..<24 {
        let json = FieldSampler(field, in: model).value(index).json
        #expect(try judge.codes(json) == [], "\(field.name) \(index): \(json.prefix(80))")
      }
    }
  }

  @Test(
    "every accepted example is right, and every rejected one is wrong in the one way that it says",
    arguments: specs + ["extremes"]
  )
  func examples(_ spec: String) throws {
    for (field, model) in try fields(of: spec) {
      let judge = Judge(field: field, model: model)
      let sampler = FieldSampler(field, in: model)
      for example in sampler.accepted {
        #expect(try judge.codes(example.json) == [], "\(field.name): \(example.label): \(example.json.prefix(80))")
      }
      for example in sampler.rejected {
        let code = try #require(example.code)
        #expect(try judge.codes(example.json) == [code], "\(field.name): \(example.label): \(example.json.prefix(80))")
      }
    }
  }

  @Test("unique fields get another value for every seeded row", arguments: specs)
  func distinct(_ spec: String) throws {
    for (field, model) in try fields(of: spec) where field.isUnique {
      let values = (0..<Contexts.seedCount).map { FieldSampler(field, in: model).value($0) }
      #expect(Set(values.map(\.json)).count == values.count, "\(field.name): \(values.map(\.json))")
    }
  }

  @Test("a constraint of each kind has an example on both sides")
  func kinds() throws {
    let model = try Model(
      yaml: """
        resources:
          Book:
            fields:
              title: {type: string, length: 2..5}
              isbn: {type: string, pattern: "[0-9]{3}"}
              pages: {type: int, min: 1, max: 9, nullable: true}
              price: decimal(4,2)
            access: anyone
        """
    )
    let lines = model.resources[0].fields.flatMap { field in
      let sampler = FieldSampler(field, in: model)
      return (sampler.accepted + sampler.rejected).map { "\(field.name): \($0.json) \($0.code ?? "ok")" }
    }
    #expect(
      lines == [
        "title: \"xx\" ok", "title: \"xxxxx\" ok", "title: null null", "title: 12 type", "title: \"x\" length",
        "title: \"xxxxxx\" length", "isbn: null null", "isbn: 12 type", "isbn: \"!\" pattern", "pages: 1 ok",
        "pages: 9 ok", "pages: null ok", "pages: \"x\" type", "pages: 0 min", "pages: 10 max", "price: null null",
        "price: true type", "price: \"9.501\" scale",
      ]
    )
  }

  @Test("samples come from the examples first, and no two of them are alike while there are values left")
  func examples() throws {
    let model = try Model(
      yaml: """
        resources:
          Book:
            fields: {title: string, done: {type: bool, default: false}, pages: int?, stars: {type: int, min: 1, max: 3}}
            access: anyone
            examples:
              - {title: Hello, stars: 3}
              - {title: Hello, done: true, pages: null, stars: 2}
              - {title: Bye, done: true, pages: 12, stars: 1}
        """
    )
    let values = model.resources[0].fields.map { field in
      let sampler = FieldSampler(field, in: model)
      return "\(field.name): " + (0..<4).map { sampler.value($0).json }.joined(separator: " ")
    }
    #expect(
      values == [
        "title: \"Hello\" \"The Long Way North\" \"Bye\" \"Salt and Timber\"", "done: true false true false",
        "pages: 180 208 12 236", "stars: 3 2 1 2",
      ]
    )
  }

  @Test("rules over many members are kept by every sample, and by what tests mix of two")
  func rules() throws {
    let pairs = (0..<8).map { (more: "more\($0)", less: "less\($0)") }
    let names = pairs.flatMap { [$0.more, $0.less] }
    let rules = pairs.map { "{rule: record.\($0.more) > record.\($0.less), message: is less}" }
    let model = try Model(
      yaml: """
        resources:
          Pair:
            fields:
              pause: duration
              seal: {type: bytes, length: 3}
              fund: {type: "decimal(20,2)", default: 0}
              plan: json?
              \(names.map { "\($0): {type: int, max: 999}" }.joined(separator: "\n      "))
            check:
              - {rule: record.pause < 'PT90M', message: is short}
              - {rule: record.seal == 'AQID', message: is whole}
              - {rule: record.fund == -123456789012345678.25, message: is that}
              \(rules.map { "- \($0)" }.joined(separator: "\n      "))
            access: anyone
        """
    )
    let resource = model.resources[0]
    let chosen = RecordSampler(resource, in: model).chosen
    #expect(chosen.keys.sorted() == (["fund", "pause", "seal"] + names).sorted())
    for index in 0..<RecordSampler.count {
      let row = chosen.mapValues { $0[index] }
      #expect(resource.checks.allSatisfy { $0.condition.holds(row) }, "\(row)")
    }
  }
}
