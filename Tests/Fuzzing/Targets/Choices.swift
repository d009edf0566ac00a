/// Choices that bytes make, so that a fuzzer that changes the bytes changes the choices; behind their end, numbers that
/// depend on them alone (SplitMix64).
package struct Choices: RandomNumberGenerator {
  private var bytes: ArraySlice<UInt8>
  private var state: UInt64

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
    state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `count`, which is not 0: of two bytes, while there are some.
  mutating func below(_ count: Int) -> Int {
    guard let high = bytes.popFirst() else { return Int(next() % UInt64(count)) }
    return (Int(high) << 8 | Int(bytes.popFirst() ?? 0)) % count
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
