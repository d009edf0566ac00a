import Foundation
import TestSupport
import Testing

@Suite("The command conformance")
struct ConformanceCommandTests {
  @Test("it lists what it would ask, with the lines of the spec")
  func list() throws {
    let shell = try Shell()
    let run = try shell.ashlar("conformance", "demo.yaml", "--list", "--only", "books/create")
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "books/create/a body that is no JSON\tdemo.yaml:4")
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.hasPrefix("books/create/") })
  }

  @Test("it says what it lacks, and when nobody is there")
  func refusals() throws {
    let shell = try Shell()
    let bare = try shell.ashlar("conformance", "demo.yaml")
    #expect(bare.code == 64)
    #expect(bare.errors.contains("--url is missing"))
    let malformed = try shell.ashlar("conformance", "demo.yaml", "--url", "localhost")
    #expect(malformed.code == 64)
    #expect(malformed.errors.contains("--url takes http://host:port"))
    // The port that nobody has been given (RFC 6335, section 6).
    let nobody = try shell.ashlar("conformance", "demo.yaml", "--url", "http://127.0.0.1:0")
    #expect(nobody.code == 1)
    #expect(nobody.errors.hasSuffix("error: nobody listens at 127.0.0.1:0\n"))
    try shell.write("ashlar: 1\nservice: {name: demo}\nresources: {Book: {fields: {a: strin}}}\n", to: "bad.yaml")
    let bad = try shell.ashlar("conformance", "bad.yaml", "--url", "http://127.0.0.1:0")
    #expect(bad.code == 1)
    #expect(bad.errors.contains("[unknown-type]"))
  }
}
