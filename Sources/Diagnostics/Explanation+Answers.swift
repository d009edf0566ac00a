extension Explanation {
  static let answerFieldRemoved = change(
    "answers have a member no longer",
    why: """
      A client that reads it finds nothing there. Renaming is the same to clients: the former member can stay until
      they have gone.
      """,
    before: """
      Book: {fields: {title: string, blurb: string?}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {title: string}, access: {read: anyone}}
      """,
    instead: """
      Book:
        fields: {title: string, blurb: {type: string, nullable: true, description: Going away.}}
        access: {read: anyone}
      """
  )

  static let answerFieldNullable = change(
    "a member can be null in answers",
    why: """
      A client that counts on a value fails on the first record without one.
      """,
    before: """
      Book: {fields: {pages: int}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {pages: int?}, access: {read: anyone}}
      """,
    instead: """
      Book: {fields: {pages: {type: int, default: 0}}, access: {read: anyone}}
      """
  )

  static let answerTypeChanged = change(
    "answers have another type of value",
    why: """
      A client that reads the former type cannot read the new one.
      """,
    before: """
      Book: {fields: {price: float}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {price: "decimal(10,2)"}, access: {read: anyone}}
      """,
    instead: """
      Book: {fields: {price: float, exact_price: "decimal(10,2)?"}, access: {read: anyone}}
      """
  )

  static let answerRelationChanged = change(
    "an include has another form",
    why: """
      What was one record is a list, or the other way round, or the records are of another resource.
      """,
    before: """
      Shelf: {relations: {book: {has_one: Book}}, query: {include: [book]}, access: {read: anyone}}
      Book: {relations: {shelf: {belongs_to: Shelf, unique: true}}, access: {read: anyone}}
      """,
    now: """
      Shelf: {relations: {book: {has_many: Book}}, query: {include: [book]}, access: {read: anyone}}
      Book: {relations: {shelf: {belongs_to: Shelf}}, access: {read: anyone}}
      """,
    instead: """
      Shelf: {relations: {book: {has_one: Book}}, query: {include: [book]}, access: {read: anyone}}
      Book: {fields: {title: string?}, relations: {shelf: {belongs_to: Shelf, unique: true}}, access: {read: anyone}}
      """
  )

  static let answerEnvelopeChanged = change(
    "answers wrap records in another way",
    why: """
      A client finds nothing where it looks for the record.
      """,
    before: """
      api: {envelope: data}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      api: {envelope: none}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      api: {envelope: data}
      resources: {Book: {fields: {title: string, pages: int?}, access: {read: anyone}}}
      """
  )

  static let answerStatusChanged = change(
    "bodies that break a rule are answered with another status",
    why: """
      A client that shows its user what to correct does not recognise the answer.
      """,
    before: """
      api: {validation_status: 422}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      api: {validation_status: 400}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      api: {version: v1}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """
  )

  static let answerViewNarrowed = change(
    "lists show less of a record",
    why: """
      A client that reads lists finds members missing that it has not asked for, since they were always there.
      """,
    before: """
      Book: {fields: {title: string, blurb: text}, access: {read: anyone}}
      """,
    now: """
      Book: {fields: {title: string, blurb: text}, views: {list: [title]}, access: {read: anyone}}
      """,
    instead: """
      Book:
        fields: {title: string, blurb: text}
        views: {list: [title, blurb, created_at, updated_at]}
        access: {read: anyone}
      """
  )

  static let answerTagRemoved = change(
    "answers have no tag any more",
    why: """
      A client that makes its changes depend on what it has read overwrites those of others without notice.
      """,
    before: """
      Book: {fields: {title: string}, optimistic_lock: true, access: anyone}
      """,
    now: """
      Book: {fields: {title: string}, access: anyone}
      """,
    instead: """
      Book: {fields: {title: string, pages: int?}, optimistic_lock: true, access: anyone}
      """
  )

  static let answerReplayRemoved = change(
    "creates that are sent again are no longer answered alike",
    why: """
      A client that sends a create again, because it got no answer, makes a second record without notice.
      """,
    before: """
      Order: {fields: {title: string}, idempotent: true, access: anyone}
      """,
    now: """
      Order: {fields: {title: string}, access: anyone}
      """,
    instead: """
      Order: {fields: {title: string, pages: int?}, idempotent: true, access: anyone}
      """
  )
}
