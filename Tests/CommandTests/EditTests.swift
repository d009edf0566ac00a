import Foundation
import Generation
import TestSupport
import Testing

@Suite("Edited projects")
struct EditTests {
  private static let table = SmallTarget.files["target.yaml"] ?? ""
  private static let next = "next: cd out && cat README.txt\n"

  private func shell() throws -> Shell {
    let shell = try Shell()
    #expect(try shell.paper("generate").code == 0)
    return shell
  }

  @Test("an edit is merged with what a changed spec makes, and check names it without calling it drift")
  func merged() throws {
    let shell = try shell()
    try shell.write("Mine.\nPage\ntext: Text\n", to: "out/kinds/page.txt")
    let spec = Shell.spec.replacing("text: string", with: "text: string, size: int")
    try shell.write(spec, to: "demo.yaml")
    let drift = try shell.paper("check")
    #expect(drift.code == 2)
    #expect(drift.errors == "kinds/page.txt is edited\nout drifted from demo.yaml\n")
    #expect(try shell.paper("generate") == Run(0, "merge  kinds/page.txt\n", errors: Self.next))
    #expect(try shell.files(in: "out")["kinds/page.txt"] == "Mine.\nPage\ntext: Text\nsize: Number\n")
    #expect(try shell.paper("check") == Run(0, errors: "kinds/page.txt is edited\n"))
  }

  @Test("a renamed resource takes edits and rules of one's own along")
  func renamed() throws {
    let shell = try shell()
    try shell.write("Book\ntitle: Text\npages: Number?\nMine.\n", to: "out/kinds/book.txt")
    try shell.write("Rules of Book.\nMy rule.\n", to: "out/rules/book.txt")
    try shell.write(Shell.spec.replacing("Book: {fields", with: "Volume: {was: Book, fields"), to: "demo.yaml")
    let said = """
      merge  kinds/volume.txt (edited as kinds/book.txt)
      move   rules/volume.txt (it was rules/book.txt)

      """
    #expect(try shell.paper("generate") == Run(0, said, errors: Self.next))
    let files = try shell.files(in: "out")
    #expect(files["kinds/volume.txt"] == "Volume\ntitle: Text\npages: Number?\nMine.\n")
    #expect(files["rules/volume.txt"] == "Rules of Book.\nMy rule.\n")
    #expect(files["kinds/book.txt"] == nil)
    #expect(files["rules/book.txt"] == nil)
    #expect(try shell.paper("check") == Run(0, errors: "kinds/volume.txt is edited\n"))
  }

  @Test("--merge markers leaves a conflict in the file, fails, and is refused until it is resolved")
  func markers() throws {
    let shell = try shell()
    try shell.write("Page\nmine\n", to: "out/kinds/page.txt")
    try shell.write(Shell.spec.replacing("text: string", with: "text: string?"), to: "demo.yaml")
    let said = "kinds/page.txt: 1 to resolve, between <<<<<<< and >>>>>>>\n"
    #expect(try shell.paper("generate", "--merge", "markers") == Run(1, "merge  kinds/page.txt\n", errors: said))
    let file = """
      Page
      <<<<<<< yours
      mine
      ||||||| generated before
      text: Text
      =======
      text: Text?
      >>>>>>> generated now

      """
    #expect(try shell.files(in: "out")["kinds/page.txt"] == file)
    let refused = try shell.paper("generate", "--merge", "markers")
    let help = "help: decide what stays, and delete the lines with the markers\nnothing was written\n"
    #expect(refused == Run(1, errors: "kinds/page.txt: the conflict in line 2 is not resolved\n" + help))
    #expect(try shell.paper("check").code == 2)
    try shell.write("Page\nmine and text: Text?\n", to: "out/kinds/page.txt")
    #expect(try shell.paper("generate") == Run(0, errors: "out is current\n"))
    #expect(try shell.paper("check").code == 0)
  }

