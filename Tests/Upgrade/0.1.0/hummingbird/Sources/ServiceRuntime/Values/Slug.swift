import Foundation

/// Slugs: words of small letters and digits with one hyphen between them, as they stand in paths.
public enum Slug {
  /// The slug of a text; `fallback`, which is one already, where the text has nothing to make one of.
  ///
  /// The text is composed (Unicode's NFC) and its letters are made small. Letters and digits of ASCII stay, those of
  /// `letters` become what stands there, apostrophes and marks vanish, and everything else divides words. What is too
  /// long ends after its last whole word that fits.
  public static func made(from text: String?, or fallback: String, atMost limit: Int) -> String {
    var slug: [UInt8] = []
    var isWordOver = false
    func append(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        if isWordOver, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
        isWordOver = false
        slug.append(byte)
      }
    }
    for scalar in (text ?? "").precomposedStringWithCanonicalMapping.unicodeScalars {
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        if small.isASCII, small.properties.isAlphabetic || small.properties.numericType != nil {
          append(CollectionOfOne(UInt8(ascii: small)))
        } else if let letters = letters[small] {
          append(letters.utf8)
        } else if !isNothing(small) {
          isWordOver = true
        }
      }
    }
    let words = String(decoding: slug, as: UTF8.self)
    return cut(words.isEmpty ? fallback : words, to: limit)
  }

  /// The slug with a number behind it, cut so that it has room; the first is the slug itself.
  public static func numbered(_ slug: String, _ number: Int, atMost limit: Int) -> String {
    guard number > 1 else { return cut(slug, to: limit) }
    let end = "-\(number)"
    return cut(slug, to: limit - end.utf8.count) + end
  }

  /// The slug of a text that is not taken: the slug itself, or with the next number behind the last one taken.
  ///
  /// Asks seldom even where thousands are taken: numbers are doubled until one is free, then halved.
  public static func free(
    from text: String?,
    or fallback: String,
    atMost limit: Int,
    isTaken: (String) throws -> Bool
  ) rethrows -> String {
    let slug = made(from: text, or: fallback, atMost: limit)
    func isFree(_ number: Int) throws -> Bool { try !isTaken(numbered(slug, number, atMost: limit)) }
    var taken = 0
    var free = 1
    while try !isFree(free) { (taken, free) = (free, free * 2) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if try isFree(middle) { free = middle } else { taken = middle }
    }
    return numbered(slug, free, atMost: limit)
  }

  /// Whether a text is a slug.
  public static func isValid(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }

  private static func cut(_ slug: String, to limit: Int) -> String {
    let bytes = Array(slug.utf8)
    guard bytes.count > limit else { return slug }
    var kept = bytes[..<limit]
    if bytes[limit] != UInt8(ascii: "-"), let hyphen = kept.lastIndex(of: UInt8(ascii: "-")) { kept = kept[..<hyphen] }
    while kept.last == UInt8(ascii: "-") { kept.removeLast() }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Marks above and below letters, apostrophes, and what nobody sees.
  private static func isNothing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0x2018, 0x2019, 0x02BC, 0x0300...0x036F, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }
}
