extension Slug {
  /// What small letters beyond ASCII become; the documentation of the language has the same table.
  static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for (spelled, alphabet) in latin + greek + cyrillic {
      for letter in alphabet.unicodeScalars { letters[letter] = spelled }
    }
    return letters
  }()

  private static let latin = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ðďđ"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("ij", "ĳ"), ("j", "ĵ"), ("k", "ķĸǩ"), ("l", "ĺļľŀł"),
    ("n", "ñńņňŉŋ"), ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšșſ"), ("ss", "ß"),
    ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
  ]

  private static let greek = [
    ("a", "αά"), ("v", "β"), ("g", "γ"), ("d", "δ"), ("e", "εέ"), ("z", "ζ"), ("i", "ηήιίϊΐ"), ("th", "θ"), ("k", "κ"),
    ("l", "λ"), ("m", "μ"), ("n", "ν"), ("x", "ξ"), ("o", "οόωώ"), ("p", "π"), ("r", "ρ"), ("s", "σς"), ("t", "τ"),
    ("y", "υύϋΰ"), ("f", "φ"), ("ch", "χ"), ("ps", "ψ"),
  ]

  private static let cyrillic = [
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "гґ"), ("d", "д"), ("e", "еёэ"), ("ye", "є"), ("zh", "ж"), ("z", "з"),
    ("i", "иі"), ("yi", "ї"), ("y", "йы"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "уў"), ("f", "ф"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("shch", "щ"), ("", "ъь"), ("yu", "ю"), ("ya", "я"),
  ]
}
