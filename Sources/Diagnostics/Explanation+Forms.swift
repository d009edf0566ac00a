extension Explanation {
  static let keyNotYet = Explanation(
    "the key belongs to the design of the language, but nothing honours it yet",
    why: """
      A key enters the language when a target does what it says. Until then it is refused, since a spec that reads as
      if records were encrypted, or owned by somebody, must not produce a service where they are not.
      """,
    wrong: """
      resources:
        Note:
          fields: {text: text}
          audit: true
      """,
    right: """
      resources:
        Note:
          fields: {text: text}
      """
  )

  static let missingKey = Explanation(
    "a key that must be there is missing",
    why: """
      Some keys have no sensible default: the version of the language, the name of the service, the type of a field,
      the access rule of an action.
      """,
    wrong: "title: {length: 1..200}",
    right: "title: {type: string, length: 1..200}"
  )

  static let wrongForm = Explanation(
    "the value has another form than the key takes",
    why: """
      Every key takes one form, or a short and a long one: a word, a number, a list, a mapping. Nothing is converted
      in silence. A text that YAML reads as a number or as true needs quotes; a key without a value is left out.
      """,
    wrong: "hooks: [before_create]",
    right: "hooks: true"
  )

  static let outOfRange = Explanation(
    "the number is outside the bounds of its key",
    why: """
      The message names the bounds. They keep a generated service safe: a page of a million records would let one
      request occupy it.
      """,
    wrong: "pagination: {default: 20, max: 1000000}",
    right: "pagination: {default: 20, max: 100}"
  )

  static let unknownChoice = Explanation(
    "the word is not one of those that the key takes",
    why: """
      Keys such as `ids` and `on_delete` take one of a few words, which the message lists. The nearest one is offered.
      """,
    wrong: "author: {belongs_to: Author, on_delete: cascades}",
    right: "author: {belongs_to: Author, on_delete: cascade}"
  )

  static let tooMany = Explanation(
    "there is more of something than one spec may hold",
    why: """
      The limits lie far beyond what people write by hand: 20,000 resources, 500 fields of one resource, 1,000 cases
      of one enum. They bound what a hostile spec can cost.
      """,
    wrong: "access_log: {type: string, length: 1..200} # … and 500 more fields like it",
    right: "request: {type: text, description: The whole request in one field.}"
  )

  static let empty = Explanation(
    "a list or a mapping holds nothing",
    why: """
      An empty list says the same as no list, or is a mistake such as an enum without a case. Nothing parses that does
      nothing.
      """,
    wrong: "enums: {Status: []}",
    right: "enums: {Status: [draft, published]}"
  )

  static let unquotedComma = Explanation(
    "a comma inside braces splits the value",
    why: """
      Between braces YAML takes every comma as the end of a value, also the one of `decimal(10,2)`. Quotes keep the
      value whole. On a line of its own, without braces, it needs none.
      """,
    wrong: "price: {type: decimal(10,2), min: 0}",
    right: #"price: {type: "decimal(10,2)", min: 0}"#
  )
}