  @Test("another version of the target is refused by generate, told from a changed spec by check, and taken by upgrade")
  func upgrade() throws {
    let shell = try shell()
    #expect(
      try shell.paper("upgrade")
        == Run(0, errors: "out was written by this version; 'ashlar generate' brings it up to date with its spec\n")
    )
    try shell.write("Book\nMine.\ntitle: Text\npages: Number?\n", to: "out/kinds/book.txt")
    try shell.write("My rules.\n", to: "out/rules/book.txt")
    try shell.write(Self.table.replacing("version: 2.1.0", with: "version: 2.2.0"), to: "templates/paper/target.yaml")
    try shell.write("Do as you must.\n", to: "templates/paper/fixed/licence.txt")
    let resource = (SmallTarget.files["resource.j2"] ?? "") + "That is all.\n"
    try shell.write(resource.replacing("{% endfor %}\n\n", with: "{% endfor %}\n"), to: "templates/paper/resource.j2")
    let before = try shell.stamps(in: "out")
    let versions = "out was written by ashlar \(toolVersion), paper 2.1.0; this is ashlar \(toolVersion), paper 2.2.0\n"
    let help = "help: 'ashlar upgrade' shows what that changes, and brings the project along; "
    let told = "\(versions)\(help)or use the version that wrote it\n"
    #expect(try shell.paper("generate") == Run(1, errors: told + "nothing was written\n"))
    let list = """
      1 file of fixed/, which is copied as it is
        update fixed/licence.txt
      2 files of the template resource.j2
        merge  kinds/book.txt
        update kinds/page.txt

      """
    #expect(try shell.paper("check") == Run(2, list, errors: "kinds/book.txt is edited\n" + told))
    let head = "from ashlar \(toolVersion), paper 2.1.0 to ashlar \(toolVersion), paper 2.2.0\n"
    #expect(try shell.paper("upgrade", "--dry-run") == Run(0, head + list))
    #expect(try shell.stamps(in: "out") == before)
    #expect(try shell.paper("upgrade") == Run(0, head + list, errors: Self.next))
    let files = try shell.files(in: "out")
    #expect(files["kinds/book.txt"] == "Book\nMine.\ntitle: Text\npages: Number?\nThat is all.\n")
    #expect(files["rules/book.txt"] == "My rules.\n")
    #expect(files[".ashlar/version"] == "ashlar \(toolVersion)\npaper 2.2.0\n")
    #expect(try shell.paper("check") == Run(0, errors: "kinds/book.txt is edited\n"))
    #expect(try shell.paper("generate") == Run(0, errors: "out is current\n"))
  }

  @Test("an edit that nothing is left to merge from is named by check and refused by upgrade, until --base has it")
  func withoutBase() throws {
    let shell = try shell()
    try FileManager.default.copyItem(atPath: "\(shell.folder)/out", toPath: "\(shell.folder)/former")
    try FileManager.default.removeItem(atPath: "\(shell.folder)/out/.ashlar/base")
    try shell.write("Page\ntext: Text\nMine.\n", to: "out/kinds/page.txt")
    try shell.write(Self.table.replacing("version: 2.1.0", with: "version: 2.2.0"), to: "templates/paper/target.yaml")
    try shell.write("Their words.\n" + (SmallTarget.files["resource.j2"] ?? ""), to: "templates/paper/resource.j2")
    let before = try shell.files(in: "out")
    let why = "it was edited since it was generated, and what it was made from is not in '.ashlar/base'"
    let reason = "kinds/page.txt: \(why)\n"
    let help = """
      help: --base names a folder with the project as it was generated; 'ashlar adopt' makes the file yours from now on; \
      deleting it has it generated anew
      nothing was written

      """
    let refused = try shell.paper("upgrade")
    #expect(refused.code == 1 && refused.errors.hasPrefix(reason) && refused.errors.hasSuffix(help))
    let check = try shell.paper("check")
    #expect(check.code == 2 && check.errors.hasPrefix(reason + "out was written by "))
    #expect(try shell.files(in: "out") == before)
    #expect(try shell.paper("upgrade", "--base", "former").code == 0)
    #expect(try shell.files(in: "out")["kinds/page.txt"]?.hasSuffix("text: Text\nMine.\n") == true)
  }

  @Test("a conflict stops an upgrade before anything is written, the versions included")
  func upgradeConflict() throws {
    let shell = try shell()
    try shell.write("Demo: my kinds\n", to: "out/README.txt")
    try shell.write(Self.table.replacing("version: 2.1.0", with: "version: 2.2.0"), to: "templates/paper/target.yaml")
    try shell.write("{{ service.title }}\n", to: "templates/paper/readme.j2")
    let before = try shell.stamps(in: "out")
    let run = try shell.paper("upgrade")
    #expect(run.code == 1 && run.errors.hasPrefix("README.txt: your edit and what is generated now touch\n<<<<<<<"))
    #expect(try shell.stamps(in: "out") == before)
    #expect(
      try shell.ashlar("upgrade", "demo.yaml", "--target", "paper", "--out", "new", "--templates", "templates")
        == Run(1, errors: "Error: there is no project in 'new': 'ashlar generate' writes one\n")
    )
  }
}
