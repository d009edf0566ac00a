import Analysis
import Diagnostics
import Foundation
import Testing

@Suite("The specs that ship with the project")
struct ShippedSpecTests {
  @Test(
    "a shipped spec has nothing wrong with it",
    arguments: ["chinook", "library", "workshop", "blog", "sakila", "bookshop"]
  )
  func shipped(_ name: String) throws {
    let outcome = try Specs.read(name)
    #expect(outcome.diagnostics == [])
    #expect(outcome.value != nil)
  }
}
