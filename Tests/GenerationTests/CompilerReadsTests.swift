import Foundation
import TestSupport
import Testing

@testable import Generation

/// The compiler of the target's language is the reader that counts: random hostile text goes through every form into one
/// program, and the program says what it was read as.
@Suite("Literals as the compiler reads them")
struct CompilerReadsTests {
  private static let pieces = [
    "\"", "\"\"", "\"\"\"", "#", "##", "\"#", "\"\"\"#", "\"\"\"###", "\\", "\\\\", "\\#", "\\###", "\\(x)", "\\#(x)",
    "\\###(x)",
    "\\u{41}", "\\n", "\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "*/", "/*", "//", "///", "`", "'", "${x}", "#{x}",
    "{{ x }}", "{}",
    "\u{0}", "\u{1}", "\u{7F}", "\u{85}", "\u{0B}", "\u{0C}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}",
    "\u{200B}", "\u{FEFF}", "\u{AD}",
    "\u{E0041}", "\u{301}", "\u{200D}", "é", "👩‍👩‍👧", "\n#if false\n", "\n#endif\n", "#error(\"x\")", "\nlet v0 = 1\n",
    "; fatalError()", "a", "word", "\u{10FFFF}", "\u{FFFE}",
  ]

  private static func texts(_ count: Int) -> [String] {
    var random = SplitMix(state: 2026)
    return LiteralFormTests.hostile
      + (0..<count).map { _ in
        (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
  }

  @Test("JSON in a block of a document is the same JSON, and does not end the block")
  func fenced() throws {
    let form = try #require(try Repository.pack("hummingbird").literals["fenced"])
    for text in Self.texts(150) {
      let json = String(decoding: try JSONSerialization.data(withJSONObject: ["a": text]), as: UTF8.self)
      let shown = form.apply(to: json, indentation: 0)
      #expect(!shown.contains("`"))
      let read = try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: String]
      #expect(read?["a"].map { Array($0.utf8) } == Array(text.utf8), "\(shown)")
    }
  }

  @Test("every form gives back what went in, and nothing else is compiled", .timeLimit(.minutes(20)))
  func readBack() throws {
    let pack = try Repository.pack("hummingbird")
    let quoted = ["string", "raw"]
    let blocks = ["document", "sql"]
    let comments = ["doc", "remark"]
    #expect(
      Set(quoted + blocks + comments + ["markdown", "inline", "code", "fenced", "shell", "file"])
        == Set(pack.literals.keys)
    )
    let texts = Self.texts(150)
    var program = "let x = \"no interpolation\"\n"
    program += "func say(_ text: String) { print(text.utf8.map { String($0, radix: 16) }.joined(separator: \" \")) }\n"
    var expected: [String] = []
    for (index, text) in texts.enumerated() {
      for name in quoted + blocks {
        let form = try #require(pack.literals[name])
        let isBlock = blocks.contains(name)
        program +=
          isBlock
          ? "do {\n  say(\(form.apply(to: text, indentation: 2)))\n}\n"
          : "say(\(form.apply(to: text, indentation: 0)))\n"
        expected.append(text)
      }
      for name in comments {
        let form = try #require(pack.literals[name])
        program += "\(form.apply(to: text, indentation: 0))\nlet \(name)\(index) = \(index)\n"
      }
    }
    program += "print(" + texts.indices.map { "doc\($0) + remark\($0)" }.joined(separator: ",\n  ") + ")\n"
    let output = try run(program).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let forms = quoted + blocks
    for (place, text) in expected.enumerated() {
      let read = output[place].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      let name = forms[place % forms.count]
      let isSame = name == "sql" ? isFolded(read, Array(text.utf8)) : read == Array(text.utf8)
      #expect(
        isSame,
        "\(name): \(text.debugDescription) became \(String(decoding: read, as: UTF8.self).debugDescription)"
      )
    }
    #expect(output[expected.count] == texts.indices.map { String(2 * $0) }.joined(separator: " "))
  }

  /// Whether nothing else has become of a statement than line breaks of spaces that stand alone, outside of its quotes.
  private func isFolded(_ read: [UInt8], _ text: [UInt8]) -> Bool {
    guard read.count == text.count else { return false }
    var quote: UInt8?
    var previous = UInt8(ascii: " ")
    for (index, byte) in text.enumerated() {
      if "'\"".utf8.contains(byte) { quote = quote == nil ? byte : quote == byte ? nil : quote }
      let next = index + 1 < text.count ? text[index + 1] : UInt8(ascii: " ")
      let isAlone = byte == 0x20 && ![0x20, 0x0A].contains(previous) && ![0x20, 0x0A].contains(next)
      guard read[index] == byte || (read[index] == 0x0A && isAlone && quote == nil) else { return false }
      previous = byte
    }
    return true
  }

  private func run(_ program: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reads-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "main.swift")
    try Data(program.utf8).write(to: source)
    let binary = folder.appending(path: "reads").path
    let compiler = try execute([
      "swiftc", "-Onone", "-warnings-as-errors", "-module-name", "Reads", "-o", binary, source.path,
    ])
    guard compiler.status == 0 else { throw Refused(description: String(compiler.output.prefix(4_000))) }
    return try execute([binary]).output
  }

  private func execute(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

/// What the compiler says of a program that it does not take.
private struct Refused: Error, CustomStringConvertible {
  let description: String
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
