/// English plurals and singulars of lower-case words, as far as names of records need them.
enum Inflection {
  static func plural(of words: [String]) -> [String] {
    guard let last = words.last else { return words }
    return words.dropLast() + [plural(of: last)]
  }

  static func singular(of words: [String]) -> [String] {
    guard let last = words.last else { return words }
    return words.dropLast() + [singular(of: last)]
  }

  static func plural(of word: String) -> String {
    if isUncountable(word) { return word }
    if let plural = irregularPlurals[word] { return plural }
    for (singular, plural) in suffixes where word.hasSuffix(singular) && !regularEndings.contains(word) {
      return word.dropLast(singular.count) + plural
    }
    if word.hasSuffix("sis") || word.hasSuffix("xis") { return word.dropLast(2) + "es" }
    if hardCH.contains(word) { return word + "s" }
    if word.hasSuffix("s") { return isPluralAlready(word) ? word : word + "es" }
    if ["x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    if word.hasSuffix("y"), !hasVowelBeforeLast(word) { return word.dropLast() + "ies" }
    return word + "s"
  }

  static func singular(of word: String) -> String {
    if isUncountable(word) { return word }
    if let singular = irregularSingulars[word] { return singular }
    for (singular, plural) in suffixes where word.hasSuffix(plural) && !regularEndings.contains(word) {
      return word.dropLast(plural.count) + singular
    }
    guard word.hasSuffix("s") else { return word }
    if ["ss", "us", "is"].contains(where: word.hasSuffix) { return word }
    let stem = String(word.dropLast())
    if word.hasSuffix("ies") { return endsInIE.contains(stem) || word.count <= 4 ? stem : word.dropLast(3) + "y" }
    if ["sses", "shes", "ches", "xes", "zzes", "tzes"].contains(where: word.hasSuffix) {
      return endsInSilentE.contains(stem) ? stem : String(word.dropLast(2))
    }
    if word.hasSuffix("uses") {
      let isSilent = word.hasSuffix("ouses") || word.hasSuffix("auses") || endsInSilentE.contains(stem)
      return isSilent ? stem : String(word.dropLast(2))
    }
    if word.hasSuffix("ses"), endsInS.contains(String(word.dropLast(2))) { return String(word.dropLast(2)) }
    return stem
  }

  private static func isUncountable(_ word: String) -> Bool {
    uncountable.contains(word) || word.hasSuffix("data") || word.hasSuffix("series")
  }

  /// `settings` and `sales` are plurals that people name one record by; `status` and `address` are not.
  private static func isPluralAlready(_ word: String) -> Bool {
    if endsInS.contains(word) { return false }
    return !["ss", "us", "is", "as", "os"].contains(where: word.hasSuffix)
  }

  private static func hasVowelBeforeLast(_ word: String) -> Bool {
    guard let letter = word.dropLast().last else { return true }
    return "aeo".contains(letter) || (letter == "u" && !word.hasSuffix("quy"))
  }

  private static let uncountable: Set<String> = [
    "advice", "aircraft", "analytics", "cash", "deer", "equipment", "evidence", "feedback", "firmware",
    "fish", "furniture", "hardware", "information", "jeans", "knowledge", "luggage", "machinery", "mail",
    "media", "merchandise", "money", "moose", "music", "news", "offspring", "police", "rice", "salmon", "sheep",
    "shrimp", "software", "spacecraft", "species", "staff", "traffic", "trout", "weather",
  ]

  private static let irregularPlurals: [String: String] = [
    "alumnus": "alumni", "appendix": "appendices", "bacterium": "bacteria", "buffalo": "buffaloes", "bus": "buses",
    "cactus": "cacti", "calf": "calves", "cargo": "cargoes", "criterion": "criteria", "curriculum": "curricula",
    "datum": "data", "die": "dice", "echo": "echoes", "elf": "elves", "embargo": "embargoes", "erratum": "errata",
    "foot": "feet", "fungus": "fungi", "gas": "gases", "goose": "geese", "half": "halves", "hero": "heroes",
    "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves", "louse": "lice", "matrix": "matrices",
    "medium": "media", "mouse": "mice", "nucleus": "nuclei", "ox": "oxen", "phenomenon": "phenomena",
    "potato": "potatoes", "quiz": "quizzes", "radius": "radii", "scarf": "scarves", "self": "selves",
    "shelf": "shelves", "stimulus": "stimuli", "stratum": "strata", "thief": "thieves", "tomato": "tomatoes",
    "tooth": "teeth", "vertex": "vertices", "veto": "vetoes", "wife": "wives", "wolf": "wolves",
  ]

  private static let irregularSingulars: [String: String] = {
    var singulars = Dictionary(
      irregularPlurals.map { ($1, $0) },
      uniquingKeysWith: { first, second in min(first, second) }
    )
    for base in ["analysis", "axis", "basis", "crisis", "diagnosis", "hypothesis", "synopsis", "thesis"] {
      singulars[base.dropLast(2) + "es"] = base
    }
    // Far more often the plural of a base than of a basis.
    singulars["bases"] = "base"
    return singulars
  }()

  /// Endings that compounds share: `salesman`, `grandchild`, `bookshelf`.
  private static let suffixes: [(String, String)] = [
    ("person", "people"), ("child", "children"), ("man", "men"), ("shelf", "shelves"), ("leaf", "leaves"),
  ]

  private static let regularEndings: Set<String> = [
    "caiman", "german", "human", "norman", "ottoman", "roman", "shaman", "talisman",
    "acumen", "abdomen", "dolmen", "hymen", "omen", "regimen", "specimen", "stamen",
  ]

  private static let hardCH: Set<String> = ["epoch", "eunuch", "loch", "matriarch", "monarch", "patriarch", "stomach"]

  private static let endsInIE: Set<String> = [
    "brownie", "calorie", "cookie", "genie", "hoodie", "movie", "prairie", "rookie", "selfie", "smoothie", "sortie",
    "zombie",
  ]

  private static let endsInSilentE: Set<String> = [
    "ache", "avalanche", "axe", "cache", "creche", "headache", "mustache", "niche", "psyche", "quiche",
    "abuse", "excuse", "fuse", "muse", "recluse", "ruse", "use", "reuse",
  ]

  private static let endsInS: Set<String> = [
    "alias", "atlas", "bias", "canvas", "christmas", "cosmos", "gas", "iris", "lens", "pancreas", "trellis", "chaos",
  ]
}
