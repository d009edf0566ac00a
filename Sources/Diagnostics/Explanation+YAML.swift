extension Explanation {
  static let yamlSyntax = Explanation(
    "the text is not YAML",
    why: """
      The file must be one YAML document. The most frequent causes are a value that holds `: ` and is not quoted, and
      a line whose indentation differs from its neighbours'. The place is where reading could not go on; the mistake
      stands there or just before.
      """,
    wrong: "description: Note: orders are kept for ten years",
    right: "description: \"Note: orders are kept for ten years\""
  )

  static let yamlUnclosed = Explanation(
    "a quote or a bracket is opened and never closed",
    why: """
      The place is the opening sign, since everything behind it, down to the next such sign or the end of the file, was
      taken for its content.
      """,
    wrong: """
      service:
        description: "Catalogue and orders
        name: bookshop
        version: "1.0.0"
      """,
    right: """
      service:
        description: "Catalogue and orders"
        name: bookshop
        version: "1.0.0"
      """
  )

  static let yamlTab = Explanation(
    "a tab stands in the indentation",
    why: """
      YAML indents with spaces only, since editors do not agree on the width of a tab. Two spaces a level are usual.
      """,
    wrong: "service:\n\tname: bookshop",
    right: "service:\n  name: bookshop"
  )

  static let yamlEncoding = Explanation(
    "the file is not UTF-8",
    why: """
      A spec is read as UTF-8, with or without a byte order mark. A file in another encoding would change the letters of
      descriptions and labels without anybody noticing, so it is refused. Every editor can save as UTF-8; on the command
      line, `iconv -f UTF-16 -t UTF-8` converts.
      """,
    wrong: "description: Caf\\xE9    # the byte E9, as Latin-1 has it",
    right: "description: Café"
  )

  static let yamlCharacter = Explanation(
    "a control or invisible character stands in the text",
    why: """
      Control characters, and separators that look like nothing or like a line break, are not allowed as they are: two
      specs that look the same must mean the same. Where one is really meant, write it as an escape in double quotes.
      The character U+0000 cannot be part of any text.
      """,
    wrong: "description: Line one<U+2028>line two",
    right: #"description: "Line one\u2028line two""#
  )

  static let yamlEmpty = Explanation(
    "the file holds no document",
    why: "The file is empty or has only comments. A spec begins with the version of the language and the service.",
    wrong: "# bookshop",
    right: """
      ashlar: 1
      service: {name: bookshop, version: 1.0.0}
      """
  )

  static let yamlDocuments = Explanation(
    "the file holds more than one document",
    why: "A line of `---` begins another YAML document, and only one is read: what follows would be lost in silence.",
    wrong: """
      service: {name: bookshop}
      ---
      resources: {Book: {fields: {title: string}}}
      """,
    right: """
      service: {name: bookshop}
      resources: {Book: {fields: {title: string}}}
      """
  )

  static let yamlKey = Explanation(
    "a key is missing, or is not a word",
    why: """
      YAML allows sequences, mappings and blocks as keys, and none at all; a spec has names there. Often a pair of
      braces too many, or a stray `?` or `:`, is the cause.
      """,
    wrong: "fields: {{title: string}}",
    right: "fields: {title: string}"
  )

  static let yamlTag = Explanation(
    "an explicit tag is unknown or does not fit",
    why: """
      A word that begins with `!` is a tag in YAML. Only those of the core schema are read (`!!str`, `!!int`, `!!float`,
      `!!bool`, `!!null`, `!!map`, `!!seq`), and what follows must fit. A text that begins with `!` needs quotes.
      """,
    wrong: "service: {name: bookshop, version: !string 1.0}",
    right: "service: {name: bookshop, version: \"1.0\"}"
  )

  static let yamlAlias = Explanation(
    "an alias has no anchor before it",
    why: """
      `*name` repeats the node that was marked with `&name` further up in the file. The anchor must stand before the
      alias and must not contain it. A text that begins with `*` needs quotes.
      """,
    wrong: """
      fields:
        title: *short
        name: &short {type: string, length: 1..80}
      """,
    right: """
      fields:
        name: &short {type: string, length: 1..80}
        title: *short
      """
  )

  static let yamlMerge = Explanation(
    "the merge key '<<' has something other than a mapping",
    why: """
      `<<` copies the pairs of a mapping, or of several in a sequence, into the one it stands in; keys written there win.
      """,
    wrong: """
      title: {<<: string, length: 1..200}
      """,
    right: """
      common: &text {type: string}
      title: {<<: *text, length: 1..200}
      """
  )

  static let yamlLimit = Explanation(
    "the file is too large, too deep, or expands to too much",
    why: """
      A spec of ten thousand resources stays far below the limits. What exceeds them is a mistake or an attack: a few
      lines of aliases of aliases can stand for more nodes than any memory holds, so the expanded size is what counts.
      """,
    wrong: """
      a: {type: json, default: &a [x, x, x, x, x, x, x, x, x, x]}
      b: {type: json, default: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]}
      c: {type: json, default: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]} # … and so on, ten times more with each line
      """,
    right: """
      a: {type: json, default: [x, x, x, x, x, x, x, x, x, x]}
      """
  )

  static let duplicateKey = Explanation(
    "a key is written twice in one mapping",
    why: """
      Readers of YAML disagree on which of the two counts, so neither does. The note shows the first. A key that is
      merged with `<<` is no duplicate: the one written in the mapping wins.
      """,
    wrong: """
      fields:
        title: string
        title: text
      """,
    right: """
      fields:
        title: string
        subtitle: text
      """
  )
}
