extension Explanation {
  static let invalidName = Explanation(
    "the name is not spelled as the language asks",
    why: """
      Resources and enums are PascalCase; fields, relations and actions snake_case or camelCase; cases of enums
      letters, digits, `_` and `-`; the service kebab-case. From one spelling every target derives its own, so the
      words of a name must be told apart.
      """,
    wrong: """
      resources:
        order_line: {fields: {quantity: int}}
      """,
    right: """
      resources:
        OrderLine: {fields: {quantity: int}}
      """
  )

  static let nameNotASCII = Explanation(
    "the name has a letter beyond a to z",
    why: """
      Names become code, columns and paths, and not every language, database and client agrees on letters beyond
      ASCII: some look alike, some compare equal. Descriptions and labels may hold anything.
      """,
    wrong: "größe: {type: int}",
    right: "size: {type: int, description: Größe in Zentimetern.}"
  )

  static let nameTooLong = Explanation(
    "the name is longer than 60 letters",
    why: """
      Databases cut identifiers off, PostgreSQL at 63 bytes, and names of keys and indexes are longer than those they
      derive from. A join table is named after a resource and a relation together.
      """,
    wrong: "the_amount_that_the_customer_has_paid_so_far_including_all_the_taxes: float",
    right: "paid: {type: float, description: What the customer has paid so far with all taxes.}"
  )

  static let nameTaken = Explanation(
    "two things would have the same name",
    why: """
      Names must differ after they are spelled in every way: `unitPrice` and `unit_price` are one column. A relation
      `author` takes its key `author_id` too, every record has an `id` and, unless the spec says otherwise,
      `created_at` and `updated_at`; the plural of a resource is its table and its path.
      """,
    wrong: """
      fields: {author_id: int}
      relations: {author: {belongs_to: Author}}
      """,
    right: "relations: {author: {belongs_to: Author}}"
  )

  static let mixedStyle = Explanation(
    "fields are spelled in two styles",
    why: """
      Names go over the wire as they are written, so a client would have to know which field follows which habit. The
      style of most names decides how derived names (`author_id` or `authorId`) are spelled.
      """,
    wrong: "fields: {first_name: string, last_name: string, birthDate: date}",
    right: "fields: {first_name: string, last_name: string, birth_date: date}"
  )

  static let invalidPath = Explanation(
    "the text is no part of a path",
    why: """
      A prefix begins with `/` and does not end with one; its segments, and the version, have lower-case letters,
      digits, `-` and `_`, so that no client has to escape them.
      """,
    wrong: "api: {prefix: api/}",
    right: "api: {prefix: /api}"
  )

  static let invalidRate = Explanation(
    "the text is no rate",
    why: """
      A rate is a number of requests, a slash, and a time in seconds, minutes or hours: `20/1s`, `100/15m`, `5000/24h`.
      """,
    wrong: "limits: {rate: {default: 100 per minute}}",
    right: "limits: {rate: {default: 100/1m}}"
  )

  static let invalidSize = Explanation(
    "the text is no size",
    why: """
      A size is a whole number and its unit, without a space: `2000B`, `512KB` or `4MB`. A kilobyte has 1024 bytes.
      """,
    wrong: "limits: {body: 1.5 MB}",
    right: "limits: {body: 1536KB}"
  )
}
