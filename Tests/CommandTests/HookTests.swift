import Foundation
import TestSupport
import Testing

/// What people copy: the hook of git, the hooks of pre-commit and the workflow.
@Suite("Hooks and the workflow")
struct HookTests {
  /// A repository with a current project, committed, and the program on the search path.
  private struct Project {
    let shell: Shell
    let environment: [String: String]

    init(hasProgram: Bool = true) throws {
      shell = try Shell()
      let manager = FileManager.default
      try manager.createDirectory(atPath: "\(shell.folder)/bin", withIntermediateDirectories: true)
      if hasProgram {
        try manager.createSymbolicLink(atPath: "\(shell.folder)/bin/ashlar", withDestinationPath: Shell.program)
      }
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      environment = [
        "PATH": "\(shell.folder)/bin:\(path)", "ASHLAR_TEMPLATES": "\(shell.folder)/templates",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      ]
      #expect(try shell.paper("generate").code == 0)
      try shell.write("# Every project.\n\ndemo.yaml paper out\n", to: "ashlar.projects")
      try shell.write("bin\ncache\n", to: ".gitignore")
      try shell.git("init", "--quiet", "--initial-branch=main")
      try manager.copyItem(
        atPath: "\(Repository.root)/docs/examples/ci/pre-commit",
        toPath: "\(shell.folder)/.git/hooks/pre-commit"
      )
    }

    func add(_ paths: String...) throws { #expect(try run(["add", "--"] + paths).code == 0) }

    func commit() throws -> Run { try run(["commit", "--quiet", "--message", "Change"]) }

    private func run(_ words: [String]) throws -> Run {
      let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
      return try shell.run("/usr/bin/env", ["git"] + identity + words, environment)
    }

    func bash(_ script: String, _ variables: [String: String]) throws -> Run {
      try shell.run("/bin/bash", ["-e", "-o", "pipefail", "-c", script], environment.merging(variables) { $1 })
    }
  }

  private static let wider = Shell.spec.replacing("pages: int?", with: "pages: int?, shelf: string?")

  @Test("the hook passes a current commit, and refuses one that drifted, whatever lies in the working tree")
  func hook() throws {
    let project = try Project()
    try project.add(".")
    #expect(try project.commit() == Run(0))

    // The spec is committed without its project.
    try project.shell.write(Self.wider, to: "demo.yaml")
    try project.add("demo.yaml")
    let refused = try project.commit()
    #expect(refused.code == 1)
    #expect(refused.output.contains("+shelf: Text?\n") || refused.errors.contains("+shelf: Text?\n"), "\(refused)")
    #expect(refused.errors.contains("help: ashlar generate demo.yaml --target paper --out out, and add what it wrote"))
    // The project is right by now, and not in what would be committed.
    #expect(try project.shell.paper("generate").code == 0)
    #expect(try project.commit().code == 1)
    try project.add(".")
    #expect(try project.commit() == Run(0))

    // What is not committed does not matter.
    try project.shell.write("Nothing of it.\n", to: "notes.txt")
    try project.shell.write("resources: [", to: "demo.yaml")
    try project.add("notes.txt")
    #expect(try project.commit() == Run(0))
    #expect(try project.shell.git("rev-list", "--count", "HEAD").output == "3\n")
  }

  @Test("the hook does not let pass what it cannot check")
  func unchecked() throws {
    let bare = try Project(hasProgram: false)
    try bare.add(".")
    let without = try bare.commit()
    #expect(without.code == 1)
    #expect(without.errors.hasPrefix("ashlar is not on the PATH"), "\(without)")

    let project = try Project()
    try project.add("demo.yaml", "out")
    let unnamed = try project.commit()
    #expect(unnamed.code == 1)
    #expect(unnamed.errors.hasPrefix("there is no 'ashlar.projects'"), "\(unnamed)")
  }

  @Test("the hook is sound as a script, and the hooks of pre-commit as a manifest of commands that there are")
  func sound() throws {
    let project = try Project()
    let script = "\(Repository.root)/docs/examples/ci/pre-commit"
    #expect(try project.shell.run("/usr/bin/env", ["shellcheck", script], [:]) == Run(0))
    let manifest = "\(Repository.root)/.pre-commit-hooks.yaml"
    #expect(try project.shell.run("/usr/bin/env", ["pre-commit", "validate-manifest", manifest], [:]).code == 0)
    let entries = try String(contentsOfFile: manifest, encoding: .utf8).matches(of: /entry: ashlar (\w+)/)
    #expect(entries.count == 4)
    for entry in entries { #expect(try project.shell.ashlar("help", String(entry.output.1)).code == 0) }
  }

  @Test("the workflow is pinned, may only read, and its scripts find what they are for")
  func workflow() throws {
    let answer = try PythonOracle.run("CommandTests/Oracle/workflow.py", on: ".github/workflows/ashlar-check.yml")
    let scripts = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: String])
    let check = try #require(scripts["The project is what the spec says"])
    let breaking = try #require(scripts["What the change does to clients"])
    #expect(scripts.count == 3)

    let project = try Project()
    try project.add(".")
    #expect(try project.commit() == Run(0))
    let variables = [
      "SPEC": "demo.yaml", "TARGET": "paper", "OUT": "out", "AGAINST": "main", "FAIL_ON": "breaking",
    ]
    #expect(try project.bash(check, variables).code == 0)
    #expect(try project.bash(breaking, variables) == Run(0, errors: "nothing breaks\n"))
    try project.shell.write(Shell.spec.replacing("pages: int?", with: "leaves: int?"), to: "demo.yaml")
    #expect(try project.bash(check, variables).code == 2)
    let broken = try project.bash(breaking, variables)
    #expect(broken.code == 2)
    #expect(broken.output.hasPrefix("::error file=demo.yaml,line=4,"), "\(broken)")
    #expect(try project.bash(breaking, variables.merging(["FAIL_ON": "never"]) { $1 }).code == 0)
  }
}
