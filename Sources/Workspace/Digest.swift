private import CSHA256

/// A SHA-256 digest (FIPS 180-4).
///
/// Our own, since the alternative would have everybody who installs the generator build a whole cryptography library.
/// It tells versions of a file apart; nothing secret depends on it.
package struct Digest: Sendable, Hashable {
  private var state: SIMD8<UInt32>

  /// Whether the processor has instructions for it.
  static let hasInstructions = sha256_has_instructions()

  package init(_ bytes: [UInt8]) {
    self.init(bytes, withInstructions: Self.hasInstructions)
  }

  /// - Parameter withInstructions: Whether the processor's own instructions do the work, about five times as fast.
  init(_ bytes: [UInt8], withInstructions: Bool) {
    state = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    let whole = bytes.count & ~63
    let rest = bytes.count - whole
    let tail = rest < 56 ? 64 : 128
    bytes.withUnsafeBytes { source in
      add(UnsafeRawBufferPointer(rebasing: source[..<whole]), withInstructions)
      withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { last in
        last.initializeMemory(as: UInt8.self, repeating: 0)
        last.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[whole...]))
        last[rest] = 0x80
        last.storeBytes(of: (UInt64(bytes.count) &* 8).bigEndian, toByteOffset: tail - 8, as: UInt64.self)
        add(UnsafeRawBufferPointer(rebasing: last[..<tail]), withInstructions)
      }
    }
  }

  /// Whole blocks of 64 bytes.
  private mutating func add(_ blocks: UnsafeRawBufferPointer, _ withInstructions: Bool) {
    guard withInstructions else { return addPortably(blocks) }
    withUnsafeMutableBytes(of: &state) { state in
      sha256_add_blocks(
        state.baseAddress?.assumingMemoryBound(to: UInt32.self),
        blocks.baseAddress?.assumingMemoryBound(to: UInt8.self),
        blocks.count / 64
      )
    }
  }

  private mutating func addPortably(_ blocks: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for offset in stride(from: 0, to: blocks.count, by: 64) { add(blocks, offset, schedule) }
    }
  }

  /// `nil` unless the text is 64 hexadecimal digits.
  package init?(hexadecimal text: some StringProtocol) {
    self.init(hexadecimal: text.utf8)
  }

  init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 64 else { return nil }
    state = .init(repeating: 0)
    for (index, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      case _: return nil
      }
      state[index / 8] = state[index / 8] << 4 | UInt32(value)
    }
  }

  /// - Parameter bytes: 32 of them, as `bytes` gives them.
  init(raw bytes: ArraySlice<UInt8>) {
    precondition(bytes.count == 32, "a digest has 32 bytes")
    state = .init(repeating: 0)
    bytes.withUnsafeBytes { bytes in
      for index in 0..<8 {
        state[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      }
    }
  }

  var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
  }

  /// 64 lower-case digits.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      for part in 0..<8 {
        var rest = state[part]
        for index in stride(from: 8 * part + 7, through: 8 * part, by: -1) {
          let value = UInt8(truncatingIfNeeded: rest & 15)
          // Without branches: 39 lie between the digit behind 9 and a.
          buffer[index] = UInt8(ascii: "0") + value + (value > 9 ? 39 : 0)
          rest >>= 4
        }
      }
      return 64
    }
  }

  /// One block of 64 bytes.
  @inline(__always)
  private mutating func add(
    _ source: UnsafeRawBufferPointer,
    _ offset: Int,
    _ schedule: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(bigEndian: source.loadUnaligned(fromByteOffset: offset + index * 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = schedule[index &- 15]
      let late = schedule[index &- 2]
      let sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
      let sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
      schedule[index] = schedule[index &- 16] &+ sigma0 &+ schedule[index &- 7] &+ sigma1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    roundConstants.withUnsafeBufferPointer { constants in
      // Eight rounds at a time, so that the words change their parts instead of their places.
      for index in stride(from: 0, to: 64, by: 8) {
        round(a, b, c, &d, e, f, g, &h, constants[index] &+ schedule[index])
        round(h, a, b, &c, d, e, f, &g, constants[index &+ 1] &+ schedule[index &+ 1])
        round(g, h, a, &b, c, d, e, &f, constants[index &+ 2] &+ schedule[index &+ 2])
        round(f, g, h, &a, b, c, d, &e, constants[index &+ 3] &+ schedule[index &+ 3])
        round(e, f, g, &h, a, b, c, &d, constants[index &+ 4] &+ schedule[index &+ 4])
        round(d, e, f, &g, h, a, b, &c, constants[index &+ 5] &+ schedule[index &+ 5])
        round(c, d, e, &f, g, h, a, &b, constants[index &+ 6] &+ schedule[index &+ 6])
        round(b, c, d, &e, f, g, h, &a, constants[index &+ 7] &+ schedule[index &+ 7])
      }
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }
}

@inline(__always)
private func round(
  _ a: UInt32,
  _ b: UInt32,
  _ c: UInt32,
  _ d: inout UInt32,
  _ e: UInt32,
  _ f: UInt32,
  _ g: UInt32,
  _ h: inout UInt32,
  _ word: UInt32
) {
  let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
  d = d &+ first
  h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
}

@inline(__always)
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { (word >> count) | (word << (32 &- count)) }

private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
