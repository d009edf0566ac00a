package import Model

/// Makes up values of a field: believable, within its constraints, different for every index as far as its type allows.
package struct FieldSampler: Sendable {
  package var field: Field
  package var model: Model
  /// The first values, where others than its own are wanted.
  package var chosen: [Literal]

  package init(_ field: Field, in model: Model, chosen: [Literal] = []) {
    self.field = field
    self.model = model
    self.chosen = chosen
  }

  /// A valid value; the same index always gives the same one. Those of the examples come first, each of them once, so
  /// that records made from different indices differ.
  package func value(_ index: Int) -> Literal {
    if index < chosen.count { return chosen[index] }
    guard field.examples.contains(where: { $0 != nil }) else { return made(index) }
    var values: [Literal] = []
    var next = 0
    for place in 0...index {
      if place < field.examples.count, let given = field.examples[place], !values.contains(given) {
        values.append(given)
        continue
      }
      var value = made(next)
      next += 1
      for _ in 0..<64 where values.contains(value) {
        value = made(next)
        next += 1
      }
      values.append(value)
    }
    return values[index]
  }

  private func made(_ index: Int) -> Literal {
    let constraints = field.constraints
    switch field.type {
    case .string, .text: return .string(text(index))
    case .email: return .string(short(index, [Vocabulary.email(index)], "a", ["@example.com", "@ex.co", "@b.co"]))
    case .url:
      let slug = Vocabulary.slug(index)
      return .string(short(index, ["https://example.com/\(slug)", "https://ex.co/\(slug)"], "http://a", [".co", ""]))
    case .slug: return .string(fitted(Vocabulary.slug(index), index))
    case .int: return .int(integer(index, within: -2_147_483_648...2_147_483_647))
    case .int64: return .int(integer(index, within: -9_007_199_254_740_991...9_007_199_254_740_991))
    case .float: return .float(float(index))
    case .decimal(let precision, let scale):
      return .decimal(unscaled: unscaled(index, precision: precision, scale: scale), scale: scale)
    case .bool: return .bool(index.isMultiple(of: 2))
    case .enumeration(let name):
      let cases = model.enumType(name).cases
      return .enumCase(cases[index % cases.count].name.spelled)
    case .uuid: return .uuid(Vocabulary.uuid(index))
    case .date:
      let low = constraints.minimum.map { dayNumber(of: $0.plainText) } ?? Vocabulary.days.lowerBound
      let high = constraints.maximum.map { dayNumber(of: $0.plainText) } ?? Vocabulary.days.upperBound
      let day = Vocabulary.spread(index, around: Vocabulary.day(for: field.name.words, index), low: low, high: high)
      return .date(dateText(day: day))
    case .datetime:
      let low = milliseconds(constraints.minimum) ?? Vocabulary.milliseconds.lowerBound
      let high = milliseconds(constraints.maximum) ?? Vocabulary.milliseconds.upperBound
      let start = Vocabulary.day(for: field.name.words, index) * 86_400_000 + 32_400_000
      return .datetime(milliseconds: Vocabulary.spread(index, around: start, low: low, high: high))
    }
  }

  // MARK: numbers

  private func integer(_ index: Int, within range: ClosedRange<Int64>) -> Int64 {
    let low = field.constraints.minimum.map(whole) ?? range.lowerBound
    let high = field.constraints.maximum.map(whole) ?? range.upperBound
    return Vocabulary.spread(index, around: Vocabulary.number(for: field.name.words, index), low: low, high: high)
  }

  private func float(_ index: Int) -> Double {
    let low = field.constraints.minimum.map(double) ?? -1e9
    let high = field.constraints.maximum.map(double) ?? 1e9
    let wanted = Double(Vocabulary.number(for: field.name.words, index)) + 0.5
    if (low...high).contains(wanted) { return wanted }
    return low + (high - low) * Double(index % 16) / 16
  }

  private func unscaled(_ index: Int, precision: Int, scale: Int) -> Int64 {
    let limit = (0..<precision).reduce(Int64(1)) { power, _ in power * 10 } - 1
    let one = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
    let low = field.constraints.minimum.map { unscaledValue($0) } ?? -limit
    let high = field.constraints.maximum.map { unscaledValue($0) } ?? limit
    let wanted = Vocabulary.number(for: field.name.words, index).multipliedReportingOverflow(by: one)
    let cents = one > 1 ? one / 2 : 0
    let start = wanted.overflow || wanted.partialValue > limit - cents ? Int64(index) : wanted.partialValue + cents
    return Vocabulary.spread(index, around: start, low: max(low, -limit), high: min(high, limit))
  }

  private func whole(_ literal: Literal) -> Int64 {
    guard case .int(let value) = literal else { preconditionFailure("a bound of '\(field.name)' is no integer") }
    return value
  }

  private func double(_ literal: Literal) -> Double {
    switch literal {
    case .float(let value): value
    case .int(let value): Double(value)
    case .string, .decimal, .bool, .date, .datetime, .uuid, .enumCase:
      preconditionFailure("a bound of '\(field.name)' is no number")
    }
  }

  private func unscaledValue(_ literal: Literal) -> Int64 {
    guard case .decimal(let unscaled, _) = literal else {
      preconditionFailure("a bound of '\(field.name)' is no decimal")
    }
    return unscaled
  }

  private func milliseconds(_ literal: Literal?) -> Int64? {
    guard case .datetime(let milliseconds) = literal else { return nil }
    return milliseconds
  }

  // MARK: text

  private func text(_ index: Int) -> String {
    if let pattern = field.constraints.pattern {
      return PatternSampler(pattern).match(
        index,
        minimumLength: field.constraints.minimumLength ?? 0,
        maximumLength: field.constraints.maximumLength ?? .max
      )
    }
    let believable =
      field.type == .text
      ? Vocabulary.sentence(index) : Vocabulary.text(for: field.name.words, unique: field.isUnique, index)
    return fitted(believable, index)
  }

  /// The first of the texts that has room, otherwise the index between a start and the longest end that has room.
  private func short(_ index: Int, _ texts: [String], _ start: String, _ ends: [String]) -> String {
    let high = field.constraints.maximumLength ?? .max
    let made = ends.flatMap { ["\(start)\(index)\($0)", "\(start)\($0)"] }
    return fitted((texts + made).first { $0.unicodeScalars.count <= high } ?? texts[0], index)
  }

  /// The text cut or filled up to the field's length, still different for each index where there is room.
  func fitted(_ text: String, _ index: Int) -> String {
    let low = field.constraints.minimumLength ?? 0
    let high = field.constraints.maximumLength ?? .max
    if text.unicodeScalars.count > high {
      let mark = String(index)
      guard high >= mark.count else { return String(String(repeating: "a", count: max(high, 0))) }
      return String(text.prefix(high - mark.count)) + mark
    }
    return text + String(repeating: "x", count: max(0, low - text.unicodeScalars.count))
  }
}

extension FieldSampler {
  /// Whether a number, a day, a moment or a case is a value of the field; texts are always made up.
  func accepts(_ literal: Literal) -> Bool {
    let bounds = field.constraints
    let value = RecordCondition.Operand.literal(literal, field.type)
    let isWithin =
      (bounds.minimum.map { RecordCondition.comparison(value, .atLeast, .literal($0, field.type)).holds([:]) } ?? true)
      && (bounds.maximum.map { RecordCondition.comparison(value, .atMost, .literal($0, field.type)).holds([:]) } ?? true)
    switch (literal, self.value(0)) {
    case (.int, .int), (.float, .float), (.date, .date), (.datetime, .datetime), (.bool, .bool): return isWithin
    case (.decimal(_, let scale), .decimal(_, let other)): return scale == other && isWithin
    case (.enumCase(let name), .enumCase):
      guard case .enumeration(let type) = field.type else { return false }
      return model.enumType(type).cases.contains { $0.name.spelled == name }
    case (_, _): return false
    }
  }
}
