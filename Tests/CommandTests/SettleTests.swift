import Foundation
import TestSupport
import Testing
import Workspace

@Suite("Taking out what a history has done")
struct SettleTests {
  private static let spec = """
    # A spec of two files.

    ashlar: 1
    service: {name: demo}
    silence: {public-write: It is a test.}
    include: [parts.yaml]
    removed: [Coupon]
    resources:
      Person:
        was: {name: Employee, plural: Staff}  # renamed
        fields:
          was: {type: string, was: before}
          state: {type: Status, default: open}
        access: anyone

    """
  private static let parts = "enums: {Status: {open: {}, paid: {was: [settled]}}}\n"

  @Test("fmt says how much is done, and --settle takes it out of each file")
  func settles() throws {
    let shell = try Shell()
    try shell.write(Self.spec, to: "demo.yaml")
    try shell.write(Self.parts, to: "parts.yaml")
    #expect(try shell.ashlar("fmt", "demo.yaml") == Run(0))
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    let offer = "demo.yaml: 4 keys have done their work; 'ashlar fmt --settle demo.yaml' takes them out\n"
    for arguments in [["fmt"], ["fmt", "--check"]] {
      #expect(try shell.run(Shell.program, arguments + ["demo.yaml"], [:]) == Run(0, errors: offer))
    }
    let shown = try shell.ashlar("fmt", "--settle", "--check", "demo.yaml")
    #expect(shown.code == 2 && shown.output.contains("-removed: [Coupon]\n"), "\(shown)")
    #expect(try shell.files(in: ".")["demo.yaml"] == Self.spec)
    let errors = """
      formatted demo.yaml
      formatted parts.yaml
      demo.yaml: a comment goes with its key: # renamed

      """
    #expect(try shell.ashlar("fmt", "--settle", "demo.yaml") == Run(0, errors: errors))
    let files = try shell.files(in: ".")
    #expect(
      files["demo.yaml"] == """
        # A spec of two files.

        ashlar: 1
        service: {name: demo}
        silence: {public-write: It is a test.}
        include: [parts.yaml]
        resources:
          Person:
            fields:
              was: {type: string}
              state: {type: Status, default: open}
            access: anyone

        """
    )
    #expect(files["parts.yaml"] == "enums: {Status: [open, paid]}\n")
    #expect(try shell.ashlar("fmt", "--settle", "demo.yaml") == Run(0))
    #expect(try shell.ashlar("fmt", "demo.yaml") == Run(0))
  }

  @Test("what a migration has yet to follow from stays, and what other keys still need")
  func stays() throws {
    let shell = try Shell()
    let head = "ashlar: 1\nservice: {name: demo}\nsilence: {public-write: It is a test.}\n"
    let before = "\(head)resources: {Book: {fields: {title: string, pages: int}, access: anyone}}\n"
    try shell.write("\(before)removed: [Old]\n", to: "demo.yaml")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    let changed = """
      \(head)removed: [Old]
      resources:
        Book:
          fields:
            name: {type: string, was: title}
            size: {type: int, backfill: record.pages}
          removed: [pages]
          access: anyone

      """
    try shell.write(changed, to: "demo.yaml")
    #expect(try shell.ashlar("fmt", "demo.yaml") == Run(0))
    let reason = "stays: the migration that follows from it is not written yet\n"
    #expect(
      try shell.ashlar("fmt", "--settle", "demo.yaml")
        == Run(
          0,
          errors: """
            formatted demo.yaml
            demo.yaml:8:28: 'was' of 'Book.name' \(reason)\
            demo.yaml:9:25: 'backfill' of 'Book.size' \(reason)\
            demo.yaml:10:5: 'removed' of 'Book' stays: the rest of the spec needs it

            """
        )
    )
    let text = changed.replacing("removed: [Old]\n", with: "")
    #expect(try shell.files(in: ".")["demo.yaml"] == text)
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    #expect(try shell.ashlar("fmt", "--settle", "demo.yaml") == Run(0, errors: "formatted demo.yaml\n"))
    #expect(
      try shell.files(in: ".")["demo.yaml"] == """
        \(head)resources:
          Book:
            fields:
              name: {type: string}
              size: {type: int}
            access: anyone

        """
    )
    #expect(try shell.ashlar("migrate", "plan", "demo.yaml").errors == "the history of demo.yaml is current\n")
  }

  @Test("keys that are only in each other's way go together, whatever is yet to be written")
  func rings() throws {
    let shell = try Shell()
    let head = "ashlar: 1\nservice: {name: demo}\nsilence: {public-write: It is a test.}\nresources:\n"
    let former = "\(head)  A: {fields: {x: int, y: int}, access: anyone}\n  B: {fields: {z: int}, access: anyone}\n"
    try shell.write(former, to: "demo.yaml")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    let text = "\(head)  A: {was: B, fields: {z: int}, access: anyone}\n"
    let fields = "{x: {type: int, was: y}, y: {type: int, was: x}}"
    try shell.write("\(text)  B: {was: A, fields: \(fields), access: anyone}\n", to: "demo.yaml")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    let longer = fields.dropLast() + ", w: {type: int, backfill: 1}}"
    try shell.write("\(text)  B: {was: A, fields: \(longer), access: anyone}\n", to: "demo.yaml")
    let run = try shell.ashlar("fmt", "--settle", "demo.yaml")
    let stays = "stays: the migration that follows from it is not written yet"
    #expect(run.errors.hasSuffix("'backfill' of 'B.w' \(stays)\n") && !run.errors.contains("'was'"), "\(run)")
    #expect(
      try shell.files(in: ".")["demo.yaml"] == """
        \(head)  A: {fields: {z: int}, access: anyone}
          B: {fields: {x: {type: int}, y: {type: int}, w: {type: int, backfill: 1}}, access: anyone}

        """
    )
  }

  @Test("a spec without a history, with errors, or with a history that was edited stays as it is")
  func refuses() throws {
    let shell = try Shell()
    try shell.write(Self.spec, to: "demo.yaml")
    try shell.write(Self.parts, to: "parts.yaml")
    let files = try shell.files(in: ".")
    let bare = try shell.ashlar("fmt", "--settle", "demo.yaml")
    #expect(bare.code == 0)
    #expect(bare.errors.hasPrefix("demo.yaml:7:1: 'removed' stays: there is no migration beside the spec yet\n"))
    #expect(try shell.files(in: ".") == files)
    #expect(try shell.ashlar("fmt", "--settle", "-").code == 64)
    #expect(try shell.ashlar("fmt", "--settle", "absent.yaml").code != 0)
    let part = try shell.ashlar("fmt", "--settle", "parts.yaml")
    #expect(part.code == 1 && part.errors.contains("[missing-key]"), "\(part)")
    #expect(try shell.files(in: ".") == files)
    _ = try shell.ashlar("migrate", "write", "demo.yaml")
    let step = "demo.migrations/0001_initial.sqlite.sql"
    try shell.write("-- edited\n", to: step)
    let edited = try shell.ashlar("fmt", "--settle", "demo.yaml")
    #expect(edited.code == 1 && edited.errors.hasPrefix("\(step): it was edited since it was written"), "\(edited)")
    #expect(edited.errors.hasSuffix("nothing was written\n"))
    #expect(try shell.ashlar("fmt", "demo.yaml") == Run(0))
    #expect(try shell.files(in: ".")["demo.yaml"] == Self.spec)
  }

  @Test("without what is done every spec that ships has the same projects, is in its canonical form, and is done with")
  func shipped() throws {
    let shell = try Shell()
    try FileManager.default.copyItem(atPath: "\(Repository.root)/specs", toPath: "\(shell.folder)/specs")
    let folders = ["", "features", "evolution"]
    let specs = folders.flatMap { folder in
      ShippedSpec.names(in: folder).map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    }
    var settled: [String] = []
    for spec in specs {
      let path = "specs/\(ShippedSpec.path(of: spec))"
      // What the years of one service bring has one history.
      let place = spec.hasPrefix("evolution/") ? "specs/evolution/service.yaml" : path
      if place != path { try shell.write(shell.text(path), to: place) }
      let written = try shell.ashlar("migrate", "write", place)
      #expect(written.code == 0, "\(spec): \(written)")
      if try settle(place, in: shell) { settled.append(spec) }
    }
    #expect(settled == ["features/backfill", "features/removed", "features/was"] + (2...5).map { "evolution/v\($0)" })
  }

  /// Whether there was something to take out.
  private func settle(_ spec: String, in shell: Shell) throws -> Bool {
    let before = try shell.files(in: "specs")
    let offered = try shell.ashlar("fmt", spec)
    let hasHints = offered.errors.contains("--settle")
    let projects = hasHints ? try self.projects(of: spec, in: shell) : [:]
    let run = try shell.ashlar("fmt", "--settle", spec)
    #expect(run.code == 0 && !run.errors.contains("stays"), "\(spec): \(run)")
    let after = try shell.files(in: "specs")
    #expect((before != after) == hasHints, "\(spec)")
    for file in after.keys.sorted() where before[file] != after[file] {
      #expect(try shell.ashlar("fmt", "--check", "specs/\(file)") == Run(0))
    }
    #expect(try shell.ashlar("fmt", "--settle", spec) == Run(0))
    if hasHints {
      let others = try self.projects(of: spec, in: shell)
      for path in Set(projects.keys).union(others.keys).sorted() {
        #expect(projects[path] == others[path], "\(spec): \(path)")
      }
    }
    return hasHints
  }

  /// What each target makes of a spec.
  private func projects(of spec: String, in shell: Shell) throws -> [String: String] {
    defer { try? FileManager.default.removeItem(atPath: "\(shell.folder)/out") }
    for target in try Repository.templates.targets() {
      let arguments = ["generate", spec, "--target", target, "--out", "out/\(target)"]
      let run = try shell.run(Shell.program, arguments + ["--templates", "\(Repository.root)/Templates"], [:])
      #expect(run.code == 0, "\(spec): \(run)")
    }
    // What is remembered of a folder differs with the time.
    return try shell.files(in: "out").filter { !$0.key.contains("/.ashlar/") || $0.key.hasSuffix("/manifest") }
  }
}

extension Shell {
  fileprivate func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(folder)/\(path)"), encoding: .utf8)
  }
}
