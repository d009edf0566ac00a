extension Explanation {
  /// Of a code about a change: both examples are a spec as it was and as it is.
  static func change(_ summary: String, why: String, before: String, now: String, instead: String) -> Explanation {
    Explanation(
      summary,
      why: why,
      wrong: "# before\n\(before)\n# now\n\(now)",
      right: "# before\n\(before)\n# now\n\(instead)"
    )
  }
}
