import Formatting
import Testing

@Suite("Taking out hints")
struct SettleTests {
  @Test("only keys of the language go, wherever a name is the same")
  func names() throws {
    try check(
      """
      ashlar: 1
      service: {name: demo}
      removed: [Coupon]
      mixins:
        was: {fields: {removed: {type: int, backfill: 1}}}
      resources:
        was:
          was: {plural: removed}
          fields: {was: {type: string, was: backfill}, backfill: string}
          relations: {removed: {belongs_to: was, was: removal, backfill: record.was}}
          removed: [was]
          access: anyone
          examples: [{was: a, removed: 1, backfill: b}]
      """,
      becomes: """
        ashlar: 1
        service: {name: demo}
        mixins:
          was: {fields: {removed: {type: int}}}
        resources:
          was:
            fields: {was: {type: string}, backfill: string}
            relations: {removed: {belongs_to: was}}
            access: anyone
            examples: [{was: a, removed: 1, backfill: b}]
        """,
      finding: [
        "'removed'", "'backfill' of 'was.removed'", "'was' of 'was'", "'was' of 'was.was'", "'was' of 'was.removed'",
        "'backfill' of 'was.removed'", "'removed' of 'was'",
      ]
    )
  }

  @Test("cases that say nothing any more become a list, beside one that does they stay as they are")
  func cases() throws {
    try check(
      """
      enums:
        Short: {open: {}, paid: {was: settled}}
        Words:
          # Not yes.
          no: {was: none}
          yes:  # agreed
            was: [all, most]
        Mixed: {open: Open, paid: {was: settled}}
        Long: {open: {label: Open, was: new}, paid: {}}
        Untouched: {open: {}, paid: {}}
      """,
      becomes: """
        enums:
          Short: [open, paid]
          Words:
            # Not yes.
            - "no"
            # agreed
            - "yes"
          Mixed: {open: Open, paid: {}}
          Long: {open: {label: Open}, paid: {}}
          Untouched: {open: {}, paid: {}}
        """,
      finding: [
        "'was' of 'Short.paid'", "'was' of 'Words.no'", "'was' of 'Words.yes'", "'was' of 'Mixed.paid'",
        "'was' of 'Long.open'",
      ]
    )
  }

  @Test("a comment goes with a key when it is on its line, inside it, or right above and about nothing else")
  func comments() throws {
    try check(
      """
      # Given up, or of all resources.
      removed: [Coupon]
      resources:
        Book:
          # Of the whole book, perhaps.
          was: Volume  # on its line
          fields:
            title:
              # What is first may be about all.
              type: string
              # Right above the last.
              was: name
            size:
              type: int
              # Of this one.
              was: pages

              # Of what stays as well.
              backfill:
                # inside
                - 1
              min: 0
            shelf:
              type: string
              # Not about shelves.

              # About the old name.
              was: rack
              # At the end.
      """,
      becomes: """
        # Given up, or of all resources.
        resources:
          Book:
            # Of the whole book, perhaps.
            fields:
              title:
                # What is first may be about all.
                type: string
              size:
                type: int

                # Of what stays as well.
                min: 0
              shelf:
                type: string
                # Not about shelves.

                # At the end.
        """,
      finding: [
        "'removed'", "'was' of 'Book'", "'was' of 'Book.title'", "'was' of 'Book.size'", "'backfill' of 'Book.size'",
        "'was' of 'Book.shelf'",
      ],
      losing: [
        "# on its line", "# Right above the last.", "# Of this one.", "# inside", "# About the old name.",
      ]
    )
  }

  @Test("nothing is written where an alias elsewhere stands for a part of a key")
  func aliases() {
    let text = Array("resources: {A: {removed: &names [a], unique: [*names]}}\n".utf8)
    #expect(settle(text, file: "spec.yaml", without: hints(in: text, file: "spec.yaml")) == nil)
  }

  private func check(
    _ before: String,
    becomes after: String,
    finding phrases: [String],
    losing comments: [String] = []
  ) throws {
    let text = Array("\(before)\n".utf8)
    let found = hints(in: text, file: "spec.yaml")
    #expect(found.map(\.phrase) == phrases)
    let settlement = try #require(settle(text, file: "spec.yaml", without: found))
    #expect(String(decoding: settlement.text, as: UTF8.self) == "\(after)\n")
    #expect(settlement.comments == comments)
  }
}
