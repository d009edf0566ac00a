import Diagnostics
import Generation
import Model

/// A value of a field, and what a service says of it.
struct FieldTrial: Sendable {
  var title: String
  var value: JSON
  /// What the value is once it is stored; absent where it is refused.
  var stored: JSON?
  /// Of the violation, behind the field's pointer: `length`, `/0 min`.
  var code: String?
}

extension CaseCollector {
  /// Every field's type and constraints: values just inside and just outside, on each way of writing.
  mutating func addFieldCases(of resource: Resource) {
    addServerWrittenCases(of: resource)
    for field in resource.fields where !field.isServerWritten {
      let trials = field.trials(in: model)
      if resource.verbs.contains(.create) {
        for trial in trials {
          add("\(resource.plural.kebab)/create", "\(field.name): \(trial.title)", field.origin) { world in
            try world.tryCreate(resource, field, trial)
          }
        }
      }
      guard resource.verbs.contains(.update), !resource.isUnchanging(field) else { continue }
      for trial in trials where trial.code != nil {
        add("\(resource.plural.kebab)/change", "\(field.name): \(trial.title)", field.origin) { world in
          let made = try world.shared(resource)
          let body = JSON.object([JSON.Member(field.name.spelled, trial.value)]).text
          let answer = try world.conversation.ask("PATCH", made.path, body)
          try world.conversation.expectInvalid(answer, [trial.detail(of: field)])
        }
      }
    }
  }

  /// Fields that no body holds, whatever it says of them.
  private mutating func addServerWrittenCases(of resource: Resource) {
    for field in resource.fields where field.isServerWritten {
      let refusal = Detail(place: "/\(field.name)", code: "read_only")
      if resource.verbs.contains(.create) {
        add("\(resource.plural.kebab)/create", "\(field.name) is the service's to write", field.origin) { world in
          let value = try JSON(Array(field.varied(5, in: world.model).json.utf8))
          let draft = try world.draft(of: resource).setting(field.name.spelled, to: value)
          let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), draft.text)
          try world.conversation.expectInvalid(answer, [refusal])
        }
      }
      guard resource.verbs.contains(.update) else { continue }
      add("\(resource.plural.kebab)/change", "\(field.name) is the service's to write", field.origin) { world in
        let made = try world.shared(resource)
        guard let value = made.record[field.name.spelled] else { throw Mismatch("the record has no '\(field.name)'") }
        let body = JSON.object([JSON.Member(field.name.spelled, value)]).text
        try world.conversation.expectInvalid(world.conversation.ask("PATCH", made.path, body), [refusal])
      }
      guard resource.verbs.contains(.create) else { continue }
      add("\(resource.plural.kebab)/replace", "\(field.name) is the service's to write", field.origin) { world in
        let made = try world.own(resource)
        guard let value = made.record[field.name.spelled] else { throw Mismatch("the record has no '\(field.name)'") }
        let body = made.draft.setting(field.name.spelled, to: value).keeping { _ in true }.text
        try world.conversation.expectInvalid(world.conversation.ask("PUT", made.path, body), [refusal])
      }
    }
  }
}

extension World {
  fileprivate func tryCreate(_ resource: Resource, _ field: Field, _ trial: FieldTrial) throws {
    let draft = try draft(of: resource).setting(field.name.spelled, to: trial.value)
    let answer = try conversation.ask("POST", model.listPath(of: resource), draft.text)
    if trial.code != nil {
      try conversation.expectInvalid(answer, [trial.detail(of: field)])
      return
    }
    // What breaks no rule of its own may still break one across members, or be taken.
    if resource.checks.contains(where: { $0.condition.members.contains { $0.name.spelled == field.name.spelled } }),
      try isRefusedByRules(answer)
    {
      return
    }
    if try isTaken(answer) { return }
    if resource.hasHooks, [403, 409, model.api.validationStatus].contains(answer.status) {
      throw Untried("the service's own rules may refuse it")
    }
    try conversation.expect(answer, status: 201)
    let record = try model.one(conversation.json(answer), of: resource)
    var expected = draft
    if let stored = trial.stored { expected = draft.setting(field.name.spelled, to: stored) }
    try verify(record, self.expected(resource, from: expected))
  }
}

