import Diagnostics
import Foundation
import TestSupport
import Testing

let root = Repository.root

@Suite("Commands")
struct CommandTests {
  private static let bad = """
    ashlar: 1
    service: {name: demo}
    resources:
      Book: {fields: {title: strin}, acess: anyone}

    """

  @Test("validate checks several specs, and reports the mistakes of all")
  func validate() throws {
    let shell = try Shell()
    #expect(try shell.ashlar("validate", "demo.yaml") == Run(0, errors: "demo.yaml is valid\n"))
    #expect(try shell.ashlar("validate", "demo.yaml", "demo.yaml") == Run(0, errors: "2 specs are valid\n"))
    try shell.write(Self.bad, to: "bad.yaml")
    let report = """
      bad.yaml:4:26: error: there is no type 'strin' [unknown-type]
          4 |   Book: {fields: {title: strin}, acess: anyone}
            |                          ^^^^^
      help: did you mean 'string'?
      bad.yaml:4:34: error: a resource has no key 'acess' [unknown-key]
          4 |   Book: {fields: {title: strin}, acess: anyone}
            |                                  ^^^^^
      help: did you mean 'access'?

      """
    #expect(try shell.ashlar("validate", "demo.yaml", "bad.yaml") == Run(1, errors: report))
  }

  @Test("warnings are printed and change nothing, unless they are asked to count as errors")
  func warnings() throws {
    let shell = try Shell()
    try shell.write(Shell.spec.replacing("silence: {public-write: It is a test.}\n", with: ""), to: "demo.yaml")
    let report = """
      demo.yaml:4:56: warning: anyone may create, update and delete the records of Book [public-write]
          4 |   Book: {fields: {title: string, pages: int?}, access: anyone, hooks: true}
            |                                                        ^^^^^^
      help: say 'never', or why it is meant: silence: {public-write: "…"}
      demo.yaml:5:42: warning: anyone may create, update and delete the records of Page [public-write]
          5 |   Page: {fields: {text: string}, access: anyone}
            |                                          ^^^^^^
      help: say 'never', or why it is meant: silence: {public-write: "…"}

      """
    #expect(try shell.ashlar("validate", "demo.yaml") == Run(0, errors: report + "demo.yaml is valid\n"))
    #expect(try shell.ashlar("validate", "demo.yaml", "--strict") == Run(1, errors: report))
    #expect(try shell.paper("generate", "--strict") == Run(1, errors: report))
    #expect(try shell.files(in: "out") == [:])
    #expect(try shell.paper("generate").code == 0)
    #expect(try shell.paper("check") == Run(0, errors: report))
    #expect(try shell.paper("check", "--strict") == Run(1, errors: report))
  }

  @Test("json and github reports go to standard output, a line each")
  func formats() throws {
    let shell = try Shell()
    try shell.write(Self.bad, to: "bad.yaml")
    let json = """
      {"severity":"error","code":"unknown-type","message":"there is no type 'strin'","file":"bad.yaml","line":4,\
      "column":26,"endLine":4,"endColumn":31,"notes":[],"help":"did you mean 'string'?"}
      {"severity":"error","code":"unknown-key","message":"a resource has no key 'acess'","file":"bad.yaml","line":4,\
      "column":34,"endLine":4,"endColumn":39,"notes":[],"help":"did you mean 'access'?"}

      """
    #expect(try shell.ashlar("validate", "bad.yaml", "--format", "json") == Run(1, json))
    let github = """
      ::error file=bad.yaml,line=4,col=26,endLine=4,endColumn=31,title=unknown-type::\
      there is no type 'strin'%0Ahelp: did you mean 'string'?
      ::error file=bad.yaml,line=4,col=34,endLine=4,endColumn=39,title=unknown-key::\
      a resource has no key 'acess'%0Ahelp: did you mean 'access'?

      """
    #expect(try shell.ashlar("validate", "bad.yaml", "--format", "github") == Run(1, github))
  }

