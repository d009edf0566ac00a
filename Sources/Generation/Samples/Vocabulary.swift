import Model

/// Words and numbers that look like somebody's data; all of it made up, and the same on every run.
enum Vocabulary {
  private static let firstNames = [
    "Ada", "Grace", "Alan", "Edith", "Niklaus", "Barbara", "Donald", "Frances", "Ken", "Radia", "Tony", "Margaret",
  ]
  private static let lastNames = [
    "Moreno", "Okafor", "Lindqvist", "Tanaka", "Novak", "Silva", "Haddad", "Fischer", "Kowalski", "Rossi", "Dubois",
    "Ivanova",
  ]
  private static let titles = [
    "The Long Way North", "Salt and Timber", "A Field Guide to Rain", "Night Ferry", "The Glass Orchard",
    "Small Machines", "Letters from the Delta", "Under a Paper Moon", "The Cartographer", "Winter Bees",
    "Half the Harbour", "Seven Bridges",
  ]
  private static let names = [
    "Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbour", "Iris", "Juniper", "Kestrel", "Lagoon",
  ]
  private static let cities = [
    "Lisbon", "Oslo", "Nairobi", "Kyoto", "Montréal", "Gdańsk", "Valparaíso", "Tallinn", "Porto", "Leipzig",
  ]
  private static let countries = ["Portugal", "Norway", "Kenya", "Japan", "Canada", "Poland", "Chile", "Estonia"]
  private static let streets = ["Harbour Street", "Mill Lane", "Orchard Road", "Station Square", "Bridge Street"]
  private static let companies = ["Northwind Press", "Blue Kettle", "Larch & Sons", "Harbour Labs", "Paper Mill"]
  private static let jobs = ["Editor", "Archivist", "Account Manager", "Engineer", "Librarian"]
  private static let sentences = [
    "Arrived in good condition and was read twice in a week.",
    "A quiet account of work done well, with more jokes than one expects.",
    "Begins slowly, then keeps every promise it makes.",
    "Notes taken on the train, put in order afterwards.",
    "Recommended by a friend who does not recommend lightly.",
  ]

  static func sentence(_ index: Int) -> String { sentences[index % sentences.count] + suffix(index, sentences.count) }

  static func person(_ index: Int) -> String {
    "\(firstNames[index % firstNames.count]) \(lastNames[index % lastNames.count])" + suffix(index, firstNames.count)
  }

  static func email(_ index: Int) -> String {
    let name = firstNames[index % firstNames.count].lowercased()
    let surname = lastNames[index % lastNames.count].lowercased()
    return "\(name).\(surname)\(index < firstNames.count ? "" : String(index))@example.com"
  }

  static func slug(_ index: Int) -> String {
    titles[index % titles.count].lowercased().split(separator: " ").joined(separator: "-")
      + (index < titles.count ? "" : "-\(index)")
  }

  static func uuid(_ index: Int) -> String {
    let digits = String(index, radix: 16)
    return "0190a6f0-7c00-7000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// What a field is about; of several that its name mentions the first counts.
  private enum Topic: Int {
    case first, last, person, title, city, country, street, company, phone, postcode, state, code, job, note
    case year, quantity, pages, duration, bytes, age
  }

  /// What words are about text, and what words are about numbers.
  private static let textTopics: [String: Topic] = [
    "first": .first, "last": .last, "surname": .last,
    "author": .person, "composer": .person, "person": .person, "customer": .person, "contact": .person,
    "title": .title, "subject": .title, "headline": .title, "caption": .title, "album": .title, "track": .title,
    "city": .city, "town": .city, "country": .country, "address": .street, "street": .street,
    "company": .company, "organization": .company, "organisation": .company, "employer": .company,
    "phone": .phone, "fax": .phone, "mobile": .phone, "zip": .postcode, "postal": .postcode, "postcode": .postcode,
    "state": .state, "region": .state, "province": .state,
    "code": .code, "sku": .code, "number": .code, "reference": .code, "job": .job, "role": .job, "position": .job,
    "note": .note, "notes": .note, "comment": .note, "summary": .note, "body": .note, "description": .note,
    "bio": .note,
  ]
  private static let numberTopics: [String: Topic] = [
    "year": .year, "quantity": .quantity, "count": .quantity, "copies": .quantity, "position": .quantity,
    "rank": .quantity, "stars": .quantity, "rating": .quantity, "pages": .pages,
    "milliseconds": .duration, "duration": .duration, "bytes": .bytes, "size": .bytes, "age": .age,
  ]

  private static func topic(of words: [String], in topics: [String: Topic]) -> Topic? {
    words.compactMap { topics[$0] }.min { $0.rawValue < $1.rawValue }
  }

  /// Text for a field by what its name says.
  static func text(for words: [String], unique: Bool, _ index: Int) -> String {
    let pool: [String]
    switch topic(of: words, in: textTopics) {
    case .first: pool = firstNames
    case .last: pool = lastNames
    case .person: return person(index)
    case .title: pool = titles
    case .city, .state: pool = cities
    case .country: pool = countries
    case .street: return "\(index % 90 + 1) \(streets[index % streets.count])" + suffix(index, 90)
    case .company: pool = companies
    case .phone: return "+1 555 01\(index % 90 + 10)"
    case .postcode: return String(10_000 + index * 37)
    case .code: return "A\(1000 + index)"
    case .job: pool = jobs
    case .note: pool = sentences
    case .year, .quantity, .pages, .duration, .bytes, .age, nil: pool = names
    }
    return pool[index % pool.count] + suffix(index, pool.count)
  }

  /// A number for a field by what its name says.
  static func number(for words: [String], _ index: Int) -> Int64 {
    let step = Int64(index)
    return switch topic(of: words, in: numberTopics) {
    case .year: 1990 + step * 3 % 40
    case .quantity: 1 + step % 5
    case .pages: 180 + step * 28
    case .duration: 180_000 + step * 9_500
    case .bytes: 4_200_000 + step * 130_000
    case .age: 30 + step % 40
    case .first, .last, .person, .title, .city, .country, .street, .company, .phone, .postcode, .state, .code, .job,
      .note, nil:
      9 + step * 3
    }
  }

  /// A day for a field by what its name says, counted from 1970-01-01.
  static func day(for words: [String], _ index: Int) -> Int64 {
    if words.contains("birth") || words.contains("born") { return 5_479 + Int64(index) * 271 }
    return 18_628 + Int64(index) * 17
  }

  /// Every day of the wire, from 0001-01-01 to 9999-12-31.
  static let days: ClosedRange<Int64> = dayNumber(of: "0001-01-01")...dayNumber(of: "9999-12-31")

  /// Every moment of those days.
  static let milliseconds: ClosedRange<Int64> =
    (days.lowerBound * 86_400_000)...(days.upperBound * 86_400_000 + 86_399_999)

  /// Every length of time of the wire, in milliseconds.
  static let durations: ClosedRange<Int64> = 0...8_639_999_999_999_999

  /// `wanted` where it is within the bounds, otherwise a value between them that depends on the index.
  static func spread(_ index: Int, around wanted: Int64, low: Int64, high: Int64) -> Int64 {
    if wanted >= low, wanted <= high { return wanted }
    let span = high.subtractingReportingOverflow(low)
    if span.overflow { return low + Int64(index) }
    let offset = span.partialValue == .max ? Int64(index) : Int64(index) % (span.partialValue + 1)
    return low + offset
  }

  private static func suffix(_ index: Int, _ count: Int) -> String {
    index < count ? "" : " \(index / count + 1)"
  }
}
