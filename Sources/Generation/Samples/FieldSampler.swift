package import Model

/// Makes up values of a field: believable, within its constraints, different for every index as far as its type allows.
package final class FieldSampler: Sendable {
  package let field: Field
  package let model: Model
  /// The first values, where others than its own are wanted.
  package let chosen: [Literal]

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
    case .decimal(let precision, let scale) where precision > 18:
      return .longDecimal(long(index, precision: precision, scale: scale))
    case .decimal(let precision, let scale):
      return .decimal(unscaled: unscaled(index, precision: precision, scale: scale), scale: scale)
    case .duration:
      let low = self.length(constraints.minimum) ?? Vocabulary.durations.lowerBound
      let high = self.length(constraints.maximum) ?? Vocabulary.durations.upperBound
      let wanted = 5_400_000 + Int64(index) * 930_500
      return .duration(milliseconds: Vocabulary.spread(index, around: wanted, low: low, high: high))
    case .bytes: return .bytes(bytes(index))
    case .json:
      return .json(
        .object([
          JSONLiteral.Member("name", .string(Vocabulary.text(for: [], unique: false, index))),
          JSONLiteral.Member("values", .array([.int(Int64(index)), .bool(true), .null])),
        ])
      )
    case .list: return list(index, of: usualCount)
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

  // MARK: lists and bytes

  /// Makes up items of a list.
  var item: FieldSampler {
    guard case .list(let type) = field.type else { return self }
    var item = field
    item.type = type
    item.isNullable = false
    item.defaultValue = nil
    item.constraints = field.itemConstraints
    item.examples = field.examples.flatMap { example -> [Literal?] in
      if case .list(let items)? = example { items } else { [] }
    }
    return FieldSampler(item, in: model)
  }

  private var usualCount: Int {
    min(max(2, field.constraints.minimumItems ?? 0), field.constraints.maximumItems ?? .max)
  }

  /// Two different items where there is room, also in a line of a reader's screen; many are the same one.
  func list(_ index: Int, of count: Int) -> Literal {
    if count > 3 { return .list(Array(repeating: item.value(index), count: count)) }
    let items = (0..<max(count, 0)).map { item.value(index + $0) }
    let isWide = Literal.list(items).json.utf8.count > 72
    return .list(isWide ? Array(items.prefix(max(1, field.constraints.minimumItems ?? 0))) : items)
  }

  private func bytes(_ index: Int) -> [UInt8] {
    let low = field.constraints.minimumLength ?? 0
    let high = field.constraints.maximumLength ?? .max
    let count = min(max(low, 4), high)
    return (0..<count).map { UInt8(truncatingIfNeeded: $0 == count - 1 ? index : 16 * ($0 + 1)) }
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

  private func long(_ index: Int, precision: Int, scale: Int) -> String {
    let number = Vocabulary.number(for: field.name.words, index)
    let whole = String(number).count <= precision - scale ? String(number) : "0"
    let end = String(index + 1)
    let wanted = scale == 0 ? whole : "\(whole).5" + String(repeating: "0", count: max(scale - 1 - end.count, 0)) + end
    let value = LongNumber(
      wanted.count - whole.count - 1 > scale ? "\(whole).\(String(repeating: "5", count: scale))" : wanted
    )
    guard case .longDecimal(let low)? = field.constraints.minimum else {
      guard case .longDecimal(let high)? = field.constraints.maximum, LongNumber(high) < value else {
        return value.text(scale: scale)
      }
      return (0..<index).reduce(LongNumber(high)) { number, _ in number.moved(by: -1) }.text(scale: scale)
    }
    var isAbove = false
    if case .longDecimal(let high)? = field.constraints.maximum { isAbove = LongNumber(high) < value }
    if !isAbove, !(value < LongNumber(low)) { return value.text(scale: scale) }
    let moved = (0..<index).reduce(LongNumber(low)) { number, _ in number.moved(by: 1) }
    if case .longDecimal(let high)? = field.constraints.maximum, LongNumber(high) < moved { return low }
    return moved.text(scale: scale)
  }

  private func whole(_ literal: Literal) -> Int64 {
    guard case .int(let value) = literal else { preconditionFailure("a bound of '\(field.name)' is no integer") }
    return value
  }

  private func double(_ literal: Literal) -> Double {
    switch literal {
    case .float(let value): value
    case .int(let value): Double(value)
    case .string, .decimal, .longDecimal, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .enumCase:
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

  private func length(_ literal: Literal?) -> Int64? {
    guard case .duration(let milliseconds) = literal else { return nil }
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
    let missing = low - text.unicodeScalars.count
    return missing > 0 ? text + String(repeating: "x", count: missing) : text
  }
}

extension FieldSampler {
  /// Whether a number, a length of time, a day, a moment, bytes or a case are a value of the field; texts are always made up.
  func accepts(_ literal: Literal) -> Bool {
    let bounds = field.constraints
    let value = RecordCondition.Operand.literal(literal, field.type)
    let isWithin =
      (bounds.minimum.map { RecordCondition.comparison(value, .atLeast, .literal($0, field.type)).holds([:]) } ?? true)
      && (bounds.maximum.map { RecordCondition.comparison(value, .atMost, .literal($0, field.type)).holds([:]) } ?? true)
    switch (literal, self.value(0)) {
    case (.int(let number), .int): return isWithin && (field.type != .int || Int32(exactly: number) != nil)
    case (.float, .float), (.date, .date), (.datetime, .datetime), (.duration, .duration), (.bool, .bool):
      return isWithin
    case (.decimal, .decimal), (.longDecimal, .longDecimal):
      guard case .decimal(let precision, let scale) = field.type else { return false }
      let parts = literal.plainText.drop { $0 == "-" }.split(separator: ".")
      let whole = parts[0] == "0" ? 0 : parts[0].count
      return isWithin && (parts.count == 1 ? 0 : parts[1].count) == scale && whole <= precision - scale
    case (.bytes(let bytes), .bytes):
      return bytes.count >= bounds.minimumLength ?? 0 && bytes.count <= bounds.maximumLength ?? .max
    case (.enumCase(let name), .enumCase):
      guard case .enumeration(let type) = field.type else { return false }
      return model.enumType(type).cases.contains { $0.name.spelled == name }
    case (_, _): return false
    }
  }
}
