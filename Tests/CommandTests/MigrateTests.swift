import Foundation
import TestSupport
import Testing

@Suite("Migrations by hand")
struct MigrateTests {
  private static func spec(_ fields: String) -> String {
    Shell.spec.replacing("pages: int?", with: fields)
  }

  @Test("the next one is shown, written, and then the history is current")
  func writing() throws {
    let shell = try Shell()
    let first = try shell.ashlar("migrate", "plan", "demo.yaml")
    #expect(first.code == 0 && first.output.hasPrefix("0001_initial\n  create table books\n  create table pages\n\n"))
    #expect(try shell.files(in: "demo.migrations") == [:])
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
    #expect(try shell.files(in: "demo.migrations").keys.sorted() == HistoryTests.names(of: "0001_initial"))
    #expect(
      try shell.ashlar("migrate", "write", "demo.yaml")
        == Run(0, errors: "the history of demo.yaml is current\n")
    )
    #expect(
      try shell.ashlar("migrate", "plan", "demo.yaml") == Run(0, errors: "the history of demo.yaml is current\n")
    )
    try shell.write(Self.spec("pages: int64?"), to: "demo.yaml")
    let plan = try shell.ashlar("migrate", "plan", "demo.yaml", "--json")
    let json = try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any]
    #expect(json?["migration"] as? String == "0002_change_books_pages")
    #expect(json?["steps"] as? [String] == ["retype column books.pages from int to int64"])
    let scripts = json?["scripts"] as? [String: [String: String]]
    #expect(scripts?["sqlite"]?["up"]?.hasPrefix("-- after 0001_initial: ") == true)
    let refused = try shell.ashlar("migrate", "write", "-")
    #expect(refused.code == 64 && refused.errors.contains("a spec from standard input has no history beside it"))
  }

  @Test("what is risky is told for each database before it is written and afterwards, with what can be done")
  func risks() throws {
    let shell = try Shell()
    let nothing = try shell.ashlar("migrate", "show", "demo.yaml")
    #expect(nothing == Run(1, errors: "Error: demo.migrations holds no migration with its steps\n"))
    let first = try shell.ashlar("migrate", "plan", "demo.yaml")
    _ = try shell.ashlar("migrate", "write", "demo.yaml")
    let checksums = try #require(try shell.files(in: "demo.migrations")["checksums"]).split(separator: "\n")
    let digests = ["sqlite", "postgresql"].map { dialect in
      checksums.first { $0.hasSuffix("initial.\(dialect).sql") }?.prefix(64) ?? ""
    }
    let renamed = "name: {type: string, was: title, unique: true}"
    try shell.write(Shell.spec.replacing("title: string", with: renamed), to: "demo.yaml")
    let page = """
      0002_rename_books_title_to_name
        rename column books.title to name
        add unique index books_name_unique

      risks on sqlite
        rewrite books: the table is made anew, and nobody can write meanwhile
          help: where that is too long, add a column of the new type, let the service fill it, and remove the former one \
      in a later version of the spec
        duplicates books.name: rows may have the same in 'name'
          help: ask the database for them before: SELECT … GROUP BY … HAVING count(*) > 1
        instances books.name: running instances of the former version ask for the column as 'title'
          help: stop it before, or go in two versions: first add what is new and serve both, then remove what is old

      risks on postgresql
        duplicates books.name: rows may have the same in 'name'
          help: ask the database for them before: SELECT … GROUP BY … HAVING count(*) > 1
        instances books.name: running instances of the former version ask for the column as 'title'
          help: stop it before, or go in two versions: first add what is new and serve both, then remove what is old

      -- sqlite
      -- after 0001_initial: \(digests[0])
      CREATE TABLE "books.new" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "name" TEXT NOT NULL,
        "pages" INTEGER,
        "created_at" INTEGER NOT NULL,
        "updated_at" INTEGER NOT NULL
      ) STRICT;
      INSERT INTO "books.new" ("id", "name", "pages", "created_at", "updated_at")
      SELECT "id", "title", "pages", "created_at", "updated_at"
      FROM "books";
      DROP TABLE "books";
      ALTER TABLE "books.new" RENAME TO "books";

      CREATE UNIQUE INDEX "books_name_unique" ON "books" ("name");

      -- postgresql
      -- after 0001_initial: \(digests[1])
      -- step 1: in a transaction
      SET LOCAL lock_timeout = '5s';
      ALTER TABLE "books" RENAME COLUMN "title" TO "name";

      -- step 2: on its own
      DROP INDEX CONCURRENTLY IF EXISTS "books_name_unique";
      CREATE UNIQUE INDEX CONCURRENTLY "books_name_unique" ON "books" ("name");

      """
    #expect(try shell.ashlar("migrate", "plan", "demo.yaml") == Run(0, page))
    let json = try shell.ashlar("migrate", "plan", "demo.yaml", "--json")
    let risks = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let told = (risks?["risks"] as? [String: [[String: String]]])?["postgresql"]
    #expect(
      told == [
        [
          "code": "duplicates", "table": "books", "column": "name", "message": "rows may have the same in 'name'",
          "help": "ask the database for them before: SELECT … GROUP BY … HAVING count(*) > 1",
        ],
        [
          "code": "instances", "table": "books", "column": "name",
          "message": "running instances of the former version ask for the column as 'title'",
          "help": "stop it before, or go in two versions: "
            + "first add what is new and serve both, then remove what is old",
        ],
      ]
    )
    let warning =
      "warning: 0002_rename_books_title_to_name has risks (rewrite, duplicates, instances): "
      + "see 'ashlar migrate show demo.yaml'\n"
    #expect(try shell.ashlar("migrate", "write", "demo.yaml").errors == warning)
    #expect(try shell.ashlar("migrate", "plan", "demo.yaml").output == "")
    for name in [[], ["2"], ["0002_rename_books_title_to_name"]] {
      #expect(try shell.run(Shell.program, ["migrate", "show", "demo.yaml"] + name, [:]) == Run(0, page))
    }
    #expect(try shell.ashlar("migrate", "show", "demo.yaml", "--json") == json)
    #expect(try shell.ashlar("migrate", "show", "demo.yaml", "1") == first)
    let refusal =
      "Error: there is no migration '3' in demo.migrations; the last is 0002_rename_books_title_to_name\n"
    #expect(try shell.ashlar("migrate", "show", "demo.yaml", "3") == Run(1, errors: refusal))
    try shell.write("edited", to: "demo.migrations/0001_initial.json")
    let edited = try shell.ashlar("migrate", "show", "demo.yaml")
    #expect(edited.code == 1 && edited.output == "" && edited.errors.hasSuffix("nothing was shown\n"))
  }

  @Test("two that a merge brought under one number become one history, whichever is kept")
  func rebasing() throws {
    let shell = try Shell()
    _ = try shell.ashlar("migrate", "write", "demo.yaml")
    let base = try shell.files(in: "demo.migrations")
    func branch(_ fields: [String]) throws -> [String: String] {
      try FileManager.default.removeItem(atPath: "\(shell.folder)/demo.migrations")
      for (name, text) in base { try shell.write(text, to: "demo.migrations/\(name)") }
      for field in fields {
        try shell.write(Self.spec(field), to: "demo.yaml")
        #expect(try shell.ashlar("migrate", "write", "demo.yaml").code == 0)
      }
      return try shell.files(in: "demo.migrations")
    }
    let ours = try branch(["pages: int?, shelf: string?", "pages: int?, shelf: string?, row: int?"])
    let theirs = try branch(["pages: int?, rack: string?"])
    let merged = Self.spec("pages: int?, shelf: string?, row: int?, rack: string?")
    for conflicts in [true, false] {
      for (keep, next) in [
        ("0002_add_books_shelf", "0004_add_books_rack"), ("0003_add_books_row", "0004_add_books_rack"),
        ("0002_add_books_rack", "0003_add_books_shelf_and_1_more"),
      ] {
        try FileManager.default.removeItem(atPath: "\(shell.folder)/demo.migrations")
        let lines = [ours, theirs].map { $0["checksums"] ?? "" }
        for (name, text) in ours.merging(theirs, uniquingKeysWith: { first, _ in first }) {
          try shell.write(text, to: "demo.migrations/\(name)")
        }
        let both = "<<<<<<< ours\n\(lines[0])=======\n\(lines[1])>>>>>>> theirs\n"
        try shell.write(conflicts ? both : lines.joined(), to: "demo.migrations/checksums")
        try shell.write(merged, to: "demo.yaml")
        let refused = try shell.ashlar("migrate", "write", "demo.yaml")
        #expect(refused.code == 1)
        #expect(
          refused.errors == """
            demo.migrations/0002_add_books_rack: it has the number of '0002_add_books_shelf'
            help: 'ashlar migrate rebase SPEC --keep 0002_add_books_rack' keeps one side, and writes anew what the other did
            nothing was written

            """
        )
        let unknown = try shell.ashlar("migrate", "rebase", "demo.yaml", "--keep", "0009_x")
        #expect(unknown.code == 1 && unknown.errors.contains("0009_x: there is no such migration"))
        let rebased = try shell.ashlar("migrate", "rebase", "demo.yaml", "--keep", keep)
        #expect(rebased.code == 0, "\(rebased)")
        let dropped = keep == "0002_add_books_rack" ? "0003_add_books_row" : "0002_add_books_rack"
        #expect(rebased.errors.contains("a database that has run \(dropped) has to undo it first"))
        let files = try shell.files(in: "demo.migrations")
        #expect(files["\(next).json"] != nil && files.keys.allSatisfy { !$0.hasPrefix(dropped) })
        #expect(try shell.ashlar("migrate", "plan", "demo.yaml").errors == "the history of demo.yaml is current\n")
      }
    }
    let single = try shell.ashlar("migrate", "rebase", "demo.yaml", "--keep", "0001_initial")
    #expect(single.code == 1 && single.errors.contains("no other migration has its number"))
  }
}
