extension Explanation {
  static let expressionSyntax = Explanation(
    "the expression cannot be read",
    why: """
      An expression compares members of the record with values and with one another, by `== != < <= > >= in`, and joins
      comparisons by `and`, `or`, `not` and parentheses. Texts stand between single quotes.
      """,
    wrong: "check: [{rule: \"record.pages = 3\", message: has three pages}]",
    right: "check: [{rule: record.pages == 3, message: has three pages}]"
  )

  static let expressionTooLarge = Explanation(
    "the expression is too large",
    why: """
      An expression has at most 1,000 characters and nests at most 30 deep. What needs more is a rule for a hook, where a
      programming language is at hand.
      """,
    wrong:
      "check: [{rule: \"((((((((((((((((((((((((((((((record.open))))))))))))))))))))))))))))))\", message: is open}]",
    right: "check: [{rule: record.open, message: is open}]"
  )

  static let expressionNotYet = Explanation(
    "the expression needs something that is not built yet",
    why: """
      A rule of `check` reads the members of its own record; one of `access` also whoever asks, and records that the first
      one belongs to. Other records and calculations come later. Until then such a rule is refused, since one that is not
      kept is worse than none.
      """,
    wrong: "check: [{rule: count(record.chapters), message: has no chapters}]",
    right: "check: [{rule: record.author != record.editor, message: is edited by another}]"
  )

  static let expressionType = Explanation(
    "the two sides do not fit, or the rule says nothing",
    why: """
      Values of one kind can be compared: texts, whole numbers, decimals of one scale, days, moments, lengths of time, bytes,
      cases of one enum, keys to one resource. Flags, enums, UUIDs, keys, bytes and decimals of more than 18 digits have no
      order, and JSON and lists are only there or not. A rule that is always or never true is a mistake.
      """,
    wrong: "check: [{rule: record.title < record.pages, message: is short}]",
    right: "check: [{rule: length(record.title) < record.pages, message: is short}]"
  )
}
