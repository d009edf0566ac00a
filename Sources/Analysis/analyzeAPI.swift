import Diagnostics
import Model
import Spec

extension Analyzer {
  mutating func api() -> API {
    let pagination = spec.api?.pagination
    let maximum = pagination?.maximum?.value ?? max(100, pagination?.standard?.value ?? 0)
    let standard = pagination?.standard?.value ?? min(20, maximum)
    if standard > maximum, let number = pagination?.standard {
      findings.error(
        .emptyRange,
        "the default page of \(standard) records is larger than the largest, \(maximum)",
        at: number.range,
        notes: pagination?.maximum.map { [Diagnostic.Note("the largest page", at: $0.range)] } ?? []
      )
    }
    var api = API(
      prefix: pathPrefix(),
      version: pathVersion(),
      defaultPageSize: standard,
      maximumPageSize: maximum
    )
    if let envelope = spec.api?.envelope.flatMap({ API.Envelope(rawValue: $0.text) }) { api.envelope = envelope }
    if let status = spec.api?.validationStatus { api.validationStatus = status.value }
    let places: [API.Trait: SourceRange?] = [
      .prefix: spec.api?.prefix?.range, .version: spec.api?.version?.range, .envelope: spec.api?.envelope?.range,
      .validationStatus: spec.api?.validationStatus?.range, .defaultPageSize: pagination?.standard?.range,
      .maximumPageSize: pagination?.maximum?.range,
    ]
    api.places = places.compactMapValues { $0 }
    return api
  }

  /// Spells what an envelope calls records and lists of them, beside its own members.
  mutating func nameEnvelopes() {
    for position in drafts.indices {
      let draft = drafts[position]
      let names = EnvelopeNames(one: style.spell(draft.name.words), many: style.spell(draft.plural.words))
      drafts[position].envelope = names
      let taken = [(names.one, ["truncated"]), (names.many, ["page", "truncated"])]
      for (name, others) in taken where others.contains(name.spelled) {
        findings.error(
          .nameTaken,
          "answers would name \(draft.name) '\(name)', which is what they call something else",
          at: (name == names.many ? draft.spec.plural?.range : nil) ?? draft.spec.name.range,
          help: "give it another name or 'plural', or use another envelope"
        )
        break
      }
    }
  }

  private mutating func pathPrefix() -> String {
    guard let word = spec.api?.prefix else { return "/api" }
    if word.text.isEmpty || word.text == "/" { return "" }
    let segments = word.text.split(separator: "/", omittingEmptySubsequences: false)
    guard word.text.utf8.count <= 200, segments.first == "", segments.count > 1,
      segments.dropFirst().allSatisfy(isPathSegment)
    else {
      findings.error(
        .invalidPath,
        "'\(word.text)' is no prefix of paths",
        at: word.range,
        help: "it begins with '/', does not end with one, and has lower-case letters, digits, '-' and '_': /api"
      )
      return "/api"
    }
    return word.text
  }

  private mutating func pathVersion() -> String {
    guard let word = spec.api?.version else { return "v1" }
    guard word.text.isEmpty || (word.text.utf8.count <= 60 && isPathSegment(word.text[...])) else {
      findings.error(
        .invalidPath,
        "'\(word.text)' is no segment of a path",
        at: word.range,
        help: "it has lower-case letters, digits, '-' and '_': v1"
      )
      return "v1"
    }
    return word.text
  }

  private func isPathSegment(_ segment: Substring) -> Bool {
    !segment.isEmpty
      && segment.utf8.allSatisfy { $0.isLower || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }
}
