import Model

/// The order of values of a type as they stand in answers: nothing of it comes from the generator.
struct ValueOrder {
  let type: ValueType

  /// Whether a value comes before another; neither is null.
  func precedes(_ left: JSON, _ right: JSON) -> Bool {
    switch type {
    case .int, .int64: (Int64(left.plainText) ?? 0) < (Int64(right.plainText) ?? 0)
    case .float: (Double(left.plainText) ?? 0) < (Double(right.plainText) ?? 0)
    case .decimal: Self.isLess(left.plainText, right.plainText)
    case .duration: Self.milliseconds(left.plainText) < Self.milliseconds(right.plainText)
    case .bool: left.plainText == "false" && right.plainText == "true"
    // Days and moments have as many digits as each other.
    case .string, .text, .email, .url, .slug, .uuid, .date, .datetime, .enumeration, .bytes, .json, .list:
      left.plainText.precedes(right.plainText)
    }
  }

  func isSame(_ left: JSON, _ right: JSON) -> Bool {
    left == right || (!left.isNull && !right.isNull && !isText && !precedes(left, right) && !precedes(right, left))
  }

  private var isText: Bool {
    switch type {
    case .string, .text, .email, .url, .slug, .uuid, .enumeration, .bytes, .json, .list: true
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration: false
    }
  }

  /// Decimals of one scale, by sign and digits, however many there are.
  private static func isLess(_ left: String, _ right: String) -> Bool {
    let (one, other) = (left.hasPrefix("-"), right.hasPrefix("-"))
    if one != other { return one }
    let (first, second) = (digits(left), digits(right))
    let isSmaller = first.count != second.count ? first.count < second.count : first < second
    let isLarger = first.count != second.count ? first.count > second.count : first > second
    return one ? isLarger : isSmaller
  }

  private static func digits(_ text: String) -> String {
    String(text.filter(\.isNumber).drop { $0 == "0" })
  }

  /// A length of time such as `P1DT2H3M4.5S`.
  private static func milliseconds(_ text: String) -> Int64 {
    var (total, number, fraction, isFraction): (Int64, Int64, String, Bool) = (0, 0, "", false)
    for character in text.dropFirst() {
      switch character {
      case "D": (total, number) = (total + number * 86_400_000, 0)
      case "H": (total, number) = (total + number * 3_600_000, 0)
      case "M": (total, number) = (total + number * 60_000, 0)
      case "S": total += number * 1000 + (Int64((fraction + "000").prefix(3)) ?? 0)
      case ".": isFraction = true
      case "T": continue
      default:
        if isFraction {
          fraction.append(character)
        } else {
          number = number * 10 + Int64(character.wholeNumberValue ?? 0)
        }
      }
    }
    return total
  }
}
