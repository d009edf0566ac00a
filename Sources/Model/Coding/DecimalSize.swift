/// How many digits a decimal has, and how many of them behind the point, read from `10,2`.
package struct DecimalSize {
  package let precision: Int
  package let scale: Int

  package init?(_ text: String) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let precision = numbers[0], let scale = numbers[1], 1...38 ~= precision,
      0...precision ~= scale
    else { return nil }
    self.precision = precision
    self.scale = scale
  }
}

extension String {
  /// What stands between the brackets of `word(…)`.
  package func argument(of word: String) -> String? {
    guard hasPrefix("\(word)("), hasSuffix(")") else { return nil }
    return String(dropFirst(word.count + 1).dropLast())
  }
}
