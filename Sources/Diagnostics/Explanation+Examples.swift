extension Explanation {
  static let exampleIncomplete = Explanation(
    "an example leaves out a field that a record cannot be made without",
    why: """
      An example is a body that makes a record: it is shown as one, and tests send it. So it names every field that is
      neither nullable nor has a default. Relations are left out, since no record is there when a spec is read.
      """,
    wrong: """
      fields: {title: string, body: text}
      examples: [{title: Hello}]
      """,
    right: """
      fields: {title: string, body: text}
      examples: [{title: Hello, body: First post}]
      """
  )

  static let exampleRefused = Explanation(
    "an example has a value that its field would refuse",
    why: """
      What the documentation shows and tests send must be what the service takes: values within the field's bounds, no
      null where it is not nullable, and no value twice where it is unique.
      """,
    wrong: """
      fields: {stars: {type: int, min: 1, max: 5}}
      examples: [{stars: 6}]
      """,
    right: """
      fields: {stars: {type: int, min: 1, max: 5}}
      examples: [{stars: 5}]
      """
  )
}
