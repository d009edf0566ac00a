extension Explanation {
  static let publicWrite = Explanation(
    "anyone may write the records of a resource",
    why: """
      Whoever reaches the service can change or delete what others have stored. Rules about the caller come with
      sign-in; until then this is right where something in front of the service decides who may come in, or where
      everybody is meant to write. An action is not warned of: it says its access itself, and need not write.
      """,
    wrong: """
      resources:
        Book: {fields: {title: string}, access: anyone}
      """,
    right: """
      silence: {public-write: The gateway lets only the staff in.}
      resources:
        Book: {fields: {title: string}, access: anyone}
      """
  )

  static let unservedFilter = Explanation(
    "no index serves a filter",
    why: """
      A filter whose member does not come first in the key, in a unique set, in a relation's index or in one of
      `indexes` reads every record of the table. An index lets `eq`, `in`, `gt`, `gte`, `lt`, `lte`, `starts_with` and
      `is_null` find theirs; `ne` and `contains` read every record whatever is indexed. Filters by `bool` and by enums are
      not warned of: many records share each value, so an index seldom pays.
      """,
    wrong: """
      Book:
        fields: {title: string}
        access: {read: anyone}
        query: {filter: [title]}
      """,
    right: """
      Book:
        fields: {title: string}
        indexes: [[title]]
        access: {read: anyone}
        query: {filter: [title]}
      """
  )

  static let unservedSort = Explanation(
    "no index serves a sort",
    why: """
      Where no index begins with the member, every page of a list that is sorted by it reads and sorts the whole table
      before the first record is answered. The id comes behind every index by itself, so that ties and the next page
      need nothing more. Timestamps have no index unless the spec asks for one.
      """,
    wrong: """
      Book:
        fields: {title: string}
        access: {read: anyone}
        query: {sort: [title, created_at]}
      """,
    right: """
      Book:
        fields: {title: string}
        indexes: [[title], [created_at]]
        access: {read: anyone}
        query: {sort: [title, created_at]}
      """
  )

  static let redundantIndex = Explanation(
    "an index is there without being asked for",
    why: """
      The id, every `belongs_to` relation and everything unique have an index by themselves. A second one would do nothing
      but slow down writes, so it is not made.
      """,
    wrong: """
      Author: {fields: {name: string}}
      Book:
        fields: {title: string}
        relations: {author: {belongs_to: Author}}
        indexes: [[author], [title]]
      """,
    right: """
      Author: {fields: {name: string}}
      Book:
        fields: {title: string}
        relations: {author: {belongs_to: Author}}
        indexes: [[title]]
      """
  )

  static let unusedQuery = Explanation(
    "nobody can ask what the query offers",
    why: """
      Filters and sorts are for lists, and includes for lists and single records. Where the access lets nobody list, they
      are part of no route.
      """,
    wrong: """
      Note:
        fields: {text: {type: string, unique: true}}
        access: {read: anyone, list: never}
        query: {filter: [text]}
      """,
    right: """
      Note:
        fields: {text: {type: string, unique: true}}
        access: {read: anyone}
        query: {filter: [text]}
      """
  )

  static let unusedHooks = Explanation(
    "the resource has rules around writes, and nobody may write",
    why: """
      `hooks: true` makes a place for rules of your own before and after a create, an update and a delete. Where none of
      them is routed, no rule there is ever asked.
      """,
    wrong: """
      Country: {fields: {name: string}, access: {read: anyone}, hooks: true}
      """,
    right: """
      Country: {fields: {name: string}, access: {read: anyone}}
      """
  )

  static let unknownWarning = Explanation(
    "what is to be silenced is no warning",
    why: """
      `silence` takes the codes of warnings. An error is never silenced: what it is about would not work. `ashlar explain`
      lists all codes.
      """,
    wrong: """
      Note:
        fields: {text: string}
        access: {create: anyone}
        silence: {public-writes: It is a letter box.}
      """,
    right: """
      Note:
        fields: {text: string}
        access: {create: anyone}
        silence: {public-write: It is a letter box.}
      """
  )

  static let unusedSilence = Explanation(
    "a silence silences nothing",
    why: """
      The warning is not raised, or not any more, or about something else. A silence that stayed would hide the next one
      that comes along. Names limit it: at the top of a spec they are those of resources and enums, in a resource those of
      its members.
      """,
    wrong: """
      Note:
        fields: {text: string}
        access: {read: anyone}
        silence: {public-write: It is a letter box.}
      """,
    right: """
      Note:
        fields: {text: string}
        access: {read: anyone}
      """
  )
}
