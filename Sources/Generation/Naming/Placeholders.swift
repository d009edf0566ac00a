extension String {
  /// The form with its first `{}` replaced by `text`.
  func replacingPlaceholder(with text: String) -> String {
    guard let place = self[...].placeholder else { return self }
    return self[..<place.lowerBound] + text + self[place.upperBound...]
  }

  /// The form with every `{}` replaced by `text`.
  func replacingPlaceholders(with text: String) -> String {
    var result = ""
    var rest = self[...]
    while let place = rest.placeholder {
      result += rest[..<place.lowerBound]
      result += text
      rest = rest[place.upperBound...]
    }
    return result.isEmpty ? String(rest) : result + rest
  }

  /// The form with each `{name}` replaced by its text, in one pass; other braces stay.
  /// - Parameter text: of a name, where it has one; asked for what the form names.
  func filled(_ text: (_ name: Substring) -> String?) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let inside = rest[rest.utf8.index(after: open)...]
      if let close = inside.utf8.firstIndex(of: UInt8(ascii: "}")), let value = text(inside[..<close]) {
        let end = inside.utf8.index(after: close)
        // Most forms are nothing but a name.
        if open == startIndex, end == endIndex { return value }
        result += rest[..<open]
        result += value
        rest = inside[end...]
      } else {
        result += rest[..<inside.startIndex]
        rest = inside
      }
    }
    return result.isEmpty ? String(rest) : result + rest
  }
}

extension String {
  /// What stands between the separators, as far as there is something.
  func parts(between separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0)) }
  }
}

extension Substring {
  /// Where the first `{}` stands.
  fileprivate var placeholder: Range<String.Index>? {
    var rest = utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      let next = rest.index(after: open)
      guard next < rest.endIndex else { return nil }
      if rest[next] == UInt8(ascii: "}") { return open..<rest.index(after: next) }
      rest = rest[next...]
    }
    return nil
  }
}
