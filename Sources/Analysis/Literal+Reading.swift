import Model
import Spec
import YAMLTree

/// Why a word is no value of a type: a clause that follows the word, and what to write instead.
struct LiteralProblem: Error {
  var message: String
  var help: String?
}

extension Word {
  /// The word as a value of `type`; enum cases are looked up by the caller.
  func literal(of type: ValueType, cases: (String) -> EnumType?) throws(LiteralProblem) -> Literal {
    switch type {
    case .string, .text: return .string(try characters(of: type))
    case .int: return .int(try integer(in: -2_147_483_648...2_147_483_647, of: type))
    case .int64: return .int(try integer(in: -9_007_199_254_740_991...9_007_199_254_740_991, of: type))
    case .float: return .float(try number())
    case .decimal(let precision, let scale): return try decimal(precision: precision, scale: scale)
    case .bytes:
      guard let bytes = bytes(ofBase64: try characters(of: type)) else {
        throw LiteralProblem(message: "is not base64 with padding", help: "write it as aGVsbG8=")
      }
      return .bytes(bytes)
    case .json, .list: throw LiteralProblem(message: "is not \(type.phrase)")
    case .duration:
      guard let milliseconds = duration(try characters(of: type)) else {
        throw LiteralProblem(message: "is not a length of time", help: "write it as P1DT2H30M or PT0.5S")
      }
      return .duration(milliseconds: milliseconds)
    case .bool:
      guard case .bool(let flag) = value else { throw LiteralProblem(message: "is not true or false") }
      return .bool(flag)
    case .date:
      guard value == .string, let day = CalendarDay(text) else {
        throw LiteralProblem(message: "is not a date", help: "write it as 2026-01-31")
      }
      return .date(day.description)
    case .datetime:
      guard value == .string, let milliseconds = instant(text) else {
        throw LiteralProblem(message: "is not a moment", help: "write it as 2026-01-31T12:00:00Z")
      }
      return .datetime(milliseconds: milliseconds)
    case .uuid:
      guard value == .string, isUUID(text) else {
        throw LiteralProblem(message: "is not a UUID", help: "write it as 01890a5d-ac96-774b-bcce-b302099a8057")
      }
      return .uuid(text.lowercased())
    case .email:
      guard isEmail(try characters(of: type)) else {
        throw LiteralProblem(message: "is not an email address", help: "write it as name@example.com")
      }
      return .string(text.lowercased())
    case .url:
      guard isWebAddress(try characters(of: type)) else {
        throw LiteralProblem(
          message: "is not an absolute http or https address",
          help: "write it as https://example.com/"
        )
      }
      return .string(text)
    case .slug:
      guard isSlug(try characters(of: type)) else {
        throw LiteralProblem(message: "is not a slug", help: "write it in small letters: winter-bees-2")
      }
      return .string(text)
    case .enumeration(let name):
      guard value == .string else {
        throw LiteralProblem(message: "is not a case of '\(name)'", help: "quote it: \"\(text)\"")
      }
      guard let found = cases(name) else { return .enumCase(text) }
      guard found.cases.contains(where: { $0.name.spelled == text }) else {
        throw LiteralProblem(message: "is not a case of '\(name)'", help: found.casesPhrase)
      }
      return .enumCase(text)
    }
  }

  private func characters(of type: ValueType) throws(LiteralProblem) -> String {
    guard value == .string else {
      throw LiteralProblem(message: "is not text", help: "quote it: \"\(text)\"")
    }
    return text
  }

  private func integer(in range: ClosedRange<Int64>, of type: ValueType) throws(LiteralProblem) -> Int64 {
    switch value {
    case .int(let number) where range.contains(number): return number
    case .int where text.isDecimalDigits, .float where text.isDecimalDigits:
      throw LiteralProblem(
        message: "is beyond \(type.phrase)",
        help: "it goes from \(range.lowerBound) to \(range.upperBound)"
      )
    case .null, .bool, .int, .float, .string: throw LiteralProblem(message: "is not a whole number")
    }
  }

  private func number() throws(LiteralProblem) -> Double {
    switch value {
    case .int(let number): return Double(number)
    // A zero below zero is stored as zero.
    case .float(let number) where number.isFinite: return number == 0 ? 0 : number
    case .null, .bool, .float, .string: throw LiteralProblem(message: "is not a finite number")
    }
  }

  /// Reads the digits themselves, since a binary number would not keep them.
  private func decimal(precision: Int, scale: Int) throws(LiteralProblem) -> Literal {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let isNegative = text.hasPrefix("-")
    guard (1...2).contains(parts.count), text.count(where: { $0 == "-" }) == (isNegative ? 1 : 0),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) })
    else {
      throw LiteralProblem(message: "is not a decimal number", help: "write it with digits and a point: 12.50")
    }
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.count <= scale else {
      throw LiteralProblem(message: "has more than \(scale) places after the point")
    }
    guard whole.count <= precision - scale else {
      throw LiteralProblem(message: "has more than \(precision - scale) digits before the point")
    }
    let digits = whole + fraction + String(repeating: "0", count: scale - fraction.count)
    if precision > 18 {
      let places = fraction + String(repeating: "0", count: scale - fraction.count)
      let sign = isNegative && digits.contains { $0 != "0" } ? "-" : ""
      return .longDecimal(sign + (whole.isEmpty ? "0" : String(whole)) + (scale == 0 ? "" : ".\(places)"))
    }
    let unscaled = digits.isEmpty ? 0 : Int64(digits) ?? 0
    return .decimal(unscaled: isNegative ? -unscaled : unscaled, scale: scale)
  }
}

extension String {
  fileprivate var isDecimalDigits: Bool {
    let digits = drop { $0 == "-" || $0 == "+" }
    return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
  }
}

extension EnumType {
  var casesPhrase: String {
    let shown = cases.prefix(10).map(\.name.spelled).joined(separator: ", ")
    return cases.count > 10 ? "it has \(shown), …" : "it has \(shown)"
  }
}

extension ValueType {
  var phrase: String { "the type '\(spelled)'" }
}
