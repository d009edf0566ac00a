import Generation
import Model
import OpenAPI
import TestSupport
import Testing

/// What a spec says of its answers as a whole, and of the records in them.
@Suite("Profiles")
struct ProfileTests {
  private static func document(_ envelope: String) throws -> DocumentValue {
    let model = try Model(
      yaml: """
        api: {envelope: \(envelope), validation_status: 400}
        resources:
          OrderLine:
            fields: {count: {type: int, default: 1}, code: {type: string, immutable: true}, note: text?}
            relations: {parts: {has_many: Part}, line: {belongs_to: OrderLine, nullable: true}}
            access: anyone
            optimistic_lock: true
            query: {include: [parts]}
            views: {list: [code, line]}
            actions: {send_off: {output: {days: int}, access: anyone}}
            examples: [{code: a, note: null}, {code: b, count: 3}]
          Part:
            fields: {name: string}
            relations: {order_line: {belongs_to: OrderLine, immutable: true}}
            access: {read: anyone, create: anyone, update: anyone}
            hooks: true
            examples: [{name: Bolt}]
        """
    )
    return openAPI(for: model, seededKeys: model.seededKeys).root
  }

  private static func answer(_ document: DocumentValue, _ path: String, _ method: String, _ status: String) -> String {
    let schema = document["paths", path, method, "responses", status, "content", "application/json", "schema"]
    return schema?["properties"]?.keys.joined(separator: " ") ?? schema?.keys.joined(separator: " ") ?? "nothing"
  }

