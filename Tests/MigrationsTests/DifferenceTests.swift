import Migrations
import Model
import TestSupport
import Testing

@Suite("The difference of two schemas")
struct DifferenceTests {
  private static func schema(_ resources: String) throws -> SchemaSnapshot {
    if resources.isEmpty { return SchemaSnapshot() }
    return try Model(yaml: "database: {ids: int64}\nresources:\n\(resources)").snapshot
  }

  private static func resource(_ name: String, _ more: String, timestamps: Bool = false) -> String {
    "  \(name): {\(more), \(timestamps ? "" : "timestamps: false, ")access: {read: anyone}}\n"
  }

  private static func place(_ table: String, _ column: String) -> Evolution.ColumnName {
    Evolution.ColumnName(table: table, column: column)
  }

  /// The name of what leads from one to the other, its steps, and what is in the way.
  private static func lines(
    _ old: String,
    _ new: String,
    _ evolution: Evolution = Evolution()
  ) throws -> [String] {
    let (before, now) = (try schema(old), try schema(new))
    let difference = difference(from: before, to: now, by: evolution)
    let problems = difference.problems.map { problem in
      "! \(problem.table)\(problem.column.map { ".\($0)" } ?? ""): \(problem.kind)"
    }
    let led = try #require(before.applying(difference.steps))
    #expect(led.isAlike(now))
    let back = try #require(led.applying(difference.steps.reversed))
    #expect(back.isAlike(before))
    return [difference.name] + difference.steps.flatMap(\.words) + problems
  }

  private let books = resource("Book", "fields: {title: string, price: int?}")

