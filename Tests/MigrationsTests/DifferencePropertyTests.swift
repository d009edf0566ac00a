import Migrations
import Testing

@Suite("Differences of schemas made up at random")
struct DifferencePropertyTests {
  @Test("lead from the one to the other, and back, and are nothing once they are done")
  func folding() throws {
    for seed in 0..<3_000 as Range<UInt64> {
      var random = RandomSchema(seed: seed)
      var history = SchemaHistory(of: random.schema())
      for number in 2...4 {
        let (next, evolution) = random.successor(of: history.snapshot)
        let before = history.snapshot
        let difference = history.difference(to: next, by: evolution)
        let after = try #require(before.applying(difference.steps), "seed \(seed)")
        #expect(after.isAlike(next), "seed \(seed)")
        let back = try #require(after.applying(difference.steps.reversed), "seed \(seed)")
        #expect(back.isAlike(before), "seed \(seed)")
        let forth = try #require(back.applying(difference.steps.reversed.reversed), "seed \(seed)")
        #expect(forth.isAlike(next), "seed \(seed)")
        guard !difference.steps.isEmpty else { continue }
        let isTaken = history.append(
          Migration(number: history.migrations.count + 1, name: difference.name, steps: difference.steps, scripts: [:])
        )
        #expect(isTaken, "seed \(seed), \(number)")
        // Later ones may say again what was done before, of something else.
        guard number == 2 else { continue }
        let more = history.difference(to: next, by: evolution).steps.flatMap(\.words)
        #expect(more == [], "seed \(seed), \(number): \(difference.steps.flatMap(\.words))")
      }
    }
  }

  @Test("are written and read again as they are")
  func coding() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = RandomSchema(seed: seed)
      let former = random.schema()
      let (next, evolution) = random.successor(of: former)
      let steps = difference(from: former, to: next, by: evolution).steps
      #expect(try MigrationRecord(json: MigrationRecord(steps: steps).json).steps == steps, "seed \(seed)")
    }
  }
}
