import Analysis
import Diagnostics
import Model
import Testing

@Suite("Features")
struct FeatureTests {
  @Test("the spec of a feature has nothing wrong with it", arguments: Specs.names(in: "features"))
  func clean(_ name: String) throws {
    let outcome = try Specs.read("features/\(name)")
    #expect(outcome.diagnostics == [])
    #expect(outcome.value != nil)
  }

  @Test("the spec of a feature means what its outline says", arguments: outlines.keys.sorted())
  func means(_ feature: String) throws {
    let model = try #require(try Specs.read("features/\(feature)").value)
    #expect(model.outline == outlines[feature])
  }

  @Test("descriptions reach the model word for word")
  func descriptions() throws {
    let model = try #require(try Specs.read("features/descriptions").value)
    let note = model.resource("Note")
    #expect(note.description == "A note.\nWith a second line.\n")
    #expect(note.fields.map(\.description) == ["What it says."])
    #expect(note.belongsTo.map(\.description) == ["What it answers."])
    #expect(note.hasMany.map(\.description) == ["What answers it."])
    #expect(note.manyToMany.map(\.description) == ["What it names."])
    #expect(note.actions.map(\.description) == ["Puts it away."])
  }
}
