extension Explanation {
  static let unknownType = Explanation(
    "there is no type of that name",
    why: """
      Types are `string text int int64 float decimal(p,s) bool date datetime uuid email url slug duration bytes json`,
      `list(T)` of most of them, and the spec's own enums.
      A record leads to another by a relation, not by a field.
      """,
    wrong: "title: {type: strnig}",
    right: "title: {type: string}"
  )

  static let typeArguments = Explanation(
    "the type has the wrong arguments",
    why: """
      `decimal(p,s)` has p digits, s of them after the point; p is at most 38, so that a value is kept exactly
      everywhere. `list(T)` has the type of its items, which is that of a single value, never null. No other type takes
      arguments: the length of a text is a key of its own.
      """,
    wrong: "name: string(80)",
    right: "name: {type: string, length: ..80}"
  )

  static let notComparable = Explanation(
    "values of this type cannot be compared that way",
    why: """
      Lists are filtered by one of their items and have no order; bytes are the same or not; JSON is neither filtered nor
      sorted. Decimals of more than 18 digits are kept as text, exactly, but no database without such numbers can order
      them.
      """,
    wrong: """
      fields: {tags: list(string)}
      query: {sort: [tags]}
      """,
    right: """
      fields: {tags: list(string)}
      query: {filter: [tags]}
      """
  )

  static let slugSource = Explanation(
    "a slug cannot be made from this field",
    why:
      "A slug is made of the words of a text: `from` names a field of the same resource, of type `string` or `text`.",
    wrong: "fields: {price: float, slug: {type: slug, from: price}}",
    right: "fields: {title: string, slug: {type: slug, from: title}}"
  )

  static let keyDoesNotApply = Explanation(
    "the key means nothing at this place",
    why: """
      `length` is for texts and bytes, `min` and `max` for what has an order, `pattern` for `string` and `text`, `on_delete` for
      `belongs_to`. A key that changes nothing would read as a promise.
      """,
    wrong: "quantity: {type: int, length: 1..3}",
    right: "quantity: {type: int, min: 1, max: 999}"
  )

  static let nullableTwice = Explanation(
    "the field says in two places whether it may be null",
    why: """
      `bio: text?` is short for `bio: {type: text, nullable: true}`. Together they could contradict each other.
      """,
    wrong: "bio: {type: text?, nullable: true}",
    right: "bio: {type: text, nullable: true}"
  )

  static let invalidLength = Explanation(
    "the text is no length",
    why: """
      A length counts Unicode code points: `1..200` from 1 to 200, `..2000` at most 2000, `2..` at least 2, `3`
      exactly 3.
      """,
    wrong: "title: {type: string, length: 1-200}",
    right: "title: {type: string, length: 1..200}"
  )

  static let invalidLiteral = Explanation(
    "the value is none of the field's type",
    why: """
      A default, a minimum and a maximum are values of their field and are read as strictly: whole numbers within the
      range of the type, decimals with as many places as the type has, days that exist, cases that the enum has.
      """,
    wrong: #"price: {type: "decimal(10,2)", default: 1.999}"#,
    right: #"price: {type: "decimal(10,2)", default: 1.99}"#
  )

  static let emptyRange = Explanation(
    "no value lies between the bounds",
    why: "The lower bound is above the upper one, so every value would be refused.",
    wrong: "stars: {type: int, min: 5, max: 1}",
    right: "stars: {type: int, min: 1, max: 5}"
  )

  static let defaultRefused = Explanation(
    "the default breaks the field's own rules",
    why: "A record created without the field would hold a value that a caller could not have sent.",
    wrong: #"code: {type: string, pattern: "[A-Z]{3}", default: none}"#,
    right: #"code: {type: string, pattern: "[A-Z]{3}", default: NEW}"#
  )

  static let fieldNeverWritten = Explanation(
    "nothing ever gives the field a value",
    why: """
      With `write: never` no body holds the field. A record begins with its default, or with null, and hooks may change
      that; without either there could be no record at all.
      """,
    wrong: "sold: {type: int, write: never}",
    right: "sold: {type: int, default: 0, write: never}"
  )
}
