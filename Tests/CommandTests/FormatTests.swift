import Foundation
import Testing

@Suite("Formatting specs in place")
struct FormatTests {
  private static let loose =
    "service: {name: demo}   # mine\nashlar: 1\nresources: {A: {access: anyone, fields: {b: text?}}}\n"
  private static let canonical = """
    ashlar: 1
    service: {name: demo}  # mine
    resources: {A: {fields: {b: "text?"}, access: anyone}}

    """

  @Test("fmt rewrites what is not canonical, keeps its permissions, and writes through a link")
  func rewrites() throws {
    let shell = try Shell()
    try shell.write(Self.loose, to: "loose.yaml")
    let path = "\(shell.folder)/loose.yaml"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try FileManager.default.createSymbolicLink(atPath: "\(shell.folder)/link.yaml", withDestinationPath: "loose.yaml")
    #expect(try shell.ashlar("fmt", "link.yaml") == Run(0, errors: "formatted link.yaml\n"))
    #expect(try shell.files(in: ".")["loose.yaml"] == Self.canonical)
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect(facts[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(shell.folder)/link.yaml") == "loose.yaml")
    let stamps = try shell.stamps(in: ".")
    #expect(try shell.ashlar("fmt", "loose.yaml") == Run(0))
    #expect(try shell.stamps(in: ".") == stamps)
  }

  @Test("fmt --check shows the difference, writes nothing and exits with 2")
  func check() throws {
    let shell = try Shell()
    try shell.write(Self.loose, to: "loose.yaml")
    try shell.write(Self.canonical, to: "tidy.yaml")
    let run = try shell.ashlar("fmt", "--check", "tidy.yaml", "loose.yaml")
    #expect(run.code == 2)
    #expect(run.output.hasPrefix("--- a/loose.yaml\n+++ b/loose.yaml\n"))
    #expect(run.output.contains("+service: {name: demo}  # mine\n"))
    #expect(!run.output.contains("tidy.yaml"))
    #expect(try shell.files(in: ".")["loose.yaml"] == Self.loose)
    #expect(try shell.ashlar("fmt", "--check", "tidy.yaml") == Run(0))
  }

  @Test("a file that is no YAML stays as it is, the others are formatted")
  func mistakes() throws {
    let shell = try Shell()
    try shell.write("a: [1\n", to: "broken.yaml")
    try shell.write(Self.loose, to: "loose.yaml")
    let run = try shell.ashlar("fmt", "broken.yaml", "loose.yaml")
    #expect(run.code == 1)
    #expect(run.errors.contains("broken.yaml:1:4: error:"))
    #expect(run.errors.contains("[yaml-unclosed]"))
    #expect(try shell.files(in: ".")["broken.yaml"] == "a: [1\n")
    #expect(try shell.files(in: ".")["loose.yaml"] == Self.canonical)
    #expect(try shell.ashlar("fmt", "absent.yaml").code != 0)
  }
}
