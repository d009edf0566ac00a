import Testing

@Suite("Same bytes everywhere")
struct DeterminismTests {
  @Test("folder, locale, zone and hash seed leave no trace in a project", arguments: ["library", "workshop"])
  func circumstances(_ spec: String) throws {
    let shell = try Shell()
    let source = "\(root)/specs/\(spec).yaml"
    let settings = [
      ("a", ["LC_ALL": "C", "TZ": "UTC", "HOME": "/"]),
      ("some where/else", ["LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "COLUMNS": "40", "NO_COLOR": "1"]),
    ]
    let projects = try settings.map { folder, environment in
      let run = try shell.ashlar(
        "generate",
        source,
        "--target",
        "hummingbird",
        "--out",
        folder,
        environment: environment
      )
      #expect(run.code == 0)
      return try shell.files(in: folder)
    }
    #expect(projects[0].count > 50)
    #expect(projects[0] == projects[1])
    let stamps = try shell.stamps(in: "a")
    let again = try shell.ashlar("generate", source, "--target", "hummingbird", "--out", "a")
    #expect(again == Run(0, errors: "a is current\n"))
    #expect(try shell.stamps(in: "a") == stamps)
  }
}
