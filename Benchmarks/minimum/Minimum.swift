import Foundation
import GRDB
import Hummingbird

// What somebody would write by hand for one resource, the usual way: records of GRDB that are coded as they stand.

struct Artist: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "artists"

  var id: Int64?
  var name: String
  var created_at: Date
  var updated_at: Date

  mutating func didInsert(_ inserted: InsertionSuccess) {
    id = inserted.rowID
  }
}

struct NewArtist: Decodable {
  var name: String
}

struct One: ResponseEncodable {
  var data: Artist
}

struct Many: ResponseEncodable {
  struct Page: Encodable {
    var limit: Int
    var next: Int64?
  }

  var data: [Artist]
  var page: Page
}

struct Health: ResponseEncodable {
  var status = "ok"
}

@main
struct Minimum {
  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let database = try DatabasePool(path: environment["DATABASE"] ?? "minimum.sqlite")
    try await database.write { database in
      try database.create(table: "artists", ifNotExists: true) { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("name", .text).notNull()
        table.column("created_at", .datetime).notNull()
        table.column("updated_at", .datetime).notNull()
      }
    }
    let application = Application(
      router: router(database),
      configuration: .init(address: .hostname("127.0.0.1", port: environment["PORT"].flatMap { Int($0) } ?? 8080))
    )
    try await application.runService()
  }

  static func router(_ database: DatabasePool) -> Router<BasicRequestContext> {
    let router = Router()
    router.get("health/live") { _, _ in Health() }

    router.get("api/v1/artists/:id") { _, context in
      let id = try context.parameters.require("id", as: Int64.self)
      guard let artist = try await database.read({ try Artist.fetchOne($0, key: id) }) else {
        throw HTTPError(.notFound)
      }
      return One(data: artist)
    }

    router.get("api/v1/artists") { request, _ in
      let limit = request.uri.queryParameters.get("limit", as: Int.self) ?? 20
      let after = request.uri.queryParameters.get("after", as: Int64.self) ?? 0
      guard (1...100).contains(limit) else { throw HTTPError(.badRequest) }
      let artists = try await database.read { database in
        try Artist.filter(Column("id") > after).order(Column("id")).limit(limit + 1).fetchAll(database)
      }
      let shown = Array(artists.prefix(limit))
      return Many(data: shown, page: .init(limit: limit, next: artists.count > limit ? shown.last?.id : nil))
    }

    router.post("api/v1/artists") { request, context in
      let new = try await request.decode(as: NewArtist.self, context: context)
      guard (1...120).contains(new.name.unicodeScalars.count) else { throw HTTPError(.unprocessableContent) }
      let now = Date()
      let artist = try await database.write { database in
        try Artist(name: new.name, created_at: now, updated_at: now).inserted(database)
      }
      return EditedResponse(status: .created, response: One(data: artist))
    }
    return router
  }
}