  @Test(
    "records and lists are wrapped as the spec says",
    arguments: [
      ("data", ["data truncated", "data page truncated", "data", "data"]),
      ("resource", ["order_line truncated", "order_lines page truncated", "send_off", "part"]),
      ("none", ["anyOf", "type maxItems items", "$ref", "$ref"]),
    ]
  )
  func envelopes(envelope: String, expected: [String]) throws {
    let document = try Self.document(envelope)
    let one = "/api/v1/order-lines/{id}"
    #expect(
      [
        Self.answer(document, one, "get", "200"), Self.answer(document, "/api/v1/order-lines", "get", "200"),
        Self.answer(document, "\(one)/send-off", "post", "200"), Self.answer(document, "/api/v1/parts", "post", "201"),
      ] == expected
    )
    let headers = document["paths", one, "get", "responses", "200", "headers"]?.keys
    #expect(headers == (envelope == "none" ? ["ETag", "X-Truncated"] : ["ETag"]))
  }

  @Test("what is refused by 400 is told apart by its code, and what depends on a state may be 304 or 412")
  func statuses() throws {
    let document = try Self.document("resource")
    func statuses(_ path: String, _ method: String) -> String {
      document["paths", path, method, "responses"]?.keys.joined(separator: " ") ?? "nothing"
    }
    let one = "/api/v1/order-lines/{id}"
    #expect(statuses("/api/v1/order-lines", "post") == "201 400 406 413 415 500")
    #expect(statuses(one, "get") == "200 304 400 404 406 412 500")
    #expect(statuses(one, "head") == "nothing")
    #expect(statuses(one, "patch") == "200 400 404 406 412 413 415 500")
    #expect(statuses(one, "delete") == "204 404 406 409 412 500")
    #expect(statuses("/api/v1/parts/{id}", "get") == "200 400 404 406 500")
    let parameters = try #require(document["paths", one, "delete", "parameters"])
    #expect(
      parameters.json
        == ##"[{"$ref":"#/components/parameters/IfMatch"},{"$ref":"#/components/parameters/IfNoneMatch"}]"##
    )
    let refused = try #require(document["components", "responses", "RefusedBody"])
    #expect(refused.json.contains(#""enum":["malformed_json","validation_failed"]"#))
    #expect(document["components", "responses"]?.keys.contains("BadBody") == false)
  }

  @Test("examples stand in the schemas of bodies and records, with the keys that those need")
  func examples() throws {
    let schemas = try #require(try Self.document("data")["components", "schemas"])
    func examples(_ name: String) -> String { schemas[name, "examples"]?.json ?? "none" }
    let id = "0190a6f0-7c00-7000-8000-000000000001"
    let time = "2026-01-31T12:00:00.000Z"
    #expect(examples("OrderLineCreate") == #"[{"code":"a","note":null},{"count":3,"code":"b"}]"#)
    #expect(examples("OrderLineReplace") == #"[{"note":null},{"count":3}]"#)
    #expect(examples("PartCreate") == #"[{"name":"Bolt","order_line_id":"\#(id)"}]"#)
    #expect(examples("PartReplace") == #"[{"name":"Bolt"}]"#)
    #expect(
      examples("Part")
        == #"[{"id":"\#(id)","name":"Bolt","order_line_id":"\#(id)","created_at":"\#(time)","updated_at":"\#(time)"}]"#
    )
    #expect(examples("OrderLineSelection") == "none")
  }

  @Test("a key that is declared is the one that an example gives, otherwise that of the first seeded record")
  func declaredKeys() throws {
    let model = try Model(
      yaml: """
        resources:
          Country:
            key: code
            fields: {code: {type: string, pattern: "[A-Z]{2}"}}
            examples: [{code: EE}, {code: PT}]
          Unit: {key: code, fields: {code: {type: int, min: 7, max: 7}}}
          Rate:
            key: [country, year]
            fields: {year: int, rate: {type: float, default: 1}}
            relations:
              unit: {belongs_to: Unit}
              country: {belongs_to: Country}
              origin: {belongs_to: Country, nullable: true}
            access: {read: anyone, write: anyone}
            timestamps: false
            examples: [{year: 1}, {year: 2, country_code: PT, origin_code: EE}]
        """
    )
    let schemas = openAPI(for: model, seededKeys: model.seededKeys).root["components", "schemas"]
    #expect(
      schemas?["Rate", "examples"]?.json
        == #"[{"country_code":"EE","year":1,"rate":1.0,"unit_code":7,"origin_code":null},"#
        + #"{"country_code":"PT","year":2,"rate":1.0,"unit_code":7,"origin_code":"EE"}]"#
    )
    #expect(
      schemas?["RateCreate", "examples"]?.json == #"[{"year":1,"unit_code":7,"country_code":"EE"},"#
        + #"{"year":2,"unit_code":7,"country_code":"PT","origin_code":"EE"}]"#
    )
    #expect(schemas?["RateReplace", "examples"]?.json == #"[{"unit_code":7},{"unit_code":7,"origin_code":"EE"}]"#)
  }

  @Test("rules across members are said of the record and its bodies, code between as many backticks as it needs")
  func rules() throws {
    let model = try Model(
      yaml: """
        resources:
          Note:
            description: To be read.
            fields: {title: string, body: string}
            check:
              - {rule: "record.title != '`` `'", message: has to be said, field: title}
              - {rule: record.title != record.body, message: says nothing}
            access: {create: anyone}
        """
    )
    let schemas = openAPI(for: model, seededKeys: model.seededKeys).root["components", "schemas"]
    let rules = """
      It keeps these rules; what breaks one is refused with `check`:

      - ``` record.title != '`` `' ```: `title` has to be said
      - `record.title != record.body`: says nothing
      """
    #expect(schemas?["Note", "description"] == .string("To be read.\n\n\(rules)"))
    #expect(schemas?["NoteCreate", "description"] == .string(rules))
  }

  @Test("a list that shows a part of its records says which")
  func views() throws {
    let document = try Self.document("data")
    let listed = document["components", "schemas", "OrderLineListed"]
    #expect(listed?["required"]?.json == #"["id","code","line_id"]"#)
    #expect(
      listed?["properties"]?.keys == ["id", "count", "code", "note", "parts", "line_id", "created_at", "updated_at"]
    )
    let fields = document["components", "parameters", "OrderLine.fields", "description"]
    #expect(fields?.json == #""What records hold, beside the id. In lists without it: code, line_id.""#)
    #expect(document["components", "schemas", "PartListed"] == nil)
  }
}
