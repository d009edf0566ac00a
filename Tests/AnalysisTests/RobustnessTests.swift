import Analysis
import Diagnostics
import Model
import TestSupport
import Testing

@Suite("Whatever the spec is")
struct RobustnessTests {
  @Test("any text gives a model or says why not, the same each time", .timeLimit(.minutes(20)), arguments: 0..<8)
  func anyText(_ seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let texts = try Specs.names(in: "features").map { try Specs.text("features/\($0)") }
    let words = [
      "null", "[]", "{}", "''", "-1", "99999999999999999999", "true", ".nan", "decimal(", "belongs_to", "id", "*", "&a",
      "many_to_many", "\u{202E}", "é", "..", "?", ": ", "- ", "  ", "\n", "(a+)+", "never", "<<: ", "_", "A", "inverse",
    ]
    let time = processorTime {
      for _ in 0..<100 {
        var characters = Array(texts.randomElement(using: &random) ?? "")
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<characters.count, using: &random)
          let end = min(characters.count, place + Int.random(in: 0...12, using: &random))
          switch Int.random(in: 0..<3, using: &random) {
          case 0: characters.removeSubrange(place..<end)
          case 1: characters.insert(contentsOf: words.randomElement(using: &random) ?? "", at: place)
          case _: characters.insert(contentsOf: characters[place..<end], at: place)
          }
          if characters.isEmpty { characters = ["a"] }
        }
        let text = String(characters)
        let outcome = readModel(text)
        #expect((outcome.value == nil) == outcome.diagnostics.contains { $0.severity == .error }, "\(text)")
        #expect(readModel(text).diagnostics == outcome.diagnostics)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(outcome.diagnostics.allSatisfy { (1...(lines + 1)).contains($0.range.start.line) }, "\(text)")
      }
    }
    #expect(time < 120)
  }

  @Test("time grows with the number of resources and not faster", .timeLimit(.minutes(20)))
  func growth() {
    func time(_ count: Int) -> Double {
      let text = generatedSpec(count)
      return processorTime { #expect(readModel(text).diagnostics == []) }
    }
    _ = time(100)
    let small = time(300)
    let large = time(2_400)
    // Eight times the work: quadratic growth would be sixty-four times.
    #expect(large < small * 24)
    #expect(small + large < 120)
  }

  @Test("a spec in which everything is wrong is refused in time", .timeLimit(.minutes(20)))
  func allWrong() {
    let resources = (0..<2_000).map { "  Thing\($0): {relations: {other: {belongs_to: Thnig\($0)}}}" }
    let text = "ashlar: 1\nservice: {name: demo}\nresources:\n" + resources.joined(separator: "\n")
    let time = processorTime { #expect(readModel(text).diagnostics.count == 2_000) }
    #expect(time < 60)
  }
}

/// Resources of ten fields in a chain, with everything that a usual resource has.
func generatedSpec(_ count: Int) -> String {
  let resources = (0..<count).map { number in
    """
      Thing\(number):
        description: The thing with the number \(number).
        fields:
          name: {type: string, length: 1..200}
          body: text?
          code: {type: string, pattern: "[A-Z]{3}[0-9]{\(number % 7 + 1)}"}
          price: {type: "decimal(10,2)", min: 0, default: "0.99"}
          stock: {type: int, min: 0, default: 0}
          kind: {type: Kind, default: small}
          released: date?
          mail: {type: email, nullable: true, unique: true}
          active: {type: bool, default: true}
          seen: datetime?
        relations:
          parent: {belongs_to: Thing\(max(0, number - 1)), nullable: true, on_delete: set_null}
    \(number + 1 < count ? "      children: {has_many: Thing\(number + 1), inverse: parent}" : "      self_children: {many_to_many: Thing0}")
        indexes: [[name, released], [price], [released]]
        access: anyone
        query: {filter: [name, price, parent], sort: [name, released], include: [parent]}
    """
  }
  return
    "ashlar: 1\nservice: {name: demo}\nsilence: {public-write: A test.}\nenums: {Kind: [small, large]}\nresources:\n"
    + resources.joined(separator: "\n") + "\n"
}

/// Numbers that depend on nothing but the seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
