import Foundation
import Generation
import Testing

@Suite("generate and check")
struct GenerateTests {
  static let listing = """
    create README.txt
    create fixed/licence.txt
    create kinds/book.txt
    create kinds/page.txt
    seed   rules/book.txt

    """
  static let next = "next: cd out && cat README.txt\n"

  @Test("a first run lists what it writes and says what to type next")
  func first() throws {
    let shell = try Shell()
    #expect(try shell.paper("generate") == Run(0, Self.listing, errors: Self.next))
    let files = try shell.files(in: "out")
    #expect(
      files.filter { !$0.key.hasPrefix(".ashlar/") } == [
        "README.txt": "Demo: 2 kinds\n",
        "fixed/licence.txt": "Do as you like.\n",
        "kinds/book.txt": "Book\ntitle: Text\npages: Number?\n",
        "kinds/page.txt": "Page\ntext: Text\n",
        "rules/book.txt": "Rules of Book.\n",
      ]
    )
    let records = files.keys.filter { $0.hasPrefix(".ashlar/") && !$0.hasPrefix(".ashlar/base/") }
    #expect(records.sorted() == [".ashlar/manifest", ".ashlar/version"])
    #expect(files[".ashlar/version"] == "ashlar \(toolVersion)\npaper 2.1.0\n")
  }

  @Test("a second run writes nothing, not even the same bytes")
  func second() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    let stamps = try shell.stamps(in: "out")
    #expect(try shell.paper("generate") == Run(0, errors: "out is current\n"))
    #expect(try shell.stamps(in: "out") == stamps)
    #expect(stamps.keys.count { !$0.hasPrefix(".ashlar/base/") } == 7)
  }

  @Test("a spec of several files generates and is checked as one of a single file; its messages name the file")
  func severalFiles() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    let whole = try shell.files(in: "out")
    let page = "resources:\n  Page: {fields: {text: string}, access: anyone}\n"
    try shell.write(page, to: "parts/page.yaml")
    let lines = Shell.spec.split(separator: "\n").filter { !$0.contains("Page") }
    try shell.write("include: [parts/*.yaml]\n" + lines.joined(separator: "\n") + "\n", to: "demo.yaml")
    #expect(try shell.ashlar("validate", "demo.yaml") == Run(0, errors: "demo.yaml is valid\n"))
    #expect(try shell.paper("generate") == Run(0, errors: "out is current\n"))
    #expect(try shell.files(in: "out") == whole)

    try shell.write(page.replacing("text: string", with: "text: string, size: int"), to: "parts/page.yaml")
    #expect(try shell.paper("check").code == 2)
    try shell.write(page.replacing("text: string", with: "text: strnig"), to: "parts/page.yaml")
    let mistake = """
      parts/page.yaml:2:25: error: there is no type 'strnig' [unknown-type]
          2 |   Page: {fields: {text: strnig}, access: anyone}
            |                         ^^^^^^
      help: did you mean 'string'?

      """
    #expect(try shell.paper("check") == Run(1, errors: mistake))
  }

  @Test("--dry-run lists what would be written, and writes nothing")
  func dryRun() throws {
    let shell = try Shell()
    #expect(try shell.paper("generate", "--dry-run") == Run(0, Self.listing))
    #expect(try shell.files(in: "out") == [:])
  }

  @Test("--diff shows what would change, and writes nothing")
  func diff() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    let before = try shell.files(in: "out")
    try shell.write(Shell.spec.replacing("pages: int?", with: "pages: int"), to: "demo.yaml")
    let expected = """
      update kinds/book.txt
      --- a/kinds/book.txt
      +++ b/kinds/book.txt
      @@ -1,3 +1,3 @@
       Book
       title: Text
      -pages: Number?
      +pages: Number

      """
    #expect(try shell.paper("generate", "--diff") == Run(0, expected))
    #expect(try shell.files(in: "out") == before)
  }

  @Test("check exits with 0 when current, 2 with the diff when drifted, 1 when the spec is wrong")
  func check() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    #expect(try shell.paper("check") == Run(0))
    try shell.write(Shell.spec.replacing("text: string", with: "text: string?"), to: "demo.yaml")
    let diff = """
      --- a/kinds/page.txt
      +++ b/kinds/page.txt
      @@ -1,2 +1,2 @@
       Page
      -text: Text
      +text: Text?

      """
    #expect(try shell.paper("check") == Run(2, diff, errors: "out drifted from demo.yaml\n"))
    try shell.write(Shell.spec.replacing("int?", with: "itn?"), to: "demo.yaml")
    let report = """
      demo.yaml:4:41: error: there is no type 'itn' [unknown-type]
          4 |   Book: {fields: {title: string, pages: itn?}, access: anyone, hooks: true}
            |                                         ^^^
      help: did you mean 'int'?

      """
    #expect(try shell.paper("check") == Run(1, errors: report))
  }

  @Test("an edited file stops the run with its diff, and nothing is changed; adopted, it stays as it is")
  func edited() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    try shell.write("Book\nmine\n", to: "out/kinds/book.txt")
    try shell.write(
      Shell.spec.replacing("int?", with: "int").replacing("text: string", with: "body: string"),
      to: "demo.yaml"
    )
    let before = try shell.stamps(in: "out")
    let refusal = """
      kinds/book.txt: your edit and what is generated now touch
      <<<<<<< yours, line 2
      mine
      ||||||| generated before, lines 2-3
      title: Text
      pages: Number?
      =======
      title: Text
      pages: Number
      >>>>>>> generated now, lines 2-3
      help: --merge markers puts both into the file; 'ashlar adopt' makes the file yours from now on
      nothing was written

      """
    #expect(try shell.paper("generate") == Run(1, errors: refusal))
    #expect(try shell.stamps(in: "out") == before)
    #expect(try shell.ashlar("adopt", "out/kinds/book.txt") == Run(0, errors: "kinds/book.txt is yours from now on\n"))
    #expect(try shell.paper("generate") == Run(0, "update kinds/page.txt\n", errors: Self.next))
    #expect(try shell.files(in: "out")["kinds/book.txt"] == "Book\nmine\n")
    #expect(try shell.paper("check") == Run(0))
  }

  @Test("a file that is no longer produced goes, unless it was edited; a seeded one is the user's")
  func removed() throws {
    let shell = try Shell()
    _ = try shell.paper("generate")
    try shell.write("My rules.\n", to: "out/rules/book.txt")
    let spec = Shell.spec.split(separator: "\n").filter { !$0.hasPrefix("  Book") }.joined(separator: "\n") + "\n"
    try shell.write(spec, to: "demo.yaml")
    let run = try shell.paper("generate")
    #expect(run.code == 0)
    let files = try shell.files(in: "out")
    #expect(files["kinds/book.txt"] == nil)
    #expect(files["rules/book.txt"] == "My rules.\n")
    #expect(files["README.txt"] == "Demo: 1 kinds\n")
  }
}
