import Analysis
import Diagnostics
import Model
import Testing

@Suite("Messages about what was before")
struct FormerMessageTests {
  /// Place, message and help of everything that a spec has to say, an error a line.
  private func complaints(_ resources: String) -> [String] {
    readModel("ashlar: 1\nservice: {name: demo}\nresources:\n\(resources)").diagnostics
      .filter { $0.severity == .error }
      .map { "\($0.range.start.line): \($0.message)\($0.help.map { " (\($0))" } ?? "")" }
  }

  @Test("a misspelled member is compared with those that are there, and with those that were")
  func nearest() {
    #expect(
      complaints(
        """
          Person:
            fields:
              first: {type: string, backfill: record.fullname}
              last: {type: string, backfill: record.famly}
              nick: {type: string, backfill: record.handel}
              rest: {type: string, backfill: record.zzz}
              family: {type: string, was: surname}
              sort: {type: string, backfill: record.surnam}
            removed: [full_name, handle]
        """
      ) == [
        "6: Person has no member 'fullname' (did you mean 'full_name'?)",
        "7: Person has no member 'famly' (did you mean 'family'?)",
        "8: Person has no member 'handel' (did you mean 'handle'?)",
        "9: Person has no member 'zzz' (if it had one before, say so: 'removed: [zzz]')",
        "11: Person has no member 'surnam' (did you mean 'surname'?)",
      ]
    )
  }

  @Test("a former name says what stands in its way")
  func former() {
    #expect(
      complaints(
        """
          Person:
            was: Human
            fields: {name: {type: string, was: title}, title: string}
          Worker:
            was: Human
            fields: {name: {type: string, was: name}}
            removed: [name]
        """
      ) == [
        "6: 'name' cannot have been 'title', which is still there "
          + "(leave 'was' out, or give the name 'title' away in a later migration)",
        "8: 'Human' has become 'Person' already (keep one of them)",
        "9: 'name' is what 'name' is still called (leave 'was' out, or name what it was called before)",
        "10: 'name' is not removed: it is still there (leave it out of 'removed')",
      ]
    )
  }

  @Test("things can change places, where each says what it was")
  func places() {
    #expect(
      complaints(
        """
          Person:
            was: Worker
            fields: {name: {type: string, was: title}, title: {type: string, was: name}, state: State}
            relations:
              boss: {belongs_to: Person, nullable: true, was: friend}
              friend: {belongs_to: Person, nullable: true, was: boss}
          Worker:
            was: Person
            fields: {name: string}
        enums:
          State: {open: {was: done}, done: {was: open}}
        """
      ).isEmpty
    )
  }

  @Test("what can be null is refused where a value is needed, unless something stands in for it")
  func null() {
    #expect(
      complaints(
        """
          Person:
            fields:
              nick: string?
              name: {type: string, backfill: record.nick}
              shown: {type: string, backfill: "first(record.nick, record.nick)"}
              other: {type: string, backfill: "first(record.nick, 'none')"}
              maybe: {type: string?, backfill: record.nick}
              named: {type: string, backfill: "'x' + record.nick"}
        """
      ) == [
        "7: 'record.nick' can be null, and 'name' cannot (say what stands in for it: 'first(record.nick, …)')",
        "8: 'first(record.nick, record.nick)' can be null, and 'shown' cannot "
          + "(say what stands in for it: 'first(record.nick, record.nick, …)')",
        "11: ''x' + record.nick' can be null, and 'named' cannot "
          + "(say what stands in for it: 'first('x' + record.nick, …)')",
      ]
    )
  }

  @Test("a removed relation is read by the key of what the new one leads to")
  func keys() throws {
    let outcome = readModel(
      """
      ashlar: 1
      service: {name: demo}
      resources:
        Country:
          fields: {code: string, name: string}
          key: code
        Person:
          fields: {name: string}
          relations:
            home: {belongs_to: Country, backfill: record.country}
            birth: {belongs_to: Country, backfill: record.origin_code}
          removed: [country, origin_code]
      """
    )
    let relations = try #require(outcome.value).resource("Person").belongsTo
    #expect(relations.map(\.backfill) == [.column("country_code"), .column("origin_code")])
  }
}
