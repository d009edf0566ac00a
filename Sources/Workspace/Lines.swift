/// A line with its break, as the bytes that it is.
typealias Line = ArraySlice<UInt8>

/// The lines of a text with their breaks.
///
/// Bytes, since strings are equal when they only differ in how their letters are composed.
func split(_ bytes: [UInt8]) -> [Line] {
  var lines: [Line] = []
  var start = 0
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
    lines.append(bytes[start...index])
    start = index + 1
  }
  if start < bytes.count { lines.append(bytes[start...]) }
  return lines
}
