import Diagnostics
import TestSupport
import Testing
import YAMLTree

@Suite("Limits of a YAML text")
struct LimitTests {
  private func said(_ text: String, limits: YAMLLimits = .default) -> [String] {
    parseYAML(Array(text.utf8), file: "a.yaml", limits: limits).diagnostics.map {
      "\($0.range.start.line):\($0.range.start.column): \($0.message)"
    }
  }

  @Test("a few lines of aliases of aliases are refused before they expand")
  func laughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    // Seven of thirty levels: what lies behind was not expanded.
    #expect(said(text) == ["7:20: more than 4000000 nodes, aliases expanded"])
  }

  @Test("a limit holds at its boundary")
  func boundaries() {
    let limits = YAMLLimits(bytes: 20, depth: 2, nodes: 5)
    #expect(said("[[1, 2, 3]]", limits: limits) == [])
    #expect(said("[[1, 2, 3, 4]]", limits: limits) == ["1:12: more than 5 nodes, aliases expanded"])
    #expect(said("[[[1]]]", limits: limits) == ["1:3: more than 2 levels inside one another"])
    #expect(said("[aaaaaaaaaaaaaaaaaa]", limits: limits) == [])
    #expect(said("[aaaaaaaaaaaaaaaaaaa]", limits: limits) == ["1:1: the file has 21 bytes, the limit is 20"])
  }

  @Test("aliases that nest into one another count as depth")
  func aliasDepth() {
    var text = "a0: &a0 [x]\n"
    for level in 1...70 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(said(text) == ["64:12: more than 64 levels inside one another"])
  }

  @Test("merge keys of merge keys count as nodes")
  func merges() {
    var text = "m0: &m0 {a: 1, b: 2}\n"
    for level in 1...40 { text += "m\(level): &m\(level) {x: {<<: *m\(level - 1)}, y: {<<: *m\(level - 1)}}\n" }
    #expect(said(text).count == 1)
  }

  @Test(
    "time grows with the size of the text, whatever it repeats",
    arguments: [
      "[", "{", "- ", "? ", "a: ", "&a ", "!x ", "\"", "'", "[],", "{a},", "a,", "*a ", "#", "\t", " ", ":", "|", ">",
      "\n", "- \n", "%TAG ! !\n", "a:\n ", "\\", "é", "---\n", "...\n", "? a\n", "&a a,", "!!str a,", "x\n",
    ]
  )
  func linear(piece: String) {
    let prefixes = ["", "[", "a: \"", "a: |\n ", "&x [", "{"]
    for prefix in prefixes {
      func time(_ count: Int) -> Double {
        let bytes = Array((prefix + String(repeating: piece, count: count)).utf8)
        return processorTime { _ = parseYAML(bytes, file: "a.yaml") }
      }
      // Eight times the text: quadratic growth would be sixty-four times. What takes no time can't be compared.
      #expect(time(60_000) < time(7_500) * 24 + 0.02, "\(prefix)\(piece)")
    }
  }

  @Test("any bytes give a tree or an error")
  func mutations() {
    let seed = Array(
      """
      %YAML 1.2
      ---
      service: &s {name: "book \\u00e9 shop", 'x': [1, 0x1F, ~]} # c
      base: &b
        <<: *s
        text: |-
          two
           lines
        list:
        - !!str 1
        - {type: decimal(10,2)}
        - ? k
          : v
      other: *b
      more: >+
        folded

      é日本: "🎉"
      """.utf8
    )
    let alphabet =
      Array("[]{}:,-?&*!|>'\"%@`#\\ \t\n\r~<.0aé\u{85}\u{2028}\u{FEFF}".utf8) + [0, 0xFF, 0xC0, 0xED, 0xA0]
    var random = Seeded(state: 42)
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
        case 1: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
        default:
          let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      let outcome = parseYAML(bytes, file: "a.yaml")
      let isError = outcome.diagnostics.contains { $0.severity == .error }
      #expect((outcome.value == nil) == isError, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      #expect(outcome.diagnostics.allSatisfy { $0.range.start <= $0.range.end && $0.range.start.column > 0 })
      if let node = outcome.value { #expect(isNested(node)) }
      _ = ReportFormat.text.report(outcome.diagnostics, sources: SourceLines(["a.yaml": bytes]))
    }
  }

  /// Whether no node ends before it starts.
  private func isNested(_ node: Node) -> Bool {
    guard node.range.start <= node.range.end else { return false }
    switch node.content {
    case .scalar: return true
    case .sequence(let items): return items.allSatisfy(isNested)
    case .mapping(let pairs): return pairs.allSatisfy { isNested($0.key) && isNested($0.value) }
    }
  }
}

/// SplitMix64: the same bytes in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
