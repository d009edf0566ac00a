extension Explanation {
  static let templateSyntax = Explanation(
    "a tag of a template can't be read",
    why: """
      Templates are written in a strict part of Jinja. The place is the word that doesn't fit, or the tag that is never
      closed. A tag, operator or form of Jinja that this part leaves out is refused, never read with another meaning.
      """,
    wrong: "{% for field in fields %}{{ field.name }}",
    right: "{% for field in fields %}{{ field.name }}{% endfor %}",
    language: "jinja"
  )

  static let templateUnknownName = Explanation(
    "a template uses a name that doesn't exist there",
    why: """
      Names, fields, filters, tests, macros and blocks are looked up when a template is loaded, so that a typo is found
      without rendering anything. `target context` lists what a template can use.
      """,
    wrong: "{{ resource.nmae }}",
    right: "{{ resource.name }}",
    language: "jinja"
  )

  static let templateUnknownFile = Explanation(
    "a template names another one that doesn't exist",
    why: "`include`, `import` and `extends` name a template by its path inside the target's folder.",
    wrong: "{% include \"fild.j2\" %}",
    right: "{% include \"field.j2\" %}",
    language: "jinja"
  )

  static let templateType = Explanation(
    "a template uses a value in a way that its shape doesn't allow",
    why: """
      Every value has a shape that is known when the template is loaded. What may be none has to be tested before it is
      used; lists, records and booleans can't be printed; values of different shapes can't be compared.
      """,
    wrong: "{{ field.max_length }}",
    right: "{% if field.max_length is not none %}{{ field.max_length }}{% endif %}",
    language: "jinja"
  )

  static let templateUnescaped = Explanation(
    "text of the spec is printed without an escaping filter",
    why: """
      Descriptions, labels and defaults can hold quotes, line endings and ends of comments. They reach the output only
      through a filter that makes them inert in the target's language.
      """,
    wrong: "let title = \"{{ resource.description }}\"",
    right: "let title = {{ resource.description|string }}",
    language: "jinja"
  )

  static let templateLimit = Explanation(
    "templates or macros lead on without an end",
    why: """
      A template can't include itself, and macros call each other only so deep. The place is where the limit was passed.
      """,
    wrong: "{% macro tree(node) %}{{ tree(node) }}{% endmacro %}",
    right: "{% macro tree(node) %}{% for child in node.children %}{{ tree(child) }}{% endfor %}{% endmacro %}",
    language: "jinja"
  )

  static let templateValue = Explanation(
    "a template can't be rendered with these values",
    why: "An element that a list doesn't have, a number beyond 64 bits, or a value that a filter refuses.",
    wrong: "{{ names|first }}",
    right: "{% if names %}{{ names|first }}{% endif %}",
    language: "jinja"
  )
}
