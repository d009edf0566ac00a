import Foundation
import TestSupport
import Testing

@Suite("breaking")
struct BreakingTests {
  private static let narrower = Shell.spec.replacing("title: string", with: "title: {type: string, length: ..9}")

  /// A folder whose first commit, on the branch `main`, has the small spec and one of two files.
  private func repository() throws -> Shell {
    let shell = try Shell()
    try shell.write(
      "ashlar: 1\nservice: {name: demo}\ninclude: [parts/*.yaml]\nsilence: {public-write: It is a test.}\n",
      to: "specs/whole.yaml"
    )
    try shell.write("resources:\n  Note: {fields: {text: string}, access: anyone}\n", to: "specs/parts/note.yaml")
    try shell.git("init", "--quiet", "--initial-branch=main")
    try shell.commit()
    return shell
  }

  @Test("what breaks is told against a revision, with the lines of both, and ends with 2")
  func revision() throws {
    let shell = try repository()
    try shell.write(Self.narrower, to: "demo.yaml")
    let report = """
      demo.yaml:4:19: error: 'Book.title' may be at most 9 long, and could be longer [request-limit-narrowed]
          4 |   Book: {fields: {title: {type: string, length: ..9}, pages: int?}, access: anyone, hooks: true}
            |                   ^^^^^
      main:./demo.yaml:4:19: note: as it was
          4 |   Book: {fields: {title: string, pages: int?}, access: anyone, hooks: true}
            |                   ^^^^^
      1 breaking, 0 risky

      """
    #expect(try shell.ashlar("breaking", "demo.yaml", "--against", "main") == Run(2, errors: report))
  }

  @Test("files that a spec includes are read from the revision too, those that are gone now among them")
  func includes() throws {
    let shell = try repository()
    try shell.write("resources:\n  Page: {fields: {text: string}, access: anyone}\n", to: "specs/parts/page.yaml")
    try FileManager.default.removeItem(atPath: "\(shell.folder)/specs/parts/note.yaml")
    let run = try shell.ashlar("breaking", "specs/whole.yaml", "--against", "HEAD", "--format", "json")
    #expect(run.code == 2)
    let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(found?["code"] as? String == "request-resource-removed")
    #expect(found?["file"] as? String == "specs/whole.yaml")
    let note = (found?["notes"] as? [[String: Any]])?.first
    #expect(note?["file"] as? String == "HEAD:./specs/parts/note.yaml")
    #expect(note?["line"] as? Int == 2)
  }

