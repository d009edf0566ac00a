extension String {
  /// The text as one word of a command that can be pasted, also from between single quotes.
  var commandWord: String {
    let isPlain = !isEmpty && unicodeScalars.allSatisfy { Self.plain.contains($0) || $0.properties.isAlphabetic }
    if isPlain { return self }
    return "\"" + flatMap { "\"\\$`".contains($0) ? ["\\", $0] : [$0] } + "\""
  }

  /// What no shell takes for anything but itself, besides letters.
  private static let plain = Set("0123456789-_./+,:@%=".unicodeScalars)
}
