/// A database that records can be kept in; text for it is written only behind a switch over this type.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
  case sqlite
  case postgresql

  /// The identifier between double quotes, whatever it holds.
  package func quoted(_ identifier: String) -> String {
    switch self {
    case .sqlite, .postgresql:
      identifier.utf8.contains(UInt8(ascii: "\"")) ? Self.enclosed(identifier, in: "\"") : "\"\(identifier)\""
    }
  }

  /// The text between single quotes, whatever it holds.
  package func literal(_ text: String) -> String {
    switch self {
    // A backslash is a character like any other, as the standard has it.
    case .sqlite, .postgresql: Self.enclosed(text, in: "'")
    }
  }

  /// The bytes as a value.
  package func literal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let hex = String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    return switch self {
    case .sqlite: "x'\(hex)'"
    case .postgresql: #"'\x\#(hex)'::bytea"#
    }
  }

  /// By code points: a mark that combines with a quote hides it among characters.
  private static func enclosed(_ text: String, in quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    result.append(quote)
    return String(result)
  }
}
