import Generation
import Model
import OpenAPI
import TestSupport
import Testing

@Suite("Paths")
struct PathTests {
  /// Each method with its operation and what it answers, one a line.
  static func routes(_ model: Model) -> String {
    let paths = openAPI(for: model, seededKeys: model.seededKeys).root["paths"]
    return (paths?.keys ?? []).flatMap { path in
      (paths?[path]?.keys ?? []).filter { $0 != "parameters" }.map { method in
        let operation = paths?[path]?[method]
        guard case .string(let name)? = operation?["operationId"] else { return "" }
        return "\(method) \(path) \(name) \((operation?["responses"]?.keys ?? []).joined(separator: " "))"
      }
    }.joined(separator: "\n")
  }

  @Test("every route of every resource, with every status that it can answer")
  func music() throws {
    #expect(
      Self.routes(.music) == """
        get /api/v1/artists listArtists 200 400 406 500
        post /api/v1/artists createArtist 201 400 406 409 413 415 422 500
        get /api/v1/artists/{id} getArtist 200 400 404 406 500
        put /api/v1/artists/{id} replaceArtist 200 400 404 406 409 413 415 422 500
        patch /api/v1/artists/{id} changeArtist 200 400 404 406 409 413 415 422 500
        delete /api/v1/artists/{id} deleteArtist 204 404 406 409 500
        get /api/v1/artists/{id}/albums listAlbumsOfArtist 200 400 404 406 500
        get /api/v1/artists/{id}/genres listGenresOfArtist 200 400 404 406 500
        put /api/v1/artists/{id}/genres/{genre_id} linkGenresOfArtist 204 404 406 500
        delete /api/v1/artists/{id}/genres/{genre_id} unlinkGenresOfArtist 204 404 406 500
        get /api/v1/albums listAlbums 200 400 406 500
        post /api/v1/albums createAlbum 201 400 406 409 413 415 422 500
        get /api/v1/albums/{id} getAlbum 200 400 404 406 500
        put /api/v1/albums/{id} replaceAlbum 200 400 404 406 409 413 415 422 500
        patch /api/v1/albums/{id} changeAlbum 200 400 404 406 409 413 415 422 500
        delete /api/v1/albums/{id} deleteAlbum 204 404 406 409 500
        get /api/v1/albums/{id}/reviews listReviewsOfAlbum 200 400 404 406 500
        get /api/v1/genres listGenres 200 400 406 500
        post /api/v1/genres createGenre 201 400 406 413 415 422 500
        get /api/v1/genres/{id} getGenre 200 400 404 406 500
        put /api/v1/genres/{id} replaceGenre 200 400 404 406 413 415 422 500
        patch /api/v1/genres/{id} changeGenre 200 400 404 406 413 415 422 500
        delete /api/v1/genres/{id} deleteGenre 204 404 406 500
        get /api/v1/genres/{id}/artists listArtistsOfGenre 200 400 404 406 500
        put /api/v1/genres/{id}/artists/{artist_id} linkArtistsOfGenre 204 404 406 500
        delete /api/v1/genres/{id}/artists/{artist_id} unlinkArtistsOfGenre 204 404 406 500
        get /api/v1/reviews listReviews 200 400 406 500
        post /api/v1/reviews createReview 201 400 406 413 415 422 500
        get /api/v1/reviews/{id} getReview 200 400 404 406 500
        put /api/v1/reviews/{id} replaceReview 200 400 404 406 413 415 422 500
        patch /api/v1/reviews/{id} changeReview 200 400 404 406 413 415 422 500
        delete /api/v1/reviews/{id} deleteReview 204 404 406 409 500
        get /api/v1/replies listReplies 200 400 406 500
        post /api/v1/replies createReply 201 400 406 409 413 415 422 500
        get /api/v1/replies/{id} getReply 200 400 404 406 500
        put /api/v1/replies/{id} replaceReply 200 400 404 406 409 413 415 422 500
        patch /api/v1/replies/{id} changeReply 200 400 404 406 409 413 415 422 500
        delete /api/v1/replies/{id} deleteReply 204 404 406 500
        """
    )
  }

  @Test("what nobody may do is not there; hooks and actions may refuse for reasons of their own")
  func verbs() throws {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          AuditEntry:
            fields: {text: string}
            relations: {orders: {many_to_many: Order}}
            access: {list: anyone}
          Order:
            fields: {text: string}
            relations: {entries: {many_to_many: AuditEntry, inverse: orders}}
            access: {read: anyone, update: anyone, delete: anyone}
            hooks: true
            actions: {mark_paid: {input: {at: datetime}, output: {total: "decimal(10,2)"}, access: anyone}}
        """
    )
    #expect(
      Self.routes(model) == """
        get /api/v1/audit-entries listAuditEntries 200 400 406 500
        get /api/v1/orders listOrders 200 400 406 500
        get /api/v1/orders/{id} getOrder 200 400 404 406 500
        put /api/v1/orders/{id} replaceOrder 200 400 403 404 406 409 413 415 422 500
        patch /api/v1/orders/{id} changeOrder 200 400 403 404 406 409 413 415 422 500
        delete /api/v1/orders/{id} deleteOrder 204 403 404 406 409 422 500
        get /api/v1/orders/{id}/entries listEntriesOfOrder 200 400 404 406 500
        put /api/v1/orders/{id}/entries/{entry_id} linkEntriesOfOrder 204 404 406 500
        delete /api/v1/orders/{id}/entries/{entry_id} unlinkEntriesOfOrder 204 404 406 500
        post /api/v1/orders/{id}/mark-paid markPaidOrder 200 400 403 404 406 409 413 415 422 500 501
        """
    )
  }

  @Test("a transition is a post that takes no body, or one without members")
  func transitions() throws {
    let model = try Model(
      yaml: """
        enums: {Status: [pending, paid, lost]}
        resources:
          Order:
            fields: {status: {type: Status, default: pending, write: never}}
            access: {create: anyone}
            states:
              field: status
              transitions:
                pay: {from: [pending, lost], to: paid, access: anyone}
                lose: {description: Where did it go?, from: paid, to: lost, access: anyone}
                burn: {from: paid, to: lost, access: never}
            optimistic_lock: true
            hooks: true
        """
    )
    #expect(
      Self.routes(model) == """
        post /api/v1/orders createOrder 201 400 403 406 409 413 415 422 500
        post /api/v1/orders/{id}/pay payOrder 200 400 403 404 406 409 412 413 415 422 500
        post /api/v1/orders/{id}/lose loseOrder 200 400 403 404 406 409 412 413 415 422 500
        """
    )
    let root = openAPI(for: model, seededKeys: model.seededKeys).root
    let summaries = ["pay", "lose"].map { root["paths", "/api/v1/orders/{id}/\($0)", "post", "summary"] }
    #expect(
      summaries == [
        .string("Brings one order to the state `paid`, from `pending`, `lost`."), .string("Where did it go?"),
      ]
    )
    #expect(
      root["paths", "/api/v1/orders/{id}/pay", "post", "requestBody"]?.yaml == """
        required: false
        content:
          application/json:
            schema: {type: object, additionalProperties: false}

        """
    )
  }

  @Test("a list says all that it can be asked")
  func parameters() throws {
    let model = try Model(
      yaml: """
        resources:
          Book:
            fields: {in_print: bool?}
            relations: {author: {belongs_to: Author, on_delete: restrict}}
            timestamps: false
            access: {read: anyone}
            query: {filter: [in_print, author], sort: [in_print], include: [author]}
          Author:
            fields: {name: string}
            relations: {books: {has_many: Book, inverse: author}}
            timestamps: false
            access: {read: anyone}
        """
    )
    let root = openAPI(for: model, seededKeys: model.seededKeys).root
    #expect(
      root["paths", "/api/v1/books", "get", "parameters"]
        == root["paths", "/api/v1/authors/{id}/books", "get", "parameters"]
    )
    #expect(
      root["paths", "/api/v1/books", "get", "parameters"]?.yaml == #"""
        - $ref: "#/components/parameters/Book.filter.in_print"
        - $ref: "#/components/parameters/Book.filter.in_print.ne"
        - $ref: "#/components/parameters/Book.filter.in_print.is_null"
        - $ref: "#/components/parameters/Book.filter.author_id"
        - $ref: "#/components/parameters/Book.filter.author_id.ne"
        - $ref: "#/components/parameters/Book.filter.author_id.in"
        - $ref: "#/components/parameters/Book.sort"
        - $ref: "#/components/parameters/Book.fields"
        - $ref: "#/components/parameters/Book.fields.author"
        - $ref: "#/components/parameters/Book.include"
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"

        """#
    )
    #expect(
      root["components", "parameters"]?.yaml == #"""
        Book.filter.in_print:
          name: filter[in_print]
          in: query
          description: Equal; `filter[in_print][eq]` is the same.
          schema: {type: boolean}
        Book.filter.in_print.ne:
          name: filter[in_print][ne]
          in: query
          description: Different; null is different too.
          schema: {type: boolean}
        Book.filter.in_print.is_null:
          name: filter[in_print][is_null]
          in: query
          description: Whether there is no value.
          schema: {type: boolean}
        Book.filter.author_id:
          name: filter[author_id]
          in: query
          description: Equal; `filter[author_id][eq]` is the same.
          schema: {type: string, format: uuid}
        Book.filter.author_id.ne:
          name: filter[author_id][ne]
          in: query
          description: Different; null is different too.
          schema: {type: string, format: uuid}
        Book.filter.author_id.in:
          name: filter[author_id][in]
          in: query
          description: "Equal to one of them; a comma inside a value is written `%2C`."
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            items: {type: string, format: uuid}
        Book.sort:
          name: sort
          in: query
          description: The order, `-` for descending; nulls last, ties by id. Without it by id.
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            uniqueItems: true
            items: {type: string, enum: [in_print, "-in_print"]}
        Book.fields:
          name: fields
          in: query
          description: What records hold, beside the id.
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            items: {type: string, enum: [id, in_print, author_id]}
        Book.fields.author:
          name: fields[author]
          in: query
          description: What the included records hold, beside the id.
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            items: {type: string, enum: [id, name]}
        Book.include:
          name: include
          in: query
          description: Which related records come along.
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            items: {type: string, enum: [author]}
        Author.fields:
          name: fields
          in: query
          description: What records hold, beside the id.
          style: form
          explode: false
          schema:
            type: array
            minItems: 1
            items: {type: string, enum: [id, name]}
        limit:
          name: limit
          in: query
          description: How many records a page has at most.
          schema: {type: integer, minimum: 1, maximum: 100, default: 20}
        cursor:
          name: cursor
          in: query
          description: "Where the page before ended: its `next`. It belongs to one sort and one set of filters."
          schema: {type: string, pattern: "^[A-Za-z0-9_-]+$"}

        """#
    )
  }
}
