import Model

/// A JSON text for a field and what a backend says to it.
package struct FieldExample: Sendable, Equatable {
  /// What it shows, as part of a sentence: `a title of 200 characters`.
  package var label: String
  /// The value as JSON.
  package var json: String
  /// The code of the violation; absent when the value is accepted.
  package var code: String?
}

extension FieldSampler {
  /// Values at the inner edge of each constraint, all of them valid.
  package var accepted: [FieldExample] {
    var examples: [FieldExample] = []
    let accept = { (label: String, json: String) in examples.append(FieldExample(label: label, json: json, code: nil)) }
    let constraints = field.constraints
    if case .list = field.type {
      if let count = constraints.minimumItems { accept("\(count) items", list(0, of: count).json) }
      if let count = constraints.maximumItems, count <= 100 { accept("\(count) items", list(0, of: count).json) }
    }
    if let length = constraints.minimumLength, let text = text(ofLength: length) {
      accept("\(length) characters", text.jsonLiteral)
    }
    if let length = constraints.maximumLength, length <= 10_000, let text = text(ofLength: length) {
      accept("\(length) characters", text.jsonLiteral)
    }
    if let minimum = constraints.minimum { accept("the minimum", minimum.json) }
    if let maximum = constraints.maximum { accept("the maximum", maximum.json) }
    if case .enumeration(let name) = field.type {
      for value in model.enumType(name).cases { accept("'\(value.name.spelled)'", value.name.spelled.jsonLiteral) }
    }
    if field.isNullable { accept("null", "null") }
    return examples
  }

  /// Values just outside each constraint, and of the wrong type.
  package var rejected: [FieldExample] {
    var examples: [FieldExample] = []
    let reject = { (label: String, json: String, code: String) in
      examples.append(FieldExample(label: label, json: json, code: code))
    }
    let constraints = field.constraints
    if !field.isNullable { reject("null", "null", "null") }
    if let wrongType { reject("a value of another type", wrongType, "type") }
    if case .list = field.type {
      if let count = constraints.minimumItems { reject("\(count - 1) items", list(0, of: count - 1).json, "items") }
      if let count = constraints.maximumItems, count <= 100 {
        reject("\(count + 1) items", list(0, of: count + 1).json, "items")
      }
    }
    if let length = constraints.minimumLength, length > 0, let text = text(ofLength: length - 1, valid: false) {
      reject("\(length - 1) characters", text.jsonLiteral, "length")
    }
    if let length = constraints.maximumLength, length < 10_000, let text = text(ofLength: length + 1, valid: false) {
      reject("\(length + 1) characters", text.jsonLiteral, "length")
    }
    if let text = unmatched { reject("text that does not match", text.jsonLiteral, "pattern") }
    if let minimum = constraints.minimum, let below = minimum.moved(by: -1, within: field.type) {
      reject("less than the minimum", below.json, "min")
    }
    if let maximum = constraints.maximum, let above = maximum.moved(by: 1, within: field.type) {
      reject("more than the maximum", above.json, "max")
    }
    if let malformed { reject("what is no \(malformed.word)", malformed.text.jsonLiteral, malformed.code) }
    if case .decimal(_, let scale) = field.type, constraints.maximum == nil {
      // A valid value and a little more, so that it breaks no other rule.
      reject("one place too many", "\"\(value(0).plainText)\(scale == 0 ? ".1" : "1")\"", "scale")
    }
    return examples
  }

  /// What the rule of a list's items refuses, as lists of the fewest items of which one is refused, by its place.
  package var rejectedItems: [FieldExample] {
    guard case .list = field.type else { return [] }
    let count = max(field.constraints.minimumItems ?? 1, 1)
    let valid = Array(repeating: item.value(0).json, count: count - 1)
    return item.rejected.map { example in
      FieldExample(
        label: example.label,
        json: "[" + (valid + [example.json]).joined(separator: ",") + "]",
        code: "/\(count - 1) \(example.code ?? "")"
      )
    }
  }

  /// Whether the field's pattern matches a text; without one nothing is to be matched.
  package func matches(_ text: String) -> Bool {
    field.constraints.pattern.map { PatternSampler($0).matches(text) } ?? true
  }

