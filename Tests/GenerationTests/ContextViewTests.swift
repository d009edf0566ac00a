import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

@testable import Generation

@Suite("Contexts as JSON")
struct ContextViewTests {
  @Test("every fact of every subject of the small specs can be shown, and what is shown is JSON")
  func everything() throws {
    let pack = try Packs.small()
    for spec in ShippedSpec.names(in: "features") {
      let model = try Model.shipped("features/\(spec)")
      let scene = Scene(model, for: pack, specFile: "\(spec).yaml")
      for scope in ScopeName.allCases {
        let path = scope == .service ? nil : scope.rawValue
        let view = ContextView(of: scope, for: pack, depth: scope == .service ? 1 : 2)
        for name in scene.names(of: scope) {
          let shown = try view.values(of: name, in: model, for: pack, specFile: "\(spec).yaml", path: path)
          #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(shown.page.utf8)) }
        }
      }
    }
  }

  @Test("records that lead back to themselves end where the depth says")
  func circle() throws {
    let pack = try Packs.small()
    let model = try Model(
      yaml: """
        resources:
          Page:
            fields: {text: string}
            relations: {parent: {belongs_to: Page, nullable: true}}
            access: {read: anyone}

        """
    )
    func shown(_ path: String, depth: Int) throws -> JSONValue {
      try ContextView(of: .resource, for: pack, depth: depth)
        .values(of: "Page", in: model, for: pack, specFile: "test.yaml", path: path)
    }
    let page: JSONValue = .object(["$record": "resource", "name": "Page"])
    #expect(try shown("resource", depth: 0) == page)
    #expect(try shown("resource.relations[0].target.relations[0].owner", depth: 0) == page)
    guard case .object(let members) = try shown("resource.relations[0]", depth: 1) else {
      Issue.record("a relation is no object")
      return
    }
    #expect(members.first { $0.key == "target" }?.value == page)
    #expect(members.first { $0.key == "is_self" }?.value == true)
  }
}
