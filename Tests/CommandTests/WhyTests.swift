import Foundation
import TestSupport
import Testing

@Suite("why")
struct WhyTests {
  private func project() throws -> Shell {
    let shell = try Shell()
    #expect(try shell.paper("generate").code == 0)
    return shell
  }

  private func why(_ shell: Shell, _ place: String, _ more: String...) throws -> Run {
    let rest = ["--spec", "demo.yaml", "--templates", "templates"] + more
    return try shell.run(Shell.program, ["why", place] + rest, [:])
  }

  @Test("a line is told by the line of the template and the place of the spec that made it")
  func line() throws {
    let shell = try project()
    let told = """
      out/kinds/book.txt:3: pages: Number?
      templates/paper/resource.j2:3:1: this template
          3 | {{ member.variable }}: {{ member.declared }}
            | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      demo.yaml:4:34: this place of the spec
          4 |   Book: {fields: {title: string, pages: int?}, access: anyone, hooks: true}
            |                                  ^^^^^

      """
    #expect(try why(shell, "out/kinds/book.txt:3") == Run(0, told))
    let json = try why(shell, "out/kinds/book.txt:3", "--json")
    let answer = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(answer?["text"] as? String == "pages: Number?")
    let template = (answer?["templates"] as? [[String: Any]])?.first
    #expect((template?["place"] as? [String: Any])?["line"] as? Int == 3)
    #expect((template?["spec"] as? [[String: Any]])?.first?["column"] as? Int == 34)
  }

  @Test("the includes and calls that lead to a line are told from the nearest on")
  func chain() throws {
    let shell = try Shell()
    try shell.write(
      "{% from \"macros.j2\" import row %}\n{{ resource.type }}\n{% for member in resource.members %}\n"
        + "{% include \"member.j2\" %}\n{% endfor %}\n",
      to: "templates/paper/resource.j2"
    )
    try shell.write("{% from \"macros.j2\" import row %}\n{{ row(member) }}\n", to: "templates/paper/member.j2")
    try shell.write("{% macro row(member) %}\n- {{ member.name }}\n{% endmacro %}\n", to: "templates/paper/macros.j2")
    try shell.write(
      "{{ resource.type }}\n{% for member in resource.members %}\n{% include \"member.j2\" %}\n{% endfor %}\n",
      to: "templates/paper/resource.j2"
    )
    #expect(try shell.paper("generate").code == 0)
    let told = """
      out/kinds/page.txt:2: - text
      templates/paper/macros.j2:2:1: this template
          2 | - {{ member.name }}
            | ^^^^^^^^^^^^^^^^^^^
      templates/paper/member.j2:2:4: called here
          2 | {{ row(member) }}
            |    ^^^^^^^^^^^
      templates/paper/resource.j2:3:12: included here
          3 | {% include "member.j2" %}
            |            ^^^^^^^^^^^
      demo.yaml:5:19: this place of the spec
          5 |   Page: {fields: {text: string}, access: anyone}
            |                   ^^^^

      """
    #expect(try why(shell, "out/kinds/page.txt:2") == Run(0, told))
  }

  @Test("a line of a file that is copied as it is comes from that file")
  func copied() throws {
    let shell = try project()
    let told = "out/fixed/licence.txt:1: taken as it is from templates/paper/fixed/licence.txt:1\n"
    #expect(try why(shell, "out/fixed/licence.txt:1") == Run(0, told))
  }

  @Test("lines of an edited file are found where they are made now, and edited ones are not")
  func edited() throws {
    let shell = try project()
    try shell.write("// Mine.\nBook\ntitle: Text!\npages: Number?\n", to: "out/kinds/book.txt")
    let moved = try why(shell, "out/kinds/book.txt:4")
    #expect(moved.output.hasPrefix("out/kinds/book.txt:4: pages: Number?\n"))
    #expect(moved.output.contains("demo.yaml:4:34: this place of the spec\n"))
    let mine = try why(shell, "out/kinds/book.txt:3")
    let message = "line 3 of 'out/kinds/book.txt' is not what is made now: it was edited, or the spec has changed"
    #expect(mine == Run(1, errors: "Error: \(message)\n"))
  }

  @Test(
    "what can't be told is said",
    arguments: [
      ("out/kinds/book.txt", 64, "Error: 'out/kinds/book.txt' is no line of a file: write FILE:LINE"),
      ("out/kinds/book.txt:0", 64, "Error: 'out/kinds/book.txt:0' is no line of a file: write FILE:LINE"),
      ("out/kinds/book.txt:99", 1, "Error: 'out/kinds/book.txt' has 3 lines\n"),
      ("demo.yaml:1", 1, "Error: 'demo.yaml' is not in a generated folder"),
      (
        "out/kinds/boko.txt:1", 1,
        "Error: 'paper' makes no file 'kinds/boko.txt' of 'demo.yaml'; did you mean 'kinds/book.txt'?\n"
      ),
    ] as [(String, Int32, String)]
  )
  func refused(_ place: String, _ code: Int32, _ message: String) throws {
    let run = try why(try project(), place)
    #expect(run.code == code)
    #expect(run.errors.hasPrefix(message), "\(run)")
  }

  @Test("the mistakes of a spec and of a target are reported")
  func mistakes() throws {
    let shell = try project()
    try shell.write("{{ resource.typ }}\n", to: "templates/paper/resource.j2")
    let target = try why(shell, "out/kinds/book.txt:1")
    #expect(target.code == 1)
    #expect(target.errors.hasPrefix("templates/paper/resource.j2:1:13: error: 'resource' has no field 'typ'"))
    try shell.write(Shell.spec.replacing("int?", with: "itn?"), to: "demo.yaml")
    let spec = try why(shell, "out/kinds/book.txt:1")
    #expect(spec.code == 1)
    #expect(spec.errors.contains("there is no type 'itn'"))
  }
}