  @Test("SARIF has standard output for itself; what is said besides goes to standard error")
  func sarif() throws {
    let shell = try Shell()
    let run = try shell.paper("generate", "--format", "sarif")
    #expect(run.code == 0)
    #expect(run.errors.hasPrefix("create "))
    let log = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let runs = log?["runs"] as? [[String: Any]]
    // What the spec silences is in the log, and marked so.
    let results = runs?.first?["results"] as? [[String: Any]]
    let reasons = results?.map {
      ($0["suppressions"] as? [[String: Any]])?.compactMap { $0["justification"] as? String }
    }
    #expect(reasons == Array(repeating: ["It is a test."], count: 2))
    try shell.write(Self.bad, to: "bad.yaml")
    let bad = try shell.ashlar("validate", "bad.yaml", "--format", "sarif")
    #expect(bad.code == 1 && bad.errors.isEmpty)
    #expect(bad.output.contains("\"ruleId\": \"unknown-type\""))
  }

  @Test("the schema for editors is one JSON document")
  func schema() throws {
    let run = try Shell().ashlar("schema")
    #expect(run.code == 0 && run.errors.isEmpty)
    let schema = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema?["$ref"] as? String == "#/$defs/spec")
  }

  @Test("the starter that 'new library' writes is the library")
  func starter() throws {
    let shell = try Shell()
    let next = "next: ashlar generate library.yaml --target hummingbird --out library\n"
    #expect(try shell.ashlar("new", "library") == Run(0, errors: next))
    #expect(
      try shell.files(in: ".")["library.yaml"]
        == String(decoding: Repository.bytes("specs/library.yaml"), as: UTF8.self)
    )
    let again = try shell.ashlar("new", "library")
    #expect(again.code == 1)
    #expect(again.errors == "Error: cannot write 'library.yaml': file exists\n")
    #expect(try shell.ashlar("new", "Book Shop").code == 64)
  }

  @Test("targets are listed and shown")
  func targets() throws {
    let shell = try Shell()
    #expect(
      try shell.ashlar("target", "list", "--templates", "templates") == Run(0, "paper 2.1.0  Plain text, for tests\n")
    )
    let shown = """
      paper 2.1.0: Plain text, for tests
        README.txt  (generated, from readme.j2)
        kinds/{{ resource.file }}.txt  (generated, from resource.j2, for each resource)
        rules/{{ resource.file }}.txt  (seeded, from rules.j2, for each resource, when resource.has_hooks)
        fixed/  (generated, from fixed/, as it is)

      """
    #expect(try shell.ashlar("target", "show", "paper", "--templates", "templates") == Run(0, shown))
    let unknown = try shell.ashlar("target", "show", "papr", "--templates", "templates")
    #expect(unknown == Run(1, errors: "Error: there is no target 'papr'; did you mean 'paper'?\n"))
    let list = try shell.ashlar("target", "list")
    let summaries = """
      fastapi 0.2.0  Python 3.11 on FastAPI and Pydantic 2, with SQLite through SQLAlchemy
      hummingbird 0.2.0  Swift 6 on Hummingbird 2, with SQLite through GRDB

      """
    #expect(list == Run(0, summaries))
  }

  @Test("explain prints the page of a code, and all codes without one")
  func explain() throws {
    let shell = try Shell()
    for code in [DiagnosticCode.unknownKey, .targetPack] {
      let page = code.explanation.markdown(for: code)
      #expect(try shell.ashlar("explain", code.rawValue) == Run(0, page.hasSuffix("\n") ? page : page + "\n"))
    }
    let all = try shell.ashlar("explain")
    let codes = all.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(codes == DiagnosticCode.allCases.map(\.rawValue).sorted())
    let unknown = try shell.ashlar("explain", "unknwon-key")
    #expect(unknown.code == 64)
    #expect(unknown.errors.hasPrefix("Error: 'unknwon-key' is not a diagnostic code; did you mean 'unknown-key'?\n"))
  }

  @Test("--version is one line, and completions are scripts that their shell can read")
  func versionAndCompletions() throws {
    let shell = try Shell()
    #expect(try shell.ashlar("--version") == Run(0, "0.2.0\n"))
    for name in ["bash", "zsh", "fish"] {
      let run = try shell.ashlar("completions", name)
      #expect(run.code == 0 && run.errors == "")
      #expect(run.output.contains("generate") && run.output.hasSuffix("\n") && !run.output.hasSuffix("\n\n"))
      guard name == "bash" else { continue }
      try shell.write(run.output, to: "completions.bash")
      #expect(try shell.run("/bin/bash", ["-n", "completions.bash"], [:]) == Run(0))
    }
  }
}
