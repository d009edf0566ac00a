extension Explanation {
  static let exampleIncomplete = Explanation(
    "an example leaves out a field that a record cannot be made without",
    why: """
      An example is a body that makes a record: it is shown as one, and tests send it. So it names every field that is
      neither nullable nor has a default. Relations can be left out, since no record is there when a spec is read.
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
    "an example is a body that the service would refuse",
    why: """
      What the documentation shows and tests send must be what the service takes: values within the field's bounds, no
      null where it is not nullable, no values twice that are unique, alone or together, and nothing that breaks a rule
      of `check`. The key of a relation, where the spec declares it, leads to an example of the other resource.
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
