import Foundation
import TestSupport
import Testing

@Suite("The history beside a spec")
struct HistoryTests {
  static let script = "demo.migrations/0001_initial.sqlite.sql"
  static let checksums = "demo.migrations/checksums"

  /// All files of a history of these migrations.
  static func names(of migrations: String...) -> [String] {
    let endings = ["json"] + ["postgresql", "sqlite"].flatMap { ["\($0).down.sql", "\($0).sql"] }
    return migrations.flatMap { migration in endings.map { "\(migration).\($0)" } } + ["checksums"]
  }

  /// A shell with two targets that keep records in a database.
  private static func shell() throws -> Shell {
    let shell = try Shell()
    for target in ["paper", "slate"] {
      for (path, text) in SmallTarget.files {
        let isTable = path == "target.yaml"
        let named = text.replacing("target: paper", with: "target: \(target)")
        let contents = isTable ? named + "  - {history: sqlite, path: sql/}\n" : text
        try shell.write(contents, to: "templates/\(target)/\(path)")
      }
    }
    return shell
  }

  private static func generate(_ shell: Shell, _ target: String, _ more: String...) throws -> Run {
    let arguments = ["generate", "demo.yaml", "--target", target, "--out", target, "--templates", "templates"]
    return try shell.run(Shell.program, arguments + more, [:])
  }

  @Test("is written once, and every target's project has a copy of it")
  func copies() throws {
    let shell = try Self.shell()
    let first = try Self.generate(shell, "paper")
    #expect(first.code == 0)
    let created = first.output.split(separator: "\n")
    #expect(created.first == "create demo.migrations/0001_initial.json")
    #expect(first.output.contains("create \(Self.checksums)\ncreate README.txt\n"))
    let history = try shell.files(in: "demo.migrations")
    #expect(history.keys.sorted() == Self.names(of: "0001_initial"))
    let script = try #require(history["0001_initial.sqlite.sql"])
    #expect(script.contains(#"CREATE TABLE "books""#))
    let undoing = try #require(history["0001_initial.sqlite.down.sql"])
    #expect(undoing == "DROP TABLE \"pages\";\nDROP TABLE \"books\";\n")
    let second = try Self.generate(shell, "slate")
    #expect(second.code == 0 && !second.output.contains("demo.migrations"))
    for target in ["paper", "slate"] {
      #expect(try shell.files(in: target)["sql/0001_initial.sqlite.sql"] == script)
      #expect(try shell.files(in: target)["sql/0001_initial.sqlite.down.sql"] == undoing)
      #expect(try Self.generate(shell, target) == Run(0, errors: "\(target) is current\n"))
    }
    #expect(try shell.run("/usr/bin/sha256sum", ["--check", "--quiet", "checksums"], [:]).code != 0)
    let check = ["-c", "cd demo.migrations && sha256sum --check --quiet checksums"]
    #expect(try shell.run("/bin/sh", check, [:]) == Run(0))
  }

  /// The spec with something else in place of the pages of a book.
  private static func change(_ shell: Shell, to fields: String, _ more: String = "") throws {
    try shell.write(Shell.spec.replacing("pages: int?", with: fields) + more, to: "demo.yaml")
  }

  private static func check(_ shell: Shell) throws -> Run {
    try shell.run(
      Shell.program,
      ["check", "demo.yaml", "--target", "paper", "--out", "paper", "--templates", "templates"],
      [:]
    )
  }

