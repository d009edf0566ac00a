extension Explanation {
  static let wasUnchanged = Explanation(
    "the name of before is the name of now",
    why: """
      `was` says what something was called before, so that its records or values stay when it is renamed. Two spellings of
      one column, such as `unit_price` and `unitPrice`, are the same to a database and need no `was`.
      """,
    wrong: "title: {type: string, was: title}",
    right: "title: {type: string, was: heading}"
  )

  static let wasDeclared = Explanation(
    "a name of before is still that of something",
    why: """
      What `was` names is gone, since it goes on under the new name. A name that is given to another thing is freed by one
      migration and taken by a later one. Of an enum, `was` names cases that it has no more.
      """,
    wrong: """
      Book:
        fields:
          title: {type: string, was: name}
          name: string
      """,
    right: """
      Book:
        fields:
          title: {type: string, was: name}
          subtitle: string
      """
  )

  static let wasTwice = Explanation(
    "two things have been the same one before",
    why: """
      Records and values go on in one place. What is divided says where its parts come from by `backfill`, and `removed` lets
      the whole go.
      """,
    wrong: """
      Author:
        fields:
          first_name: {type: string, was: name}
          last_name: {type: string, was: name}
      """,
    right: """
      Author:
        removed: [name]
        fields:
          first_name: {type: string, backfill: "before(record.name, ' ')"}
          last_name: {type: string, backfill: "first(after(record.name, ' '), '')"}
      """
  )

  static let removedDeclared = Explanation(
    "what is removed is still there",
    why: """
      `removed` allows a migration to drop what the spec no longer has. What is declared is not dropped, and what `was` names
      goes on under another name.
      """,
    wrong: """
      Book:
        removed: [subtitle]
        fields: {title: string, subtitle: string?}
      """,
    right: """
      Book:
        removed: [subtitle]
        fields: {title: string}
      """
  )

  static let backfillRefused = Explanation(
    "the backfill breaks the field's own rules",
    why: """
      A record that was there before would hold a value that a caller could not have sent, and that the database refuses.
      """,
    wrong: "stars: {type: int, min: 1, max: 5, backfill: 0}",
    right: "stars: {type: int, min: 1, max: 5, backfill: 3}"
  )
}
