import Foundation
import TestSupport
import Testing

@Suite("plan and diff")
struct PlanTests {
  private static let wider = Shell.spec.replacing("pages: int?", with: "pages: int?, shelf: string?")

  /// A generated project whose spec has changed since.
  private func changed() throws -> Shell {
    let shell = try Shell()
    #expect(try shell.paper("generate").code == 0)
    let page = "  Page: {fields: {text: string}, access: anyone}\n"
    try shell.write(Self.wider.replacing(page, with: ""), to: "demo.yaml")
    return shell
  }

  @Test("a plan lists what a run would do, and nothing is done")
  func plan() throws {
    let shell = try Shell()
    #expect(try shell.paper("plan") == Run(0, GenerateTests.listing, errors: "nothing was written\n"))
    #expect(try shell.files(in: "out") == [:])
    _ = try shell.paper("generate")
    #expect(try shell.paper("plan") == Run(0, errors: "out is current\n"))

    let other = try changed()
    let before = try other.files(in: "out")
    let listing = """
      update README.txt
      update kinds/book.txt
      remove kinds/page.txt (no longer generated)

      """
    #expect(try other.paper("plan") == Run(0, listing, errors: "nothing was written\n"))
    #expect(try other.files(in: "out") == before)
  }

  @Test("what would be refused is in the plan with its reason, and the plan fails")
  func refused() throws {
    let shell = try changed()
    try shell.write("Mine.\n", to: "out/kinds/book.txt")
    let run = try shell.paper("plan")
    #expect(run.code == 1)
    #expect(run.output.contains("refuse kinds/book.txt (your edit and what is generated now touch)\n"))
    try shell.write("Mine.\n", to: "out/kinds/page.txt")
    let kept = "keep   kinds/page.txt (no longer generated, but edited: yours now)\n"
    #expect(try shell.paper("plan").output.contains(kept))
  }

  @Test("the document of a plan is the one that its schema describes, whatever is in it")
  func json() throws {
    let shell = try changed()
    try shell.write("Mine.\n", to: "out/kinds/book.txt")
    let run = try shell.paper("plan", "--json")
    #expect(run.code == 1)
    let document = """
      {
        "version": 1,
        "spec": "demo.yaml",
        "target": "paper",
        "out": "out",
        "isCurrent": false,
        "files": [
          {
            "action": "update",
            "path": "README.txt"
          },
          {
            "action": "refuse",
            "path": "kinds/book.txt",
            "reason": "your edit and what is generated now touch",
            "help": "--merge markers puts both into the file; 'ashlar adopt' makes the file yours from now on"
          },
          {
            "action": "remove",
            "path": "kinds/page.txt",
            "reason": "no longer generated"
          }
        ],
        "migrations": []
      }

      """
    #expect(run.output == document)
    #expect(try PythonOracle.run("CommandTests/Oracle/plan.py", on: run.output) == "valid\n")
    let first = try Shell().paper("plan", "--json")
    #expect(try PythonOracle.run("CommandTests/Oracle/plan.py", on: first.output) == "valid\n")
    let unknown = run.output.replacing("\"update\"", with: "\"overwrite\"").replacing("\"spec\"", with: "\"specs\"")
    let complaints = try PythonOracle.run("CommandTests/Oracle/plan.py", on: unknown)
    #expect(complaints.contains("'spec' is a required property"))
    #expect(complaints.contains("'overwrite' is not one of"))
  }

  @Test("the migrations beside a spec are in the plan, and an edited one stops it")
  func migrations() throws {
    let shell = try Shell()
    try shell.write(SmallTarget.table + "  - {history: sqlite, path: sql/}\n", to: "templates/paper/target.yaml")
    let first = try shell.paper("plan", "--json")
    let plan = try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any]
    let steps = try #require(plan?["migrations"] as? [[String: String]])
    #expect(steps.allSatisfy { $0["action"] == "create" && $0["path"]?.hasPrefix("demo.migrations/") == true })
    #expect(steps.contains { $0["path"] == HistoryTests.script })
    #expect(try PythonOracle.run("CommandTests/Oracle/plan.py", on: first.output) == "valid\n")
    #expect(try shell.paper("diff").output.contains("+++ b/\(HistoryTests.script)\n"))

    #expect(try shell.paper("generate").code == 0)
    let script = try #require(try shell.files(in: "demo.migrations")["0001_initial.sqlite.sql"])
    try shell.write("\(script)-- Mine.\n", to: HistoryTests.script)
    let edited = try shell.paper("plan")
    let said = """
      \(HistoryTests.script): it was edited since it was written, and databases may know it as it was
      help: undo the edit, or delete the file to have it written anew
      nothing was written

      """
    #expect(edited == Run(1, errors: said))
  }

  @Test("two formats never share standard output")
  func formats() throws {
    let run = try Shell().paper("plan", "--json", "--format", "sarif")
    #expect(run.code == 64)
    #expect(run.errors.hasPrefix("Error: '--json' and '--format sarif' both want standard output\n"))
  }

  @Test("a diff is a patch that makes a project what a run would make it, and ends with 2")
  func diff() throws {
    let shell = try changed()
    let run = try shell.paper("diff")
    #expect(run.code == 2 && run.errors == "")
    #expect(run.output.hasPrefix("--- a/README.txt\n+++ b/README.txt\n@@ -1 +1 @@\n-Demo: 2 kinds\n+Demo: 1 kinds\n"))
    try shell.write(run.output, to: "change.patch")
    #expect(try shell.run("/usr/bin/patch", ["-d", "out", "-p1", "-s", "-i", "../change.patch"], [:]) == Run(0))
    let patched = try shell.files(in: "out").filter { !$0.key.hasPrefix(".ashlar/") }
    let other = try changed()
    #expect(try other.paper("generate").code == 0)
    #expect(patched == (try other.files(in: "out").filter { !$0.key.hasPrefix(".ashlar/") }))
    #expect(try other.paper("diff") == Run(0))
  }

  @Test("an edit that would be lost is in the diff, and said")
  func edited() throws {
    let shell = try changed()
    try shell.write("Mine.\n", to: "out/kinds/book.txt")
    let run = try shell.paper("diff")
    #expect(run.code == 2)
    #expect(run.output.contains("--- a/kinds/book.txt\n+++ b/kinds/book.txt\n@@ -1 +1,4 @@\n-Mine.\n+Book\n"))
    #expect(run.errors == "refuse kinds/book.txt (your edit and what is generated now touch)\n")
  }

  @Test("neither says anything of a spec that is wrong but what is wrong", arguments: ["plan", "diff"])
  func wrong(_ command: String) throws {
    let shell = try Shell()
    try shell.write(Shell.spec.replacing("int?", with: "itn?"), to: "demo.yaml")
    let run = try shell.paper(command)
    #expect(run.code == 1 && run.output == "")
    #expect(run.errors.contains("there is no type 'itn'"))
  }
}
