extension Explanation {
  static let unknownResource = Explanation(
    "a relation names a resource that the spec does not declare",
    why: """
      The target of a relation must be one of the keys under `resources`, in exactly that spelling. The nearest
      declared name is shown.
      """,
    wrong: """
      resources:
        Author: {fields: {name: string}}
        Book:
          relations:
            author: {belongs_to: Autor}
      """,
    right: """
      resources:
        Author: {fields: {name: string}}
        Book:
          relations:
            author: {belongs_to: Author}
      """
  )
}
