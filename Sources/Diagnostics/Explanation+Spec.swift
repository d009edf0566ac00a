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
}
