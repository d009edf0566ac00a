package import Model

extension Dialect {
  /// The value as a column of its type holds it.
  package func stored(_ value: Literal) -> String {
    switch self {
    case .sqlite: storedPlainly(value)
    case .postgresql: storedNatively(value)
    }
  }

  /// Decimals as the integer that their digits spell, moments and lengths of time as milliseconds.
  private func storedPlainly(_ value: Literal) -> String {
    switch value {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text), .longDecimal(let text): literal(text)
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .decimal(let unscaled, _): "\(unscaled)"
    case .bool(let flag): flag ? "1" : "0"
    case .datetime(let milliseconds), .duration(let milliseconds): "\(milliseconds)"
    case .bytes(let bytes): literal(bytes)
    case .json(let value): literal(value.text)
    case .list(let items): literal("[\(items.map(item).joined(separator: ","))]")
    }
  }

  /// An item of a list, as JSON of what a column would hold.
  private func item(_ value: Literal) -> String {
    switch value {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text), .longDecimal(let text):
      text.jsonLiteral
    case .int, .float, .decimal, .bool, .datetime, .duration: storedPlainly(value)
    case .bytes, .json, .list: preconditionFailure("no list has items of several parts")
    }
  }

  private func storedNatively(_ value: Literal) -> String {
    switch value {
    case .string(let text), .enumCase(let text): literal(text)
    case .date(let text): "\(literal(era(text)))::date"
    case .uuid(let text): "\(literal(text))::uuid"
    case .longDecimal(let text): text
    case .int(let number): "\(number)"
    case .float(let number): "\(literal("\(number)"))::double precision"
    case .decimal(let unscaled, let scale): decimalText(unscaled: unscaled, scale: scale)
    case .bool(let flag): flag ? "true" : "false"
    case .datetime(let milliseconds): "\(literal(era(timestampText(milliseconds: milliseconds))))::timestamptz"
    case .duration(let milliseconds): "\(milliseconds)"
    case .bytes(let bytes): literal(bytes)
    case .json(let value): "\(literal(value.text))::json"
    case .list(let items): items.isEmpty ? "'{}'" : "ARRAY[\(items.map(storedNatively).joined(separator: ", "))]"
    }
  }

  /// The year before the first has no number of its own there.
  private func era(_ text: String) -> String {
    text.hasPrefix("0000-") ? "0001\(text.dropFirst(4)) BC" : text
  }
}