  @Test("a spec is compared with another file, and the formats for programs have standard output")
  func file() throws {
    let shell = try Shell()
    try shell.write(Self.narrower, to: "new.yaml")
    let back = try shell.ashlar("breaking", "demo.yaml", "--against", "new.yaml")
    #expect(back == Run(0, errors: "nothing breaks\n"))
    let github = try shell.ashlar("breaking", "new.yaml", "--against", "demo.yaml", "--format", "github")
    #expect(github.code == 2)
    #expect(
      github.output == "::error file=new.yaml,line=4,col=19,endLine=4,endColumn=24,title=request-limit-narrowed::"
        + "'Book.title' may be at most 9 long, and could be longer%0Ademo.yaml:4:19: note: as it was\n"
    )
    let sarif = try shell.ashlar("breaking", "new.yaml", "--against", "demo.yaml", "--format", "sarif")
    let log = try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any]
    let results = ((log?["runs"] as? [[String: Any]])?.first)?["results"] as? [[String: Any]]
    #expect(results?.map { $0["ruleId"] as? String } == ["request-limit-narrowed"])
    let places = results?.first?["relatedLocations"] as? [[String: Any]]
    #expect(places?.count == 1)
  }

  @Test(
    "what it ends with follows from the worst finding and from --fail-on",
    arguments: [
      ("{type: string, default: y, length: ..9}", [2, 2, 0]), ("{type: string, default: x}", [0, 3, 0]),
      ("{type: string, default: x, length: ..9}", [2, 2, 0]), ("{type: string, default: y}", [0, 0, 0]),
    ] as [(String, [Int32])]
  )
  func ends(_ field: String, _ codes: [Int32]) throws {
    let shell = try Shell()
    for (file, type) in [("old.yaml", "{type: string, default: y}"), ("new.yaml", field)] {
      try shell.write(Shell.spec.replacing("title: string", with: "title: \(type)"), to: file)
    }
    let found = try ["breaking", "risky", "never"].map { threshold in
      try shell.ashlar("breaking", "new.yaml", "--against", "old.yaml", "--fail-on", threshold).code
    }
    #expect(found == codes)
    #expect(try shell.ashlar("breaking", "new.yaml", "--against", "old.yaml").code == codes[0])
  }

  @Test("a folder that is called like a branch is no file to compare with")
  func folders() throws {
    let shell = try repository()
    try shell.write("Of the branch.\n", to: "main/notes.txt")
    #expect(try shell.ashlar("breaking", "demo.yaml", "--against", "main") == Run(0, errors: "nothing breaks\n"))
  }

  @Test("a spec that the revision does not have breaks nothing")
  func unknown() throws {
    let shell = try repository()
    try shell.write(Shell.spec, to: "fresh.yaml")
    let run = try shell.ashlar("breaking", "fresh.yaml", "--against", "main")
    #expect(run == Run(0, errors: "'fresh.yaml' is not in main: no client knows it yet\n"))
  }

  @Test(
    "a word that git would take for something else never reaches it",
    arguments: ["--output=stolen", "-n", "main:demo.yaml", "main demo.yaml", "--upload-pack=touch stolen"]
  )
  func hostile(_ revision: String) throws {
    let shell = try repository()
    let run = try shell.ashlar("breaking", "demo.yaml", "--against=\(revision)")
    #expect(run == Run(1, errors: "Error: '\(revision)' is neither a file nor a revision\n"))
    #expect(!FileManager.default.fileExists(atPath: "\(shell.folder)/stolen"))
  }

  @Test("a revision means itself, whatever a shell would make of it")
  func literal() throws {
    let shell = try repository()
    let run = try shell.ashlar("breaking", "demo.yaml", "--against", "$(touch${IFS}stolen);`touch${IFS}stolen`")
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("Error: there is neither a file nor a revision '$(touch"))
    #expect(!FileManager.default.fileExists(atPath: "\(shell.folder)/stolen"))
  }

  @Test("a link in a revision is not followed, and a spec with mistakes is reported")
  func links() throws {
    let shell = try repository()
    try shell.write("resources: {Secret: {fields: {text: string}, access: anyone}}\n", to: "secret.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(shell.folder)/specs/parts/secret.yaml",
      withDestinationPath: "../../secret.yaml"
    )
    try shell.commit()
    try FileManager.default.removeItem(atPath: "\(shell.folder)/specs/parts/secret.yaml")
    let run = try shell.ashlar("breaking", "specs/whole.yaml", "--against", "main")
    #expect(run.code == 1)
    #expect(run.errors.contains("it is a link"), "\(run)")
    try shell.write(Shell.spec.replacing("int?", with: "itn?"), to: "demo.yaml")
    let wrong = try shell.ashlar("breaking", "demo.yaml", "--against", "main")
    #expect(wrong.code == 1)
    #expect(wrong.errors.contains("there is no type 'itn'"))
  }

  @Test("a hook's own view of the repository changes nothing, and neither does the folder it runs in")
  func elsewhere() throws {
    let shell = try repository()
    let environment = ["GIT_DIR": "\(shell.folder)/nowhere", "GIT_INDEX_FILE": "nowhere"]
    let run = try shell.ashlar(
      "breaking",
      "\(shell.folder)/specs/whole.yaml",
      "--against",
      "HEAD",
      environment: environment
    )
    #expect(run == Run(0, errors: "nothing breaks\n"))
    let outside = try Shell().ashlar("breaking", "demo.yaml", "--against", "HEAD")
    #expect(outside.code == 1)
    #expect(outside.errors.hasPrefix("Error: '.' is in no git repository"))
  }
}

extension Shell {
  /// Runs git in the folder, apart from what the user has set for it.
  @discardableResult
  func git(_ words: String...) throws -> Run {
    let environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"]
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return try run("/usr/bin/env", ["git"] + identity + words, environment)
  }

  /// Commits everything that is in the folder.
  @discardableResult
  func commit() throws -> Run {
    try git("add", "--all")
    return try git("commit", "--quiet", "--message", "Change")
  }
}
