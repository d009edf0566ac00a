import Analysis
import Diagnostics
import Model
import TestSupport
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

  @Test(
    "links over records that have an owner are made by creating those",
    arguments: [
      ("tags: {many_to_many: Tag, through: Tagging}", "{belongs_to: Tag}", "nullable: true", true),
      ("tags: {many_to_many: Tag, through: Tagging}", "{belongs_to: Tag}", "nullable: true, owner: true", false),
      ("users: {many_to_many: User, through: Tagging}", "{belongs_to: Tag, nullable: true}", "unique: false", true),
      ("users: {many_to_many: User, through: Tagging}", "{belongs_to: Tag, nullable: true}", "owner: true", false),
    ]
  )
  func linkable(relation: String, tag: String, user: String, isLinkable: Bool) throws {
    let model = try Model(
      yaml: """
        auth: {principal: User, identifier: email, password: password}
        resources:
          User: {fields: {email: {type: email, unique: true}, password: password}, access: {read: authenticated}}
          Note:
            fields: {text: string}
            relations: {\(relation)}
            access: {write: authenticated}
          Tag: {fields: {word: string}, access: {read: authenticated}}
          Tagging:
            relations: {note: {belongs_to: Note}, tag: \(tag), user: {belongs_to: User, \(user)}}
            unique: [[note, tag], [note, user]]
            access: {read: authenticated, create: authenticated}
        """
    )
    #expect(model.resource("Note").manyToMany.map(\.isLinkable) == [isLinkable])
  }
}
