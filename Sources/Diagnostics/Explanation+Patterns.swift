extension Explanation {
  static let patternSyntax = Explanation(
    "the pattern is no regular expression",
    why: """
      Something is opened and not closed, repeated without being there, or stands where it means nothing. A backslash
      takes the meaning from a sign; in YAML, single quotes keep backslashes as they are.
      """,
    wrong: "code: {type: string, pattern: '[A-Z'}",
    right: "code: {type: string, pattern: '[A-Z]'}"
  )

  static let patternNotPortable = Explanation(
    "the pattern uses what not every engine has, or reads alike",
    why: #"""
      A pattern means the same in every language that a service or a client is written in. Portable are characters,
      `.`, classes with ranges, `\d \w \s` (ASCII) and their opposites, groups, `|`, and the repetitions `* + ? {n}
      {n,} {n,m}`. It always matches the whole value, so it needs no anchors.
      """#,
    wrong: "code: {type: string, pattern: '(?i)[a-z]+'}",
    right: "code: {type: string, pattern: '[a-zA-Z]+'}"
  )

  static let patternTooLarge = Explanation(
    "the pattern counts too far",
    why: """
      Engines write counts out: `(…{1000}){1000}` is a million steps. A bound on the length of a text is a key of its
      own.
      """,
    wrong: "body: {type: text, pattern: '.{0,5000}'}",
    right: "body: {type: text, length: ..5000}"
  )

  static let patternBacktracks = Explanation(
    "the pattern can take forever on a hostile value",
    why: """
      Where a repeated part can read the same text in more than one way, many engines try every combination: thirty
      characters can keep them busy for years. Each turn of a repetition must begin or end with something that the
      rest of it cannot be.
      """,
    wrong: "slug: {type: string, pattern: '([a-z]+-?)+'}",
    right: "slug: {type: string, pattern: '[a-z]+(-[a-z]+)*'}"
  )
}