extension FieldTrial {
  func detail(of field: Field) -> Detail {
    guard let code else { return Detail(place: "/\(field.name)", code: "*") }
    // The code of an item says where the item is.
    let parts = code.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return Detail(place: "/\(field.name)", code: code) }
    return Detail(place: "/\(field.name)\(parts[0])", code: String(parts[1]))
  }
}

extension Resource {
  /// Whether a change of a field is refused whatever it says.
  func isUnchanging(_ field: Field) -> Bool {
    field.isImmutable || key.parts.contains { $0.source == .field(field.name.spelled) }
  }
}

extension Field {
  func trials(in model: Model) -> [FieldTrial] {
    let sampler = sampler(in: model)
    var examples: [FieldExample] = []
    // The least and the greatest may be the same.
    for example in sampler.accepted + sampler.rejected + sampler.rejectedItems where !examples.contains(example) {
      examples.append(example)
    }
    let given = examples.compactMap { example -> FieldTrial? in
      guard let value = try? JSON(Array(example.json.utf8)) else { return nil }
      return FieldTrial(
        title: example.label + (example.code.map { " is \($0)" } ?? ""),
        value: value,
        stored: example.code == nil ? value : nil,
        code: example.code
      )
    }
    return given + spellings(sampler.value(5)) + unmatched(sampler)
  }

  /// A match with something before it or behind it, which is no match.
  private func unmatched(_ sampler: FieldSampler) -> [FieldTrial] {
    guard constraints.pattern != nil, case .string(let text) = sampler.value(5) else { return [] }
    let longest = constraints.maximumLength ?? .max
    return [("a line's end behind", "\(text)\n"), ("more behind", "\(text)!"), ("more before", "!\(text)")].filter {
      $0.1.unicodeScalars.count <= longest && !sampler.matches($0.1)
    }
    .map { FieldTrial(title: "a match with \($0.0) is pattern", value: .string($0.1), stored: nil, code: "pattern") }
  }

  /// Whether a value has room on both sides where it has a largest one, so that a bit more breaks no other rule.
  private func isWithin(_ value: Literal) -> Bool {
    constraints.maximum != nil && constraints.maximum != value && constraints.minimum != value
  }

  private var allowsZero: Bool {
    func number(_ literal: Literal?) -> Double? { if case .float(let number)? = literal { number } else { nil } }
    return number(constraints.minimum) ?? 0 <= 0 && number(constraints.maximum) ?? 0 >= 0
  }

  /// The longest text and one that is longer by one, in letters of four bytes and two units of UTF-16 each.
  private var lettersBeyondASCII: [(text: String, code: String?)] {
    guard let most = constraints.maximumLength, most < 1000, constraints.pattern == nil else { return [] }
    return [(most, nil), (most + 1, "length")].map { (String(repeating: "\u{1d538}", count: $0), $1) }
  }

