import Analysis
import Diagnostics
import Generation
import Model
import TestSupport
import Testing
import Workspace

/// `was`, `removed` and `backfill` are about records that were there before.
@Suite("Keys about what was before")
struct FormerKeyTests {
  @Test("they change nothing of a project that is made anew", arguments: ["was", "removed", "backfill"])
  func neutral(_ feature: String) throws {
    let told = try ShippedSpec("features/\(feature)")
    let silent = try ShippedSpec("features/\(feature)") { bytes in
      Array(
        String(decoding: bytes, as: UTF8.self)
          .replacing(/(?m)^ *(was|removed): .*\n/, with: "")
          .replacing(/(, )?(was|backfill): (\[[^\]]*\]|\{[^}]*\}|"[^"]*"|[^,}\n]*)/, with: "")
          .utf8
      )
    }
    let kept = silent.texts.values.flatMap {
      String(decoding: $0, as: UTF8.self).matches(of: /(was|removed|backfill):/)
    }
    #expect(kept.isEmpty)
    let model = try told.reading.outcome.required()
    let other = try silent.reading.outcome.required()
    #expect(model != other)
    for name in try Repository.templates.targets() {
      let target = try Repository.target(name)
      let artifacts = try generate(model, for: target, specFile: "demo.yaml").required()
      let others = try generate(other, for: target, specFile: "demo.yaml").required()
      #expect(artifacts.map(\.path) == others.map(\.path))
      let changed = zip(artifacts, others).filter { $0.contents != $1.contents }.map(\.0.path)
      #expect(changed == [])
    }
  }
}
