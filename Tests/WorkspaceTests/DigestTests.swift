import Testing

@testable import Workspace

@Suite("SHA-256")
struct DigestTests {
  // FIPS 180-4's examples, and lengths around the block's end computed with coreutils' sha256sum.
  @Test(
    "the digests of the published vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
  )
  func vectors(text: String, expected: String) {
    #expect(Digest(Array(text.utf8)).hexadecimal == expected)
  }

  @Test(
    "lengths around the ends of blocks",
    arguments: [
      (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
      (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
      (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
      (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
      (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
      (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
      (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
      (1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]
  )
  func lengths(count: Int, expected: String) {
    #expect(Digest([UInt8](repeating: UInt8(ascii: "a"), count: count)).hexadecimal == expected)
  }

  @Test("the processor's instructions and the portable code agree, whatever the length")
  func instructions() {
    var bytes: [UInt8] = []
    for count in 0..<1_000 {
      #expect(Digest(bytes, withInstructions: Digest.hasInstructions) == Digest(bytes, withInstructions: false))
      bytes.append(UInt8(truncatingIfNeeded: count &* 197 &+ count / 7))
    }
  }

  @Test("a digest is read back from its digits, and from nothing else")
  func parsing() {
    let digest = Digest(Array("abc".utf8))
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
    #expect(Digest(hexadecimal: "abc") == nil)
    #expect(Digest(hexadecimal: String(repeating: "g", count: 64)) == nil)
    #expect(Digest(hexadecimal: String(repeating: "é", count: 32)) == nil)
  }
}
