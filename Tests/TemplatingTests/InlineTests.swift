import Diagnostics
import Templating
import Testing

@Suite struct InlineTests {
  private func range(_ line: Int, _ start: Int, _ end: Int) -> SourceRange {
    SourceRange(
      file: "target.yaml",
      start: SourcePosition(line: line, column: start),
      end: SourcePosition(line: line, column: end)
    )
  }

  @Test("a pattern for a path renders like a template")
  func pattern() throws {
    let text = "Sources/{{ resource.name }}/{{ name }}.txt"
    let outcome = World.environment().template(inline: text, at: range(3, 7, 7 + 42), context: World.context)
    #expect(outcome.diagnostics == [])
    #expect(
      try outcome.value.map { String(decoding: try $0.render(World.values), as: UTF8.self) }
        == "Sources/Book/ashlar.txt"
    )
  }

  @Test("a mistake in a quoted pattern is reported at its word in the file around it")
  func quoted() {
    let outcome = World.environment().template(inline: "a/{{ nmae }}", at: range(3, 7, 21), context: World.context)
    #expect(
      outcome.diagnostics == [
        Diagnostic(
          .templateUnknownName,
          "the name 'nmae' is not known here",
          at: range(3, 13, 17),
          help: "did you mean 'name'?"
        )
      ]
    )
  }

  @Test("a mistake in a text whose columns can't be told is reported at the whole text")
  func folded() {
    let outcome = World.environment().template(inline: "a/{{ nmae }}", at: range(3, 7, 80), context: World.context)
    #expect(outcome.diagnostics.map(\.range) == [range(3, 7, 80)])
  }

  @Test(
    "a condition is an expression that is true or false",
    arguments: [
      ("flag and not off", true), ("maybe is none", true), ("some == 'x'", false), ("names", true), ("nothing", false),
      ("count > 3", false),
    ]
  )
  func condition(text: String, holds: Bool) throws {
    let outcome = World.environment().condition(text, at: range(1, 1, 1 + text.count), context: World.context)
    #expect(outcome.diagnostics == [])
    #expect(try outcome.value?.holds(World.values) == holds)
  }

  @Test("what is no condition is refused at its word")
  func noCondition() {
    let cases: [(text: String, message: String, start: Int, end: Int)] = [
      ("flag and count", "an integer is no condition", 19, 24),
      ("flag flag", "expected the end of the tag instead of 'flag'", 15, 19),
      ("(flag", "'(' is never closed", 10, 11),
      ("", "expected a value instead of the end of the tag", 10, 10),
    ]
    for (text, message, start, end) in cases {
      let outcome = World.environment().condition(
        text,
        at: range(4, 10, 10 + text.count),
        context: World.context
      )
      #expect(outcome.diagnostics.map(\.message) == [message])
      #expect(outcome.diagnostics.map(\.range) == [range(4, start, end)])
    }
  }
}
