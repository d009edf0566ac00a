extension Explanation {
  static let riskCaseAdded = change(
    "answers can have a value of an enum that clients do not know",
    why: """
      A client that has a branch for each value has none for this one. Clients that were told to expect more values
      are fine, which is why it is a class of its own.
      """,
    before: """
      enums: {Cover: [hard, soft]}
      resources: {Book: {fields: {cover: Cover}, access: {read: anyone}}}
      """,
    now: """
      enums: {Cover: [hard, soft, none]}
      resources: {Book: {fields: {cover: Cover}, access: {read: anyone}}}
      """,
    instead: """
      enums: {Cover: {hard: Hard cover, soft: Soft cover}}
      resources: {Book: {fields: {cover: Cover}, access: {read: anyone}}}
      """
  )

  static let riskDefaultChanged = change(
    "a body that leaves a member out comes to another value",
    why: """
      Every request is still taken, and makes another record than it did.
      """,
    before: """
      Book: {fields: {pages: {type: int, default: 1}}, access: anyone}
      """,
    now: """
      Book: {fields: {pages: {type: int, default: 2}}, access: anyone}
      """,
    instead: """
      Book: {fields: {pages: {type: int, default: 1}, copies: {type: int, default: 2}}, access: anyone}
      """
  )

  static let riskPageSmaller = change(
    "a page that asks for no size has fewer records",
    why: """
      A client that reads the first page alone misses what it used to see.
      """,
    before: """
      api: {pagination: {default: 50}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    now: """
      api: {pagination: {default: 20}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """,
    instead: """
      api: {pagination: {default: 60}}
      resources: {Book: {fields: {title: string}, access: {read: anyone}}}
      """
  )

  static let riskDeleteChanged = change(
    "a delete does something else to other records",
    why: """
      The request and its answer are the same, and afterwards records are there or gone that were not before. A
      delete that is final where it was not is one of these too.
      """,
    before: """
      Book: {relations: {author: {belongs_to: Author, nullable: true, on_delete: set_null}}, access: {read: anyone}}
      Author: {fields: {name: string}, access: anyone}
      """,
    now: """
      Book: {relations: {author: {belongs_to: Author, nullable: true, on_delete: cascade}}, access: {read: anyone}}
      Author: {fields: {name: string}, access: anyone}
      """,
    instead: """
      Book: {relations: {author: {belongs_to: Author, nullable: true, on_delete: set_null}}, access: anyone}
      Author: {fields: {name: string}, access: anyone}
      """
  )
}
