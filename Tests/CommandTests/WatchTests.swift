import Foundation
import TestSupport
import Testing

@Suite("watch", .serialized)
struct WatchTests {
  /// A watch over the small spec, and what it prints.
  private final class Watch {
    let shell: Shell
    let lines = LineReader()
    private let process = Process()

    init(_ shell: Shell, spec: String = "demo.yaml") throws {
      self.shell = shell
      process.executableURL = URL(filePath: Shell.program)
      process.arguments = ["watch", spec, "--target", "paper", "--out", "out", "--templates", "templates"]
      process.currentDirectoryURL = URL(filePath: shell.folder)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = lines.output
      process.standardError = FileHandle(forWritingAtPath: "/dev/null")
      try process.run()
    }

    /// What the next run did, without the time that it took.
    func next() throws -> String {
      let line = try lines.next()
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      try #require(parts.count == 2 && parts[0].wholeMatch(of: /[0-9]+ ms/) != nil, "\(line)")
      return parts[1]
    }

    /// Asks it to end, and tells how it did.
    func end(by signal: Int32) -> Int32 {
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    deinit {
      if process.isRunning { process.terminate() }
    }
  }

  private static let first =
    "create README.txt, create fixed/licence.txt, create kinds/book.txt, create kinds/page.txt, and 1 more"

  @Test("a save is followed by a line, and the project by the spec", arguments: [SIGINT, SIGTERM])
  func follows(_ signal: Int32) throws {
    let watch = try Watch(try Shell())
    #expect(try watch.next() == Self.first)
    for name in ["shelf", "row"] {
      try watch.shell.write(Shell.spec.replacing("pages: int?", with: "\(name): int?"), to: "demo.yaml")
      #expect(try watch.next() == "update kinds/book.txt")
      #expect(try watch.shell.files(in: "out")["kinds/book.txt"] == "Book\ntitle: Text\n\(name): Number?\n")
    }
    #expect(watch.end(by: signal) == 0)
    try watch.shell.write(Shell.spec.replacing("pages: int?", with: "row: int?"), to: "demo.yaml")
    #expect(try watch.shell.paper("check").code == 0)
  }

