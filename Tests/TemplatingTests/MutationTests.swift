import Diagnostics
import Foundation
import TestSupport
import Templating
import Testing

/// Random numbers that are the same in every run.
private struct Sequence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct MutationTests {
  private static let pieces = [
    "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "(", ")", "[", "]", "'", "\"", "\\", "|", "~", ".", ",", "=", "if ",
    "else ", "endif", "for x in names", "endfor", "set name = ", "macro m(a)", "endmacro", "m(1)", "is none", "not ",
    "none", "maybe", "title", "resource.fields", "loop.index", "raw", "endraw", "block b", "endblock", "\n", "  ", "\r",
    "\u{2003}", "é", "9", "include \"shared/partial.j2\"", "extends \"shared/base.j2\"", "super()", "|join(", "|indent",
    "import \"shared/macros.j2\" as l",
  ].map { Array($0.utf8) }

  @Test(
    "whatever stands in a template, it is refused at places inside it or rendered as Jinja renders it",
    arguments: 0..<8
  )
  func mutations(seed: UInt64) throws {
    var random = Sequence(state: seed)
    let files = try ["accepted", "refused"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: World.folder.appendingPathComponent(folder).path)
        .filter { $0.hasSuffix(".j2") }.sorted()
        .map { Array(try Data(contentsOf: World.folder.appendingPathComponent("\(folder)/\($0)"))) }
    }
    let environment = World.environment()
    var rendered: [(source: String, output: String)] = []
    for _ in 0..<400 {
      let bytes = mutated(files.randomElement(using: &random)!, &random)
      let text = String(decoding: bytes, as: UTF8.self)
      let loaded = Environment(
        loader: { $0 == "random" ? bytes : environment.source(of: $0) },
        filters: [World.literal]
      ).template(named: "random", context: World.context)
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
      if let template = loaded.value {
        #expect(loaded.diagnostics.isEmpty)
        if let output = try? template.render(World.values) {
          rendered.append((text, String(decoding: output, as: UTF8.self)))
        }
      } else {
        #expect(!loaded.diagnostics.isEmpty, "refused without a reason: \(text.debugDescription)")
        for diagnostic in loaded.diagnostics where diagnostic.range.file == "random" {
          let range = diagnostic.range
          #expect(
            range.start <= range.end && range.end.line <= lines,
            "\(range) is outside of \(text.debugDescription)"
          )
        }
      }
    }
    #expect(rendered.count > 20)
    let expected = try JinjaOracle.render(
      rendered.map { template in
        [
          "template_dir": World.folder.path, "source": template.source, "context": World.json,
          "filters": ["literal": World.literalSettings],
        ]
      }
    )
    for (template, output) in zip(rendered, expected) {
      guard case .output(let text) = output else {
        Issue.record("\(template.source.debugDescription): \(output)")
        continue
      }
      #expect(
        text.utf8.elementsEqual(template.output.utf8),
        "\(template.source.debugDescription) is \(template.output.debugDescription), not \(text.debugDescription)"
      )
    }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout Sequence) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let position = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
      case 1 where position < bytes.count: bytes.remove(at: position)
      case 2: bytes.removeLast(bytes.count - position)
      case 3:
        let end = Int.random(in: position...bytes.count, using: &random)
        bytes.insert(contentsOf: bytes[position..<end], at: position)
      case _: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!, at: position)
      }
    }
    return bytes
  }
}

extension Environment {
  fileprivate func source(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: World.folder.appendingPathComponent(name))).map { Array($0) }
  }
}