  @Test("takes a further migration where the schema changes, and leaves those that are there as they are")
  func changes() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let before = try shell.files(in: "demo.migrations")
    try Self.change(shell, to: "pages: int?, shelf: string?")
    let next = "demo.migrations/0002_add_books_shelf"
    let dry = try Self.generate(shell, "paper", "--dry-run")
    #expect(dry.code == 0 && dry.output.hasPrefix("create \(next).json\ncreate \(next)."))
    #expect(dry.output.contains("update \(Self.checksums)\n"))
    #expect(try shell.files(in: "demo.migrations") == before)
    #expect(try Self.check(shell).code == 2)
    #expect(try Self.generate(shell, "paper").code == 0)
    let after = try shell.files(in: "demo.migrations")
    for (name, text) in before where name != "checksums" { #expect(after[name] == text) }
    let checksums = try #require(after["checksums"])
    let digest = try #require(checksums.split(separator: "\n").first { $0.hasSuffix("initial.sqlite.sql") })
    #expect(
      after["0002_add_books_shelf.sqlite.sql"]?.hasPrefix("-- after 0001_initial: \(digest.prefix(64))\n") == true
    )
    #expect(try shell.files(in: "paper")["sql/0002_add_books_shelf.sqlite.sql"] != nil)
    #expect(try Self.check(shell) == Run(0))
    // What is no business of a database writes nothing.
    try Self.change(shell, to: "pages: {type: int, nullable: true, description: Of paper}, shelf: string?")
    #expect(try Self.generate(shell, "paper").output.contains("demo.migrations") == false)
    // Another target's project gets the same copies.
    _ = try Self.generate(shell, "slate")
    #expect(try shell.files(in: "slate").filter { $0.key.hasPrefix("sql/") }.count == 4)
  }

  @Test("follows what the spec says was called otherwise, filled or given up, and needs no such keys afterwards")
  func evolution() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let keys = "name: {type: string, was: title}, size: {type: string, backfill: record.title}}, removed: [pages"
    let changed = Shell.spec.replacing("title: string, pages: int?}", with: "\(keys)]")
    try shell.write(changed, to: "demo.yaml")
    let name = "0002_rename_books_title_to_name_and_2_more"
    let written = try Self.generate(shell, "paper")
    #expect(written.code == 0 && written.output.hasPrefix("create demo.migrations/\(name).json\n"), "\(written)")
    let history = try shell.files(in: "demo.migrations")
    #expect(try Self.generate(shell, "slate").code == 0)
    try shell.write(
      Shell.spec.replacing("title: string, pages: int?", with: "name: string, size: string"),
      to: "demo.yaml"
    )
    #expect(try Self.generate(shell, "paper").code == 0)
    #expect(try shell.files(in: "demo.migrations") == history)
  }

  @Test("has its last migration written anew where the author says so")
  func amending() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    try Self.change(shell, to: "pages: int?, shelf: string?")
    _ = try Self.generate(shell, "paper")
    try Self.change(shell, to: "pages: int?, rack: string?")
    let amended = try Self.generate(shell, "paper", "--amend-migration")
    #expect(amended.code == 0 && amended.output.contains("remove demo.migrations/0002_add_books_shelf.sqlite.sql\n"))
    #expect(
      try shell.files(in: "demo.migrations").keys.sorted() == Self.names(of: "0001_initial", "0002_add_books_rack")
    )
    try shell.write(Shell.spec, to: "demo.yaml")
    #expect(try Self.generate(shell, "paper", "--amend-migration").code == 0)
    #expect(try shell.files(in: "demo.migrations").keys.sorted() == Self.names(of: "0001_initial"))
    #expect(try shell.files(in: "paper").keys.filter { $0.hasPrefix("sql/") }.count == 2)
  }

  @Test("is not led to where something would be lost that nobody gave up")
  func losses() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let history = try shell.files(in: "demo.migrations")
    try Self.change(shell, to: "shelf: string")
    let refused = try Self.generate(shell, "paper")
    #expect(refused.code == 1 && refused.output == "")
    #expect(refused.errors.contains("demo.yaml:4:34: error: rows that are there have no value for 'books.shelf'"))
    let loss = "error: the column 'books.pages' would be dropped with its values [migration-loss]"
    #expect(refused.errors.contains(loss))
    #expect(try shell.files(in: "demo.migrations") == history)
    try Self.change(shell, to: "shelf: {type: string, default: none}")
    #expect(try Self.generate(shell, "paper").code == 1)
    #expect(try Self.generate(shell, "paper", "--allow-destructive").code == 0)
    #expect(try shell.files(in: "demo.migrations")["0002_add_books_shelf_and_1_more.json"] != nil)
  }

  @Test("says in a line that what it takes in has risks, and where they are told")
  func risks() throws {
    let shell = try Self.shell()
    let first = try Self.generate(shell, "paper")
    #expect(first.errors == "next: cd paper && cat README.txt\n")
    try Self.change(shell, to: "pages: int64?")
    let told = "warning: 0002_change_books_pages has risks (rewrite): see"
    let dry = try Self.generate(shell, "paper", "--dry-run")
    #expect(dry.errors == "\(told) 'ashlar migrate plan demo.yaml'\n")
    let written = try Self.generate(shell, "paper")
    #expect(written.errors == "\(told) 'ashlar migrate show demo.yaml'\nnext: cd paper && cat README.txt\n")
    try Self.change(shell, to: "shelf: string?")
    let diff = try Self.generate(shell, "paper", "--diff", "--allow-destructive")
    #expect(
      diff.errors == "warning: 0003_add_books_shelf_and_1_more has risks (rewrite, loss, instances): "
        + "see 'ashlar migrate plan demo.yaml --allow-destructive'\n"
    )
    try shell.write(Shell.spec, to: "demo.yaml")
    let amended = try shell.ashlar("migrate", "write", "demo.yaml", "--amend-migration")
    #expect(amended.code == 0 && amended.errors == "")
  }

  @Test("an upgrade says so too, of a spec whose path is to be quoted")
  func upgradeRisks() throws {
    let shell = try Self.shell()
    try shell.write(Shell.spec, to: "my demo.yaml")
    func run(_ command: String, _ more: String...) throws -> Run {
      let arguments = ["my demo.yaml", "--target", "paper", "--out", "my paper", "--templates", "templates"]
      return try shell.run(Shell.program, [command] + arguments + more, [:])
    }
    #expect(try run("generate").errors == "next: cd \"my paper\" && cat README.txt\n")
    let table = try #require(try shell.files(in: "templates")["paper/target.yaml"])
    try shell.write(table.replacing("version: 2.1.0", with: "version: 2.2.0"), to: "templates/paper/target.yaml")
    try shell.write(Shell.spec.replacing("pages: int?", with: "pages: int64?"), to: "my demo.yaml")
    let told = "warning: 0002_change_books_pages has risks (rewrite): see 'ashlar migrate"
    #expect(try run("upgrade", "--dry-run").errors == "\(told) plan \"my demo.yaml\"'\n")
    let upgraded = try run("upgrade")
    #expect(upgraded.errors == "\(told) show \"my demo.yaml\"'\nnext: cd \"my paper\" && cat README.txt\n")
  }

  @Test("has nothing that was called otherwise where it begins, however often the spec says so")
  func beginning() throws {
    let shell = try Shell()
    let spec = """
      ashlar: 1
      service: {name: demo}
      enums: {Kind: {a: {label: a, was: b}, b: {label: b, was: a}}}
      resources:
        Book:
          was: Page
          fields: {title: {type: string, was: text}, text: {type: string, was: title}, kind: Kind}
          access: {read: anyone}
        Page: {was: Book, fields: {number: int}, access: {read: anyone}}

      """
    try shell.write(spec, to: "demo.yaml")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    let current = Run(0, errors: "the history of demo.yaml is current\n")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml") == current)
    try shell.write(spec.replacing("number: int", with: "number: int64"), to: "demo.yaml")
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    #expect(
      try shell.files(in: "demo.migrations").keys.sorted() == Self.names(of: "0001_initial", "0002_change_pages_number")
    )
    #expect(try shell.ashlar("fmt", "--settle", "demo.yaml").code == 0)
    #expect(try shell.files(in: ".")["demo.yaml"]?.contains("was") == false)
    #expect(try shell.ashlar("migrate", "write", "demo.yaml") == current)
  }

  @Test("is never led on where somebody has edited it, and nothing is written then")
  func edits() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    try Self.change(shell, to: "pages: int?, shelf: string?")
    _ = try Self.generate(shell, "paper")
    let project = try shell.files(in: "paper")
    let whole = try shell.files(in: "demo.migrations")
    for (name, text) in whole where name != "checksums" {
      try shell.write(text + "\n", to: "demo.migrations/\(name)")
      let refused = try Self.generate(shell, "paper")
      #expect(refused.code == 1 && refused.output == "")
      #expect(refused.errors.hasPrefix("demo.migrations/\(name): it was edited since it was written"))
      #expect(refused.errors.hasSuffix("nothing was written\n"))
      #expect(try shell.files(in: "paper") == project)
      #expect(try shell.files(in: "demo.migrations")[name] == text + "\n")
      #expect(try Self.check(shell).code == 1)
      try shell.write(text, to: "demo.migrations/\(name)")
    }
    #expect(try Self.check(shell) == Run(0))
  }

  @Test("that is damaged, has gaps or holds what nobody knows is refused with what is wrong")
  func damage() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let whole = try shell.files(in: "demo.migrations")
    let deep = String(repeating: "[", count: 100_000)
    let table = #"{"columns": ["id int64 numbered"], "name": "a", "primary_key": ["id"]}"#
    let keyless = table.replacing(#"["id"]"#, with: #"["x"]"#)
    let damages: [(files: [String: String], complaint: String)] = [
      (["0001_initial.json": "{"], "it cannot be read: it is no JSON"),
      (["0001_initial.json": deep], "it cannot be read: it is no JSON"),
      (["0001_initial.json": #"{"ashlar": 2, "steps": []}"#], "it cannot be read: it is of another version: 2"),
      (
        ["0001_initial.json": #"{"ashlar": 1, "steps": [{"create": {"name": "a"}}]}"#],
        "it cannot be read: steps[0].create: 'columns' is missing"
      ),
      (
        ["0001_initial.json": #"{"ashlar": 1, "steps": [{"create": \#(table.replacing("int64", with: "int65"))}]}"#],
        "it cannot be read: steps[0].create.columns[0]: there is no type 'int65'"
      ),
      (
        ["0001_initial.json": #"{"ashlar": 1, "steps": [{"create": \#(keyless)}]}"#],
        "it cannot be read: steps[0].create: the table 'a' has no column 'x'"
      ),
      (
        ["0001_initial.json": #"{"ashlar": 1, "steps": [{"drop": \#(table)}]}"#],
        "it begins from another schema than those before it lead to"
      ),
      (["0003_other.json": #"{"ashlar": 1, "steps": []}"#], "there is no migration 2 before it"),
      (["0001_initial.oracle.sql": "SELECT 1"], "it is no part of a history"),
      (["1_initial.sqlite.sql": "SELECT 1"], "it is no part of a history"),
      (["99999999999999999999_initial.json": "{}"], "it is no part of a history"),
      (["checksums": "<<<<<<< ours\n"], "line 1 is no line of 'sha256sum'"),
    ]
    for (files, complaint) in damages {
      for (name, text) in files {
        try shell.write(text, to: "demo.migrations/\(name)")
        let lines = (whole["checksums"] ?? "").split(separator: "\n").filter { !$0.hasSuffix(name) }
        if name != "checksums" { try shell.write(lines.joined(separator: "\n"), to: Self.checksums) }
      }
      let refused = try Self.generate(shell, "paper")
      #expect(refused.code == 1 && refused.errors.contains(": \(complaint)\n"), "\(refused)")
      for name in files.keys { try FileManager.default.removeItem(atPath: "\(shell.folder)/demo.migrations/\(name)") }
      for (name, text) in whole { try shell.write(text, to: "demo.migrations/\(name)") }
    }
    try shell.write("mine", to: "demo.migrations/README.md")
    #expect(try Self.check(shell) == Run(0))
  }

  @Test("of scripts alone, as they were once written, gets what it lacks, where the spec is still theirs")
  func scriptsAlone() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let whole = try shell.files(in: "demo.migrations")
    let lines = (whole["checksums"] ?? "").split(separator: "\n").filter { $0.hasSuffix("initial.sqlite.sql") }
    func reset() throws {
      for name in whole.keys where name != "0001_initial.sqlite.sql" {
        try FileManager.default.removeItem(atPath: "\(shell.folder)/demo.migrations/\(name)")
      }
      try shell.write(lines.joined(separator: "\n") + "\n", to: Self.checksums)
    }
    try reset()
    try Self.change(shell, to: "pages: int?, shelf: string?")
    let refused = try Self.generate(shell, "paper")
    #expect(refused.code == 1 && refused.errors.hasPrefix("demo.migrations/0001_initial: nothing says what it does"))
    try shell.write(Shell.spec, to: "demo.yaml")
    #expect(try Self.generate(shell, "paper").code == 0)
    #expect(try shell.files(in: "demo.migrations") == whole)
    try reset()
    try Self.change(shell, to: "pages: int?, shelf: string?")
    #expect(try Self.generate(shell, "paper", "--amend-migration").code == 0)
    #expect(try shell.files(in: "demo.migrations").keys.sorted() == Self.names(of: "0001_initial"))
  }

  @Test("is missed when it is gone, by a run that remembers the project as current too")
  func loss() throws {
    let shell = try Self.shell()
    _ = try Self.generate(shell, "paper")
    let whole = try shell.files(in: "demo.migrations")
    for name in whole.keys {
      #expect(try Self.generate(shell, "paper") == Run(0, errors: "paper is current\n"))
      try FileManager.default.removeItem(atPath: "\(shell.folder)/demo.migrations/\(name)")
      #expect(try Self.generate(shell, "paper").output == "create demo.migrations/\(name)\n")
      #expect(try shell.files(in: "demo.migrations") == whole)
    }
  }

  @Test("has no place beside standard input, nor where no file can be written")
  func noPlace() throws {
    let shell = try Self.shell()
    let command = """
      cat demo.yaml | "$0" generate - --target paper --out paper --templates templates
      """
    #expect(try shell.run("/bin/sh", ["-c", command, Shell.program], [:]).code == 0)
    #expect(try shell.files(in: "demo.migrations") == [:])
    try shell.write("no folder", to: "demo.migrations")
    let refused = try Self.generate(shell, "slate")
    #expect(refused.code != 0 && refused.errors.contains("demo.migrations"))
    #expect(try shell.files(in: "slate") == [:])
  }
}
