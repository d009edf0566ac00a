import Foundation
import Testing

/// Runs of the program that are ended from outside, at moments that nobody chose.
@Suite("The program, killed")
struct InterruptionTests {
  /// A hundred and thirty kinds with a seeded file each.
  private func spec(_ field: String) -> String {
    let kinds = (0..<130).map { "  Kind\($0): {fields: {title: string, \(field): int?}, access: anyone, hooks: true}" }
    return (["ashlar: 1", "service: {name: demo}", "resources:"] + kinds).joined(separator: "\n") + "\n"
  }

  @Test("whenever it is killed, the next run makes the same project as one that was never killed")
  func killed() throws {
    let shell = try Shell()
    func generate(_ out: String) throws -> Run {
      try shell.ashlar("generate", "demo.yaml", "--target", "paper", "--out", out, "--templates", "templates")
    }
    try shell.write(spec("size"), to: "demo.yaml")
    let start = ContinuousClock.now
    #expect(try generate("one").code == 0)
    let length = ContinuousClock.now - start
    let one = try shell.files(in: "one")
    try shell.write(spec("weight"), to: "demo.yaml")
    #expect(try generate("two").code == 0)
    let two = try shell.files(in: "two")
    var killed = 0
    for round in 0..<12 {
      // The first half is killed in its first run, the other one in a change of every file.
      let isFirst = round < 6
      try? FileManager.default.removeItem(atPath: "\(shell.folder)/out")
      if !isFirst {
        try shell.write(spec("size"), to: "demo.yaml")
        #expect(try generate("out").code == 0)
      }
      try shell.write(spec("weight"), to: "demo.yaml")
      let process = try shell.start(
        "generate",
        "demo.yaml",
        "--target",
        "paper",
        "--out",
        "out",
        "--templates",
        "templates"
      )
      Thread.sleep(forTimeInterval: Double.random(in: 0.1...1) * (length / .seconds(1)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      #expect(try generate("out").code == 0, "round \(round)")
      var expected = two
      if !isFirst { for (path, text) in one where path.hasPrefix("rules/") { expected[path] = text } }
      // Seeded files keep the digest that they were first written with.
      let out = try shell.files(in: "out")
      #expect(out.filter { !$0.key.hasPrefix(".ashlar") } == expected.filter { !$0.key.hasPrefix(".ashlar") })
      #expect(Set(out.keys) == Set(expected.keys), "round \(round)")
      let check = try shell.ashlar(
        "check",
        "demo.yaml",
        "--target",
        "paper",
        "--out",
        "out",
        "--templates",
        "templates"
      )
      #expect((check.code, check.output) == (0, ""), "round \(round)")
    }
    #expect(killed > 0)
  }

  @Test("a file that may not become large enough is an error, and everything is as it was")
  func limited() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    let before = try shell.stamps(in: "out")
    let long = String(repeating: "x", count: 4_000)
    try shell.write("{{ service.title }}: {{ resources | length }} kinds\n\(long)\n", to: "templates/paper/readme.j2")
    // What a process may write at most to a file: two blocks of 512 bytes.
    let command = "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\" 2>../errors"
    let run = try shell.run(
      "/bin/sh",
      ["-c", "cd .; " + command.replacingOccurrences(of: "../errors", with: "errors"), Shell.program, "generate"]
        + ["demo.yaml", "--target", "paper", "--out", "out", "--templates", "templates"],
      [:]
    )
    #expect(run.code == 1)
    let said = try String(contentsOfFile: "\(shell.folder)/errors", encoding: .utf8)
    #expect(said == "Error: cannot write 'out/README.txt': file too large\n")
    #expect(try shell.stamps(in: "out") == before)
  }

  @Test("a folder that may not be written to is an error")
  func readOnly() throws {
    let shell = try Shell()
    try FileManager.default.createDirectory(atPath: "\(shell.folder)/out", withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: "\(shell.folder)/out")
    let arguments = ["generate", "demo.yaml", "--target", "paper", "--out", "out", "--templates", "templates"]
    let run: Run
    if geteuid() == 0 {
      // Permissions do not bind root.
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shell.folder)
      run = try shell.run("/usr/bin/setpriv", ["--reuid=65534", "--clear-groups", Shell.program] + arguments, [:])
    } else {
      run = try shell.run(Shell.program, arguments, [:])
    }
    #expect(run.code == 1)
    #expect(run.errors == "Error: cannot create the folder 'out/.ashlar': permission denied\n")
    #expect(try shell.files(in: "out").isEmpty)
  }

  @Test("two runs at once: one writes, the other says so or finds nothing to do")
  func together() throws {
    let shell = try Shell()
    try shell.write(spec("size"), to: "demo.yaml")
    let arguments = ["generate", "demo.yaml", "--target", "paper", "--out", "out", "--templates", "templates"]
    let others = try (0..<3).map { _ in try shell.start(arguments) }
    for process in others { process.waitUntilExit() }
    #expect(others.contains { $0.terminationStatus == 0 })
    #expect(try shell.run(Shell.program, arguments, [:]).code == 0)
    #expect(try shell.files(in: "out").keys.count { !$0.hasPrefix(".ashlar/base/") } == 264)
  }
}
