import Diagnostics
import Model
import TestSupport
import Testing

@testable import Generation

@Suite("Names")
struct NamerTests {
  static let namer = Namer(
    styles: [.type: .pascalCase, .variable: .camelCase, .enumCase: .screamingSnakeCase, .file: .kebabCase],
    acronyms: ["id", "url", "api"],
    reserved: ["class", "self", "Self", "in"],
    reservedLabels: ["in"],
    escape: "`{}`",
    takenTypes: ["Set", "URL"],
    takenTypeForm: "{}Kind",
    takenMembers: ["json", "self"],
    takenMemberForm: "{}_",
    takenCases: ["NONE"],
    takenRecords: ["page", "pages"],
    takenRecordForm: "{}Record"
  )

  static func name(_ words: String) -> Name {
    let words = words.split(separator: " ").map(String.init)
    return Name(spelled: words.joined(separator: "_"), words: words)
  }

  @Test(
    "a style joins words in its own way",
    arguments: [
      (NameStyle.pascalCase, "OrderLine2"), (.camelCase, "orderLine2"), (.snakeCase, "order_line2"),
      (.kebabCase, "order-line2"), (.screamingSnakeCase, "ORDER_LINE2"),
    ]
  )
  func styles(_ style: NameStyle, _ joined: String) {
    #expect(style.join(["order", "line2"], acronyms: []) == joined)
  }

  @Test(
    "acronyms are written in capitals, their plurals too, and in small letters at the start of a variable",
    arguments: [
      ("id", "ID", "id"), ("genre ids", "GenreIDs", "genreIDs"), ("ids", "IDs", "ids"),
      ("api url", "APIURL", "apiURL"), ("valid", "Valid", "valid"), ("url s", "URLS", "urlS"),
    ]
  )
  func acronyms(_ words: String, _ pascal: String, _ camel: String) {
    let words = words.split(separator: " ").map(String.init)
    #expect(NameStyle.pascalCase.join(words, acronyms: Self.namer.acronyms) == pascal)
    #expect(NameStyle.camelCase.join(words, acronyms: Self.namer.acronyms) == camel)
  }

  @Test("reserved words are escaped where they stand alone, and not as a part of a longer name")
  func reserved() {
    #expect(Self.namer.spell(Self.name("class"), as: .variable) == "`class`")
    #expect(Self.namer.unescaped(Self.name("class"), as: .variable) == "class")
    #expect(Self.namer.label(Self.name("class")) == "class")
    #expect(Self.namer.label(Self.name("in")) == "`in`")
    #expect(Self.namer.spell(Self.name("class"), as: .type) == "Class")
    #expect(Self.namer.spell(Self.name("self"), as: .type) == "`Self`")
    #expect(Self.namer.spell(Self.name("class"), as: .file) == "class")
    #expect(Self.namer.spell(Self.name("class"), as: .enumCase) == "CLASS")
  }

  @Test("taken names change their form, alone and as a part")
  func taken() {
    #expect(Self.namer.spell(Self.name("set"), as: .type) == "SetKind")
    #expect(Self.namer.unescaped(Self.name("url"), as: .type) == "URLKind")
    var namer = Self.namer
    namer.takenTypes = ["URL", "set", "url"]
    #expect(namer.spell(Self.name("url"), as: .type) == "URLKind")
    #expect(namer.spell(Self.name("set"), as: .file) == "set-kind")
    namer.styles[.file] = .snakeCase
    #expect(namer.spell(Self.name("set"), as: .file) == "set_kind")
    namer.takenTypeForm = "{}_of_a_kind"
    #expect(namer.spell(Self.name("url"), as: .type) == "URLOfAKind")
    #expect(Self.namer.spell(Self.name("json"), as: .variable) == "json_")
    #expect(Self.namer.spell(Self.name("self"), as: .variable) == "self_")
    #expect(Self.namer.spell(Self.name("none"), as: .enumCase) == "NONE_")
    #expect(Self.namer.spell(record: Self.name("page")) == "pageRecord")
    #expect(Self.namer.spell(record: Self.name("class")) == "`class`")
    #expect(Self.namer.unescaped(record: Self.name("class")) == "class")
    #expect(Self.namer.spell(Self.name("page"), as: .variable) == "page")
  }

