import Analysis
import Diagnostics
import Testing

/// Mistakes neither hide nor breed others: a spec with many of them raises what each of them raises alone.
@Suite("Many mistakes")
struct ManyMistakesTests {
  private struct Mistake {
    var right: String
    var wrong: String
    var code: DiagnosticCode

    init(_ right: String, _ wrong: String, _ code: DiagnosticCode) {
      (self.right, self.wrong, self.code) = (right, wrong, code)
    }
  }

  /// Each changes one line of the library.
  private static let mistakes = [
    Mistake("name: library", "name: Library", .invalidName),
    Mistake("prefix: /api ", "prefix: api/ ", .invalidPath),
    Mistake("max: 100}\n\n", "max: 5000}\n\n", .outOfRange),
    Mistake("ids: uuid7", "ids: uuid8", .unknownChoice),
    Mistake("public-write:", "public-wirte:", .unknownWarning),
    Mistake("paperback, ebook]", "paperback, paperback]", .nameTaken),
    Mistake("length: 1..120", "length: 120..1", .emptyRange),
    Mistake("bio: text?", "bio: txet?", .unknownType),
    Mistake("books: {has_many: Book, inverse: author}", "books: {has_many: Book, inverse: autor}", .unknownInverse),
    Mistake("indexes: [[name], [created_at]]", "indexes: [[name], [name]]", .duplicateIndex),
    Mistake("sort: [name, created_at]", "sort: [name, created_on]", .unknownMember),
    Mistake("description: A title as", "descripton: A title as", .unknownKey),
    Mistake("\"[0-9]{13}\"", "\"[0-9\"", .patternSyntax),
    Mistake("default: paperback", "default: paperbag", .invalidLiteral),
    Mistake("min: 1, nullable: true", "min: 1, nulable: true", .unknownKey),
    Mistake("published_on: date?", "published_on: {type: date?, nullable: true}", .nullableTwice),
    Mistake("on_delete: restrict", "on_delete: set_null", .setNullRequired),
    Mistake("hooks: true ", "hooks: yes  ", .wrongForm),
    Mistake("quantity: {type: int, min: 1,", "quantity: {type: int, unique: true,", .keyDoesNotApply),
    Mistake("decimal(12,2)", "decimal(12,2,1)", .typeArguments),
    Mistake("        access: anyone", "        acess: anyone ", .unknownKey),
    Mistake("filter: [title, format,", "filter: [title, title,", .duplicateMember),
    Mistake("include: [author, genres]", "include: [author, genre] ", .unknownRelation),
    Mistake("length: 1..60,", "length: 1-60, ", .invalidLength),
    Mistake(
      "books: {many_to_many: Book, inverse: genres}",
      "books: {many_to_many: Book, inverse: author}",
      .wrongInverse
    ),
    Mistake(
      "access: {read: anyone, write: anyone}\n    query:\n      filter: [name]\n      sort: [name]\n      include",
      "access: {read: anyone, write: everyone}\n    query:\n      filter: [name]\n      sort: [name]\n      include",
      .unknownAccess
    ),
  ]

  private static func codes(_ text: String) -> [String] {
    readModel(text, file: "library.yaml").diagnostics.map { "\($0.severity.rawValue): \($0.code.rawValue)" }.sorted()
  }

  @Test("each of the mistakes raises its code and nothing else", arguments: mistakes.indices)
  func alone(_ index: Int) throws {
    let mistake = Self.mistakes[index]
    let library = try Specs.text("library")
    #expect(library.contains(mistake.right))
    #expect(
      Self.codes(library.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)) == [
        "error: \(mistake.code.rawValue)"
      ]
    )
  }

  @Test("all of them together raise all of their codes, and nothing else, in the order of the lines")
  func together() throws {
    let text = Self.mistakes.reduce(try Specs.text("library")) { text, mistake in
      text.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
    }
    #expect(Self.codes(text) == Self.mistakes.map { "error: \($0.code.rawValue)" }.sorted())
    let starts = readModel(text, file: "library.yaml").diagnostics.map(\.range.start)
    #expect(starts == starts.sorted())
  }

  @Test("every two of them raise two codes")
  func pairs() throws {
    let library = try Specs.text("library")
    for (index, first) in Self.mistakes.enumerated() {
      for second in Self.mistakes.dropFirst(index + 1) {
        let text = library.replacing(first.right, with: first.wrong, maxReplacements: 1)
          .replacing(second.right, with: second.wrong, maxReplacements: 1)
        #expect(
          Self.codes(text) == [first, second].map { "error: \($0.code.rawValue)" }.sorted(),
          "\(first) \(second)"
        )
      }
    }
  }
}