  private var wrongType: String? {
    switch field.type {
    case .string, .text, .email, .url, .slug, .uuid, .date, .datetime, .duration, .bytes, .list, .enumeration: "12"
    case .json: nil
    case .int, .int64, .float, .bool: "\"x\""
    case .decimal: "true"
    }
  }

  private var malformed: (word: String, text: String, code: String)? {
    switch field.type {
    case .email: ("email address", fitted("nobody", 0), "format")
    case .url: ("URL", fitted("nowhere", 0), "format")
    case .slug: ("slug", unslugged, "format")
    case .uuid: ("UUID", "nobody", "format")
    case .date: ("date", "2026-02-30", "format")
    case .datetime: ("moment", "yesterday", "format")
    case .duration: ("length of time", "90 minutes", "format")
    case .bytes: ("base64", "a", "format")
    case .enumeration: ("such case", "no_such_case", "enum")
    case .string, .text, .int, .int64, .float, .decimal, .bool, .json, .list: nil
    }
  }

  /// A text of that length; a valid one keeps the field's format.
  private func text(ofLength length: Int, valid: Bool = true) -> String? {
    switch field.type {
    case .string, .text:
      guard let pattern = field.constraints.pattern else { return String(repeating: "x", count: length) }
      guard valid else { return nil }
      return PatternSampler(pattern).match(0, ofLength: length)
    case .email:
      let domain = "@example.com"
      guard length > domain.count, length - domain.count <= 64 else { return nil }
      return String(repeating: "x", count: length - domain.count) + domain
    case .url:
      let start = "https://example.com/"
      return length < start.count ? nil : start + String(repeating: "x", count: length - start.count)
    case .slug: return length == 0 ? nil : String(repeating: "x", count: length)
    case .bytes: return base64Text(Array(repeating: 7, count: length))
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .json, .list, .enumeration:
      return nil
    }
  }

  /// A text of an allowed length with a letter that no slug has.
  private var unslugged: String {
    let length = max(field.constraints.minimumLength ?? 1, 1)
    return "N" + String(repeating: "o", count: length - 1)
  }

  /// A text of an allowed length that the pattern refuses.
  private var unmatched: String? {
    guard let pattern = field.constraints.pattern else { return nil }
    let low = field.constraints.minimumLength ?? 0
    let high = field.constraints.maximumLength ?? .max
    let sampler = PatternSampler(pattern)
    return ["!", "~", "a", "A", "0", " ", "\u{e9}"].lazy
      .map { String(repeating: $0, count: max(low, 1)) }
      .first { $0.unicodeScalars.count <= high && !sampler.matches($0) }
  }
}

extension Literal {
  /// The next value of the type in a direction; absent where the type ends.
  func moved(by step: Int64, within type: ValueType) -> Literal? {
    switch self {
    case .int(let value):
      let moved = value + step
      switch type {
      case .int: return (-2_147_483_648...2_147_483_647).contains(moved) ? .int(moved) : nil
      case .int64: return (-9_007_199_254_740_991...9_007_199_254_740_991).contains(moved) ? .int(moved) : nil
      case .string, .text, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug,
        .bytes, .json, .list, .enumeration:
        return nil
      }
    case .float(let value): return .float(value + Double(step))
    case .decimal(let unscaled, let scale):
      guard case .decimal(let precision, _) = type, String((unscaled + step).magnitude).count <= precision else {
        return nil
      }
      return .decimal(unscaled: unscaled + step, scale: scale)
    case .date(let text):
      let day = dayNumber(of: text) + step
      return Vocabulary.days.contains(day) ? .date(dateText(day: day)) : nil
    case .datetime(let milliseconds):
      let moved = milliseconds + step
      return Vocabulary.milliseconds.contains(moved) ? .datetime(milliseconds: moved) : nil
    case .duration(let milliseconds):
      let moved = milliseconds + step
      return Vocabulary.durations.contains(moved) ? .duration(milliseconds: moved) : nil
    case .longDecimal(let text):
      guard case .decimal(let precision, let scale) = type else { return nil }
      let moved = LongNumber(text).moved(by: step)
      return moved.digits.count > precision ? nil : .longDecimal(moved.text(scale: scale))
    case .string, .bool, .uuid, .bytes, .json, .list, .enumCase: return nil
    }
  }
}