  @Test("a broken spec is reported, and the watch goes on")
  func broken() throws {
    let watch = try Watch(try Shell())
    #expect(try watch.next() == Self.first)
    try watch.shell.write("resources: [", to: "demo.yaml")
    #expect(try watch.next() == "1 mistake, nothing written")
    let wrong = Shell.spec.replacing("int?", with: "itn?").replacing("text: string", with: "a: b")
    try watch.shell.write(wrong, to: "demo.yaml")
    #expect(try watch.next() == "2 mistakes, nothing written")
    try watch.shell.write(Shell.spec.replacing("pages", with: "leaves"), to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt")
    try FileManager.default.removeItem(atPath: "\(watch.shell.folder)/demo.yaml")
    #expect(try watch.next() == "cannot read 'demo.yaml': no such file or directory")
    try watch.shell.write(Shell.spec, to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt")
    #expect(watch.end(by: SIGTERM) == 0)
  }

  @Test("an editor may put another file into the place of the spec")
  func replaced() throws {
    let watch = try Watch(try Shell())
    #expect(try watch.next() == Self.first)
    let (spec, other) = ("\(watch.shell.folder)/demo.yaml", "\(watch.shell.folder)/.demo.yaml.swp")
    for name in ["shelf", "row", "place"] {
      try watch.shell.write(Shell.spec.replacing("pages: int?", with: "\(name): int?"), to: ".demo.yaml.swp")
      if name == "row" {
        // Others move the old one away first.
        #expect(rename(spec, "\(spec)~") == 0)
      }
      #expect(rename(other, spec) == 0)
      #expect(try watch.next() == "update kinds/book.txt")
    }
    #expect(watch.end(by: SIGINT) == 0)
  }

  @Test("included files, files that come to match a pattern, and templates are watched")
  func sources() throws {
    let shell = try Shell()
    let page = "resources:\n  Page: {fields: {text: string}, access: anyone}\n"
    try shell.write(page, to: "parts/page.yaml")
    let lines = Shell.spec.split(separator: "\n").filter { !$0.contains("Page") }
    try shell.write("include: [parts/*.yaml]\n" + lines.joined(separator: "\n") + "\n", to: "demo.yaml")
    let watch = try Watch(shell)
    #expect(try watch.next() == Self.first)
    try shell.write(page.replacing("text: string", with: "text: int"), to: "parts/page.yaml")
    #expect(try watch.next() == "update kinds/page.txt")
    try shell.write(page.replacing("Page", with: "Note"), to: "parts/note.yaml")
    #expect(try watch.next() == "update README.txt, create kinds/note.txt")
    try FileManager.default.removeItem(atPath: "\(shell.folder)/parts/note.yaml")
    #expect(try watch.next() == "update README.txt, remove kinds/note.txt")
    try shell.write("{{ resource.type }}!\n", to: "templates/paper/resource.j2")
    #expect(try watch.next() == "update kinds/book.txt, update kinds/page.txt")
    try shell.write("{{ resource.tpye }}!\n", to: "templates/paper/resource.j2")
    #expect(try watch.next() == "1 mistake, nothing written")
    try shell.write("{{ resource.type }}?\n", to: "templates/paper/resource.j2")
    #expect(try watch.next() == "update kinds/book.txt, update kinds/page.txt")
    try shell.write("Do what you like.\n", to: "templates/paper/fixed/licence.txt")
    #expect(try watch.next() == "update fixed/licence.txt")
    #expect(watch.end(by: SIGTERM) == 0)
  }

  @Test("an edited file is refused, and the watch goes on")
  func edited() throws {
    let watch = try Watch(try Shell())
    #expect(try watch.next() == Self.first)
    try watch.shell.write("Mine.\n", to: "out/kinds/book.txt")
    try watch.shell.write(Shell.spec.replacing("pages", with: "leaves"), to: "demo.yaml")
    #expect(try watch.next() == "nothing written, kinds/book.txt: your edit and what is generated now touch")
    #expect(try watch.shell.files(in: "out")["kinds/book.txt"] == "Mine.\n")
    #expect(try watch.shell.ashlar("adopt", "out/kinds/book.txt").code == 0)
    try watch.shell.write(Shell.spec.replacing("text: string", with: "words: string"), to: "demo.yaml")
    #expect(try watch.next() == "update kinds/page.txt")
    #expect(watch.end(by: SIGTERM) == 0)
  }

  @Test("a changed schema is a migration that waits for generate, in the project and beside the spec")
  func migrations() throws {
    let shell = try Shell()
    try shell.write(SmallTarget.table + "  - {history: sqlite, path: sql/}\n", to: "templates/paper/target.yaml")
    #expect(try shell.paper("generate").code == 0)
    let history = try shell.files(in: "demo.migrations")
    let copy = try #require(try shell.files(in: "out")["sql/0001_initial.sqlite.sql"])
    let watch = try Watch(shell)
    #expect(try watch.next() == "nothing to change")
    try shell.write(Shell.spec.replacing("pages: int?", with: "pages: int?, leaves: int?"), to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt; a migration is pending, 'ashlar generate' writes it")
    #expect(try shell.files(in: "demo.migrations") == history)
    #expect(try shell.files(in: "out")["sql/0001_initial.sqlite.sql"] == copy)
    try shell.write(Shell.spec, to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt")
    try shell.write(Shell.spec.replacing("pages: int?", with: "pages: int?, leaves: int?"), to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt; a migration is pending, 'ashlar generate' writes it")
    #expect(watch.end(by: SIGTERM) == 0)
    #expect(try shell.paper("generate").code == 0)
    #expect(try shell.paper("check").code == 0)
    #expect(try shell.files(in: "out")["sql/0002_add_books_leaves.sqlite.sql"]?.contains("leaves") == true)
  }

  @Test("what stays the same is no run, and standard input is nothing to watch")
  func quiet() throws {
    let watch = try Watch(try Shell())
    #expect(try watch.next() == Self.first)
    try watch.shell.write(Shell.spec, to: "demo.yaml")
    try watch.shell.write("Nothing of it.\n", to: "notes.txt")
    try watch.shell.write(Shell.spec.replacing("pages", with: "leaves"), to: "demo.yaml")
    #expect(try watch.next() == "update kinds/book.txt")
    #expect(watch.end(by: SIGINT) == 0)
    let run = try watch.shell.ashlar("watch", "-", "--target", "paper", "--out", "out")
    #expect(run.code == 64)
    #expect(run.errors.hasPrefix("Error: standard input is never saved: name a file\n"))
  }
}