  /// A moment in UTC as it is written so many hours east of it, where that is on the same day.
  private func moment(_ text: String, at hours: Int) -> String? {
    let (day, rest) = (text.prefix(11), text.dropFirst(13).dropLast())
    guard let hour = Int(text.dropFirst(11).prefix(2)), (0...23).contains(hour + hours) else { return nil }
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day)\(twoDigits(hour + hours))\(rest)\(hours < 0 ? "-" : "+")\(twoDigits(abs(hours))):00"
  }

  /// Other ways to write a value, and values that only look like one.
  private func spellings(_ sample: Literal) -> [FieldTrial] {
    guard let value = try? JSON(Array(sample.json.utf8)) else { return [] }
    let text = value.plainText
    func accept(_ title: String, _ other: JSON, _ stored: JSON? = nil) -> FieldTrial {
      FieldTrial(title: title, value: other, stored: stored ?? value, code: nil)
    }
    func refuse(_ title: String, _ other: JSON, _ code: String) -> FieldTrial {
      FieldTrial(title: "\(title) is \(code)", value: other, stored: nil, code: code)
    }
    switch type {
    case .int, .int64:
      return [
        accept("an integer with a fraction of zero", .number("\(text).0"), value),
        accept("an integer with an exponent", .number("\(text)e0"), value),
        refuse("a fraction", .number("\(text).5"), "type"),
        refuse("an integer as a text", .string(text), "type"),
        refuse("a flag", .bool(true), "type"),
      ]
    case .float:
      return (allowsZero ? [accept("a zero below zero", .number("-0.0"), .number("0.0"))] : []) + [
        refuse("a number as a text", .string(text), "type"), refuse("a list", .array([]), "type"),
      ]
    case .decimal(let precision, _) where precision <= 15:
      return [
        accept("a decimal as a number", .number(text), value),
        refuse("text that is no decimal", .string("1,50"), "format"),
        refuse("an empty text", .string(""), "format"),
        refuse("an object", .object([]), "type"),
      ]
        + (isWithin(sample)
          ? [refuse("one place too many", .string(text + (text.contains(".") ? "1" : ".1")), "scale")] : [])
    case .decimal: return [refuse("text that is no decimal", .string("1,50"), "format")]
    case .bool: return [refuse("a number", .number("1"), "type"), refuse("a text", .string("true"), "type")]
    case .uuid: return [accept("a UUID in capitals", .string(text.uppercased()), value)]
    case .email:
      return [accept("an address in capitals", .string(text.uppercased()), .string(text.lowercased()))]
    case .date:
      return [
        refuse("a day that never was", .string("2023-02-29"), "format"),
        refuse("a moment", .string("\(text)T00:00:00Z"), "format"),
      ]
    case .datetime:
      return [("east", 2), ("west", -3)].compactMap { title, hours in
        moment(text, at: hours).map { accept("an offset to the \(title)", .string($0), value) }
      } + [
        accept("digits past the millisecond", .string(String(text.dropLast()) + "999Z"), value),
        accept("an offset of nothing", .string(String(text.dropLast()) + "+00:00"), value),
        refuse("a moment without an offset", .string(String(text.dropLast())), "format"),
        refuse("a day", .string(String(text.prefix(10))), "format"),
      ]
    case .string, .text:
      return lettersBeyondASCII.map { text, code in
        let title = "\(text.unicodeScalars.count) letters beyond ASCII"
        return code.map { refuse(title, .string(text), $0) } ?? accept(title, .string(text), .string(text))
      } + [refuse("text with U+0000", .string("a\u{0}b"), "*"), refuse("a list", .array([value]), "type")]
    case .duration:
      return [refuse("months", .string("P1M"), "format"), refuse("an empty length", .string("P"), "format")]
    case .bytes: return [refuse("base64 without its padding", .string("AAA"), "format")]
    case .enumeration:
      return [
        refuse(
          "a case in other letters",
          .string(text == text.uppercased() ? text.lowercased() : text.uppercased()),
          "enum"
        )
      ].filter { $0.value != value }
    case .json:
      return ["{\"b\":1,\"a\":[null,true,1.50,\"é\\\\\"]}", "[]", "\"text\"", "0", "false"].compactMap { text in
        (try? JSON(Array(text.utf8))).map { accept("the JSON \(text)", $0, $0) }
      }
    case .list:
      return [
        refuse("an object", .object([]), "type")
      ] + ((constraints.minimumItems ?? 0) < 2 ? [refuse("a list of null", .array([.null]), "/0 null")] : [])
    case .slug: return [refuse("two hyphens", .string("a--b"), "format"), refuse("capitals", .string("ABC"), "format")]
    case .url: return [refuse("a document", .string("data:text/html,x"), "format")]
    }
  }
}
