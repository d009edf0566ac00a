/// What the user has decided about the next migration.
struct HistoryChoices {
  /// Whether what it drops may be lost.
  var allowsLoss = false
  /// Whether the last one is written anew instead.
  var isAmending = false
  /// A migration whose side is kept where two sides were merged.
  var kept: String?
}
