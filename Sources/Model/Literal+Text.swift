/// A length of time as it goes over the wire: `P1DT2H3M4.5S`, normalised.
package func durationText(milliseconds: Int64) -> String {
  var rest = milliseconds
  guard rest > 0 else { return "PT0S" }
  func take(_ unit: Int64) -> Int64 {
    defer { rest %= unit }
    return rest / unit
  }
  let (days, hours, minutes, seconds) = (take(86_400_000), take(3_600_000), take(60_000), take(1000))
  var time = (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "")
  if seconds > 0 || rest > 0 {
    var fraction = rest > 0 ? String(1000 + rest).dropFirst() : ""
    while fraction.last == "0" { fraction.removeLast() }
    time += fraction.isEmpty ? "\(seconds)S" : "\(seconds).\(fraction)S"
  }
  return (days > 0 ? "P\(days)D" : "P") + (time.isEmpty ? "" : "T\(time)")
}

/// Bytes as they go over the wire: base64 with padding.
package func base64Text(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? alphabet[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
