import Testing

@testable import ServiceRuntime

@Suite("What a Redis replies")
struct RESPTests {
  private static func read(_ pieces: [String]) throws -> [RESPValue] {
    var decoder = RESPDecoder()
    var values: [RESPValue] = []
    for piece in pieces {
      decoder.append(piece.utf8)
      while let value = try decoder.next() { values.append(value) }
    }
    return values
  }

  @Test(
    "replies are read, in whatever pieces they arrive",
    arguments: [
      ("+OK\r\n", [.simple("OK")]), ("+\r\n", [.simple("")]), ("-ERR no\r\n", [.error("ERR no")]),
      (":0\r\n:-7\r\n:9223372036854775807\r\n", [.integer(0), .integer(-7), .integer(.max)]),
      ("$5\r\na\r\n:b\r\n", [.bulk(Array("a\r\n:b".utf8))]), ("$0\r\n\r\n", [.bulk([])]),
      ("$-1\r\n*-1\r\n", [.null, .null]), ("*0\r\n", [.array([])]),
      (
        "*3\r\n:1\r\n*1\r\n+é\r\n$-1\r\n+OK\r\n",
        [.array([.integer(1), .array([.simple("é")]), .null]), .simple("OK")]
      ),
      ("", []), ("+OK", []), ("+OK\r", []), ("$5\r\nhell", []), ("$5\r\nhello\r", []), ("*2\r\n:1\r\n", []),
    ] as [(String, [RESPValue])]
  )
  func reads(text: String, values: [RESPValue]) throws {
    #expect(try Self.read([text]) == values)
    #expect(try Self.read(text.unicodeScalars.map { String($0) }) == values)
  }

  @Test("a reply is written as it is read, and a command is an array")
  func writes() throws {
    let value = RESPValue.array([
      .simple("OK"), .error("ERR"), .integer(-1), .bulk([0, 13, 10, 255]), .null, .array([]),
    ])
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    var decoder = RESPDecoder()
    decoder.append(bytes)
    #expect(try decoder.next() == value)
    #expect(try decoder.next() == nil)
    bytes = []
    RESPValue.command(["GET", "é"]).write(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "*2\r\n$3\r\nGET\r\n$2\r\né\r\n")
  }

  @Test(
    "what is no reply is refused as soon as that can be told",
    arguments: [
      ("HTTP/1.1 400 Bad Request\r\n", .malformed), ("\r\n", .malformed), ("+O\nK", .malformed), ("+O\rK", .malformed),
      (":\r\n", .malformed), (":+1\r\n", .malformed), (":01\r\n", .malformed), (":-0\r\n", .malformed),
      (":1.0\r\n", .malformed), (":9223372036854775808\r\n", .malformed), ("$-2\r\n", .malformed),
      ("*-2\r\n", .malformed), ("$x\r\n", .malformed), ("$1\r\nabc", .malformed), ("$1\r\na\n\n", .malformed),
      ("$2\r\na\r\n\r\n", .malformed), ("%1\r\n", .malformed), ("_\r\n", .malformed), ("*1\r\n?", .malformed),
      ("$16385\r\n", .tooLarge), ("$9223372036854775807\r\n", .tooLarge), ("*16385\r\n", .tooLarge),
    ] as [(String, RESPError)]
  )
  func refuses(text: String, error: RESPError) {
    #expect(throws: error) { try Self.read([text]) }
  }

  @Test("what is larger or deeper than any reply is refused before it is there")
  func bounds() {
    let texts = String(repeating: "$9000\r\n\(String(repeating: "n", count: 9000))\r\n", count: 2)
    for text in [
      String(repeating: "*1\r\n", count: 5), String(repeating: "*1\r\n", count: 100_000),
      "+" + String(repeating: "a", count: 16_384), "*2\r\n" + texts, "*3\r\n" + texts,
    ] {
      #expect(throws: RESPError.tooLarge) { try Self.read([text]) }
    }
  }

  @Test("a word has to be UTF-8, a text need not be")
  func encoding() throws {
    var decoder = RESPDecoder()
    decoder.append([0x24, 0x31, 0x0D, 0x0A, 0xFF, 0x0D, 0x0A, 0x2B, 0xFF, 0x0D, 0x0A])
    #expect(try decoder.next() == .bulk([0xFF]))
    #expect(throws: RESPError.malformed) { try decoder.next() }
  }

  @Test("many replies at once may be more than one may be")
  func pipelined() throws {
    #expect(try Self.read([String(repeating: "*1\r\n$5\r\nhello\r\n", count: 5000)]).count == 5000)
  }
}
