import Analysis
import Diagnostics
import Testing

@Suite("Silences")
struct SilenceTests {
  @Test("a silenced warning is told with the reason that is nearest to what it is about, and nothing else of it")
  func reasons() {
    let spec = """
      ashlar: 1
      service: {name: demo}
      silence:
        public-write: {Book: Books are free.}
        unserved-sort: There are a dozen.
      resources:
        Book:
          fields: {title: string, pages: int, year: int}
          access: anyone
          query: {filter: [pages], sort: [title, pages, year]}
          silence:
            unserved-filter: Nobody asks.
            unserved-sort: {pages: Nobody counts.}
      """
    let reading = readModel(Array(spec.utf8), file: "spec.yaml", beside: nil)
    #expect(reading.outcome.diagnostics == [])
    let silenced = reading.silenced.map { silenced in
      let (about, reason) = (silenced.diagnostic.range.start, silenced.range.start)
      return "\(about.line):\(about.column) \(silenced.diagnostic.code.rawValue), "
        + "\(reason.line):\(reason.column) \(silenced.reason)"
    }
    #expect(
      silenced == [
        "9:13 public-write, 4:18 Books are free.", "10:22 unserved-filter, 12:7 Nobody asks.",
        "10:37 unserved-sort, 5:3 There are a dozen.", "10:44 unserved-sort, 13:23 Nobody counts.",
        "10:51 unserved-sort, 5:3 There are a dozen.",
      ]
    )
  }
}