  @Test("is nothing between a schema and itself, nor where columns and values of enums stand in another order")
  func nothing() throws {
    let enums = "enums: {Kind: [a, b]}\n"
    #expect(try Self.lines(books, books) == ["no_change"])
    #expect(try Self.lines(books, Self.resource("Book", "fields: {price: int?, title: string}")) == ["no_change"])
    let (one, other) = (
      try Model(yaml: enums + "resources:\n" + Self.resource("Book", "fields: {kind: Kind}")),
      try Model(
        yaml: "enums: {Kind: [b, a]}\nresources:\n" + Self.resource("Book", "fields: {kind: Kind}")
      )
    )
    #expect(difference(from: one.snapshot, to: other.snapshot, by: Evolution()).steps == [])
    // What a name or a kind of text is called in a rule is nothing to a database.
    let checked = "check: [{rule: record.title != '', message: needs a title}]"
    #expect(
      try Self.lines(
        Self.resource("Book", "fields: {title: string}, \(checked)"),
        Self.resource("Book", "fields: {title: text}, \(checked)")
      ) == ["no_change"]
    )
  }

  @Test("tables are created behind those they refer to, and dropped before them")
  func tables() throws {
    let reviews = Self.resource("Copy", "relations: {book: {belongs_to: Book, on_delete: cascade}}")
    #expect(
      try Self.lines("", books + reviews) == ["create_books_and_1_more", "create table books", "create table copies"]
    )
    let evolution = Evolution(removedTables: ["books", "copies"])
    #expect(
      try Self.lines(books + reviews, "", evolution) == [
        "drop_copies_and_1_more", "drop table copies", "drop table books",
      ]
    )
    #expect(
      try Self.lines(books + reviews, books) == ["drop_copies", "drop table copies", "! copies: removesTable"]
    )
  }

  @Test("a table is renamed with the keys that lead to it, what is called after it follows")
  func renames() throws {
    let copies = { (target: String) in
      Self.resource("Copy", "relations: {book: {belongs_to: \(target), on_delete: cascade}}")
    }
    let evolution = Evolution(formerTables: ["novels": "books"])
    let novels = Self.resource("Novel", "fields: {title: {type: string, unique: true}, price: int?}")
    let unique = Self.resource("Book", "fields: {title: {type: string, unique: true}, price: int?}")
    #expect(
      try Self.lines(unique + copies("Book"), novels + copies("Novel"), evolution) == [
        "rename_books_to_novels", "rename table books to novels",
      ]
    )
    // What is done is done, whether or not the spec still says so.
    #expect(try Self.lines(novels, novels, evolution) == ["no_change"])
    #expect(
      try Self.lines(novels, novels + unique, evolution) == ["create_books", "create table books"]
    )
  }

  @Test("names are handed on along a chain, and exchanged with a third one")
  func chains() throws {
    let table = { (name: String, field: String) in Self.resource(name, "fields: {\(field): int?}") }
    #expect(
      try Self.lines(
        table("Apple", "a") + table("Berry", "b"),
        table("Berry", "a") + table("Cherry", "b"),
        Evolution(formerTables: ["berries": "apples", "cherries": "berries"])
      ) == [
        "rename_apples_to_berries_and_1_more", "rename table berries to cherries", "rename table apples to berries",
      ]
    )
    let swap = Evolution(formerTables: ["apples": "berries", "berries": "apples"])
    let (before, after) = (
      table("Apple", "a") + table("Berry", "b"), table("Berry", "a") + table("Apple", "b")
    )
    #expect(
      try Self.lines(before, after, swap) == [
        "rename_berries_to_apples_and_1_more", "rename table apples to apples_before",
        "rename table berries to apples", "rename table apples_before to berries",
      ]
    )
    #expect(
      try Self.lines(
        table("Apple", "a: int?, b"),
        table("Apple", "b: int?, a"),
        Evolution(formerColumns: [Self.place("apples", "a"): "b", Self.place("apples", "b"): "a"])
      ) == [
        "rename_apples_a_to_b_and_1_more", "rename column apples.a to b", "rename column apples.b to a",
      ]
    )
  }

  @Test("a name that was handed on is free for something new")
  func reuse() throws {
    #expect(
      try Self.lines(
        Self.resource("Apple", "fields: {a: int?}"),
        Self.resource("Apple", "fields: {z: text?}") + Self.resource("Berry", "fields: {a: int?, c: int?}"),
        Evolution(formerTables: ["berries": "apples"])
      ) == [
        "rename_apples_to_berries_and_2_more", "rename table apples to berries", "create table apples",
        "add column berries.c int?",
      ]
    )
    #expect(
      try Self.lines(
        Self.resource("Apple", "fields: {a: int?}"),
        Self.resource("Apple", "fields: {a: text?, b: int?}"),
        Evolution(formerColumns: [Self.place("apples", "b"): "a"])
      ) == ["add_apples_a_and_1_more", "add column apples.a text?", "rename column apples.a to b"]
    )
  }

  @Test("a column that rows need a value in needs a backfill, and a new one that they don't need none")
  func columns() throws {
    let required = Self.resource("Book", "fields: {title: string, price: int, subtitle: string}")
    #expect(
      try Self.lines(books, required) == [
        "change_books_price_and_1_more", "require a value in books.price", "add column books.subtitle text",
        "! books.price: needsBackfill", "! books.subtitle: needsBackfill",
      ]
    )
    let evolution = Evolution(backfills: [
      Self.place("books", "price"): .value(.int(0)),
      Self.place("books", "subtitle"): .first([.column("title"), .value(.string("none"))]),
    ])
    #expect(
      try Self.lines(books, required, evolution) == [
        "change_books_price_and_1_more", "require a value in books.price: 0",
        #"add column books.subtitle text: first(title, "none")"#,
      ]
    )
    #expect(
      try Self.lines(books, Self.resource("Book", "fields: {title: string, price: int?, note: text?}")) == [
        "add_books_note", "add column books.note text?",
      ]
    )
    #expect(
      try Self.lines(required, books, Evolution(removedColumns: ["books": ["subtitle"]])) == [
        "change_books_price_and_1_more", "allow null in books.price", "drop column books.subtitle",
      ]
    )
    #expect(try Self.lines(required, books).last == "! books.subtitle: removesColumn")
  }

  @Test("a backfill reads the row as it was, by either name, and nothing that was not there")
  func sources() throws {
    let now = Self.resource("Book", "fields: {name: string, price: int?, slug: string}")
    let evolution = { (column: String) in
      Evolution(
        formerColumns: [Self.place("books", "name"): "title"],
        backfills: [Self.place("books", "slug"): .before(.column(column), " ")]
      )
    }
    let steps = [
      "rename_books_title_to_name_and_1_more", "rename column books.title to name",
      #"add column books.slug text: before(title, " ")"#,
    ]
    #expect(try Self.lines(books, now, evolution("title")) == steps)
    #expect(try Self.lines(books, now, evolution("name")) == steps)
    #expect(try Self.lines(books, now, evolution("isbn")).last == #"! books.slug: readsUnknown("isbn")"#)
    #expect(try Self.lines(now, now, evolution("isbn")) == ["no_change"])
  }

  @Test("what belongs to a resource as a whole comes and goes like its fields")
  func ownColumns() throws {
    let evolution = Evolution(backfills: [
      Self.place("books", "created_at"): .now, Self.place("books", "updated_at"): .now,
      Self.place("books", "lock_version"): .value(.int(1)),
    ])
    let whole = Self.resource(
      "Book",
      "fields: {title: string, price: int?}, soft_delete: true, optimistic_lock: true",
      timestamps: true
    )
    #expect(
      try Self.lines(books, whole, evolution) == [
        "add_books_created_at_and_3_more",
        "add column books.created_at datetime: the time of the migration",
        "add column books.updated_at datetime: the time of the migration",
        "add column books.deleted_at datetime?", "add column books.lock_version int64: 1",
      ]
    )
    #expect(
      try Self.lines(whole, books).suffix(4) == [
        "! books.created_at: removesColumn", "! books.updated_at: removesColumn", "! books.deleted_at: removesColumn",
        "! books.lock_version: removesColumn",
      ]
    )
  }

  @Test("tables of the service come and go without a word, and are none of a resource of the same name")
  func serviceTables() throws {
    let kept = "  Order: {fields: {title: string}, idempotent: true, timestamps: false, access: anyone}\n"
    let plain = "  Order: {fields: {title: string}, timestamps: false, access: anyone}\n"
    let named = Self.resource("IdempotencyKey", "fields: {text: string}")
    #expect(try Self.lines(plain, kept) == ["create_idempotency_keys", "create table idempotency_keys"])
    #expect(try Self.lines(kept, plain) == ["drop_idempotency_keys", "drop table idempotency_keys"])
    #expect(
      try Self.lines(kept, plain + named) == [
        "create_idempotency_keys_and_1_more", "rename table idempotency_keys to idempotency_keys_before",
        "create table idempotency_keys", "drop table idempotency_keys_before",
      ]
    )
    #expect(
      try Self.lines(plain + named, kept) == [
        "create_idempotency_keys_and_1_more", "rename table idempotency_keys to idempotency_keys_before",
        "create table idempotency_keys", "drop table idempotency_keys_before",
        "! idempotency_keys: removesTable",
      ]
    )
    // Names of indexes are in one space with the others'.
    let close =
      "  Page: {plural: Idempotency, fields: {keys_created_at: int}, indexes: [[keys_created_at]], access: anyone}\n"
    let snapshot = try Self.schema(kept + close)
    let names = snapshot.tables.flatMap { $0.indexes.map(\.name) }
    #expect(Set(names).count == names.count)
  }

  @Test("a type is changed where every value has its counterpart, and keys are never numbers now and UUIDs then")
  func types() throws {
    let typed = { (type: String) in Self.resource("Book", "fields: {title: \"\(type)\"}") }
    let change = { (old: String, new: String) in try Self.lines(typed(old), typed(new)).last ?? "" }
    #expect(try change("int", "int64") == "retype column books.title from int to int64")
    #expect(try change("decimal(6,2)", "decimal(10,3)").hasPrefix("retype"))
    #expect(try change("date", "datetime").hasPrefix("retype"))
    #expect(try change("string", "url") == "no_change")
    #expect(try change("text", "int").hasPrefix("! books.title: changesType"))
    #expect(try change("decimal(10,2)", "decimal(10,3)").hasPrefix("! books.title: changesType"))
    let copies = Self.resource("Copy", "relations: {book: {belongs_to: Book, on_delete: cascade}}")
    let numbered = try Self.schema(books + copies)
    let unnumbered = try Model(yaml: "resources:\n" + books + copies).snapshot
    #expect(
      difference(from: numbered, to: unnumbered, by: Evolution()).problems.map { [$0.table, $0.column] } == [
        ["books", "id"], ["copies", "id"],
      ]
    )
  }

  @Test("a key that other rows hold stays what it is, and a relation leads where it led")
  func keys() throws {
    let coded = { (key: String) in Self.resource("Book", "\(key)fields: {code: string}") }
    let copies = { (target: String) in
      Self.resource("Copy", "relations: {book: {belongs_to: \(target), on_delete: cascade}}")
    }
    var evolution = Evolution(removedColumns: ["books": ["id"]])
    #expect(
      try Self.lines(coded(""), coded("key: code, "), evolution) == [
        "change_books_code_and_1_more", "drop column books.id", "key books by code", "add check books_code_length",
      ]
    )
    evolution.formerColumns[Self.place("copies", "book_code")] = "book_id"
    let held = try Self.lines(coded("") + copies("Book"), coded("key: code, ") + copies("Book"), evolution)
    #expect(held.filter { $0.hasPrefix("!") } == ["! books: changesKey"])
    let other = Self.resource("Leaflet", "fields: {code: string}")
    #expect(
      try Self.lines(coded("") + other + copies("Book"), coded("") + other + copies("Leaflet")).last
        == #"! copies.book_id: changesTarget(from: "books", to: "leaflets")"#
    )
  }
}