  @Test("actions have a taken form of their own")
  func takenActions() {
    var namer = Self.namer
    namer.takenActions = ["create", "link{}"]
    namer.takenActionForm = "{}Action"
    namer.derivedTypes = ["New{}", "{}Routes"]
    #expect(namer.spell(action: Self.name("create")) == "createAction")
    #expect(namer.spell(action: Self.name("class")) == "`class`")
    #expect(namer.spell(action: Self.name("ring"), of: Self.name("bell")) == "BellRing")
    #expect(namer.spell(action: Self.name("routes"), of: Self.name("bell")) == "BellRoutesAction")
    #expect(namer.spell(action: Self.name("link bell")) == "linkBellAction")
    #expect(namer.spell(action: Self.name("link")) == "link")
    #expect(namer.spell(action: Self.name("linked")) == "linked")
    namer.styles[.variable] = .snakeCase
    namer.takenActions = ["link_{}"]
    namer.takenActionForm = "{}_action"
    #expect(namer.spell(action: Self.name("link bell")) == "link_bell_action")
    #expect(namer.spell(action: Self.name("linked")) == "linked")
    #expect(namer.spell(action: Self.name("routes"), of: Self.name("bell")) == "BellRoutesAction")
  }

  @Test("a resource that is called what another is made into is written otherwise, in whatever order they stand")
  func keepingApart() throws {
    var namer = Self.namer
    namer.derivedTypes = ["New{}", "{}Service", "{}Changes"]
    namer.derivedActionTypes = ["{}", "{}Input"]
    namer.derivedRecords = ["other{}"]
    let resources = ["Box", "BoxService", "BoxOpen", "NewBox", "OtherBox", "Bell"].map { name in
      "  \(name): {fields: {text: string}, actions: {open: {access: anyone}}}\n"
    }
    for order in [resources, resources.reversed()] {
      let model = try Model(yaml: "resources:\n" + order.joined())
      let kept = namer.keepingApart(model)
      let types = model.resources.map { kept.spell($0.name, as: .type) }.sorted()
      #expect(types == ["Bell", "Box", "BoxOpenKind", "BoxServiceKind", "NewBoxKind", "OtherBoxKind"].sorted())
      #expect(kept.spell(record: Self.name("other box")) == "otherBoxRecord")
      #expect(kept.spell(record: Self.name("box")) == "box")
    }
  }

  @Test("names that a target spells alike are told, each with the other's place")
  func clashes() throws {
    let pack = try Packs.small()
    let model = try Model(
      yaml: """
        enums: {SetKind: [first]}
        resources:
          Set: {fields: {kind: SetKind}, access: anyone}
        """
    )
    let target = try compile(pack).required()
    let outcome = generate(model, for: target, specFile: "test.yaml")
    #expect(outcome.value == nil)
    #expect(
      outcome.diagnostics.map(\.line) == [
        "test.yaml:5:3-6: 'Set' and 'SetKind' are both 'SetKind' in the generated code [target-name-clash]; "
          + "help: rename one of them; note: the other one is here at 3:9"
      ]
    )
  }

  @Test("files that some disks take for one, and relations that others are named after, are told too")
  func nearClashes() throws {
    let model = try Model(
      yaml: """
        resources:
          OrderLine: {fields: {text: string}}
          Orderline:
            relations: {data: {many_to_many: OrderLine}, data_record: {many_to_many: OrderLine}}
        """
    )
    let outcome = generate(model, for: try Repository.target("hummingbird"), specFile: "test.yaml")
    #expect(outcome.value == nil)
    #expect(
      outcome.diagnostics.map(\.line) == [
        "test.yaml:5:3-12: the files of 'Orderline' and 'OrderLine' have the same names but for capitals, which some disks "
          + "do not tell apart [target-name-clash]; help: rename one of them; note: the other one is here at 4:3",
        "test.yaml:6:50-61: 'data_record' and 'data' are both 'DataRecord' in the generated code [target-name-clash]; "
          + "help: rename one of them; note: the other one is here at 6:17",
      ]
    )
  }
}
