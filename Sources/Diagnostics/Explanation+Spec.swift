extension Explanation {
  static let unknownKey = Explanation(
    "the key is not part of the spec language",
    why: """
      A key that is not known is never skipped: a misspelled `nulable` would otherwise mean a required field. The
      nearest known key is shown. A key that is planned but not built yet says so.
      """,
    wrong: """
      fields:
        title: {type: string, lenght: 1..200}
      """,
    right: """
      fields:
        title: {type: string, length: 1..200}
      """
  )

  static let versionsSideBySide = Explanation(
    "the spec names several versions of the API",
    why: """
      A version is a promise to clients about every member, rule and route, and a spec makes one. What differs between
      two versions is most of a spec, so two specs say it: each is generated, started and retired by itself, under its
      own prefix or version. `ashlar breaking` says whether a second version is needed at all, and what only adds
      needs none.
      """,
    wrong: "api: {version: [v1, v2]}",
    right: "api: {version: v2}"
  )
}
