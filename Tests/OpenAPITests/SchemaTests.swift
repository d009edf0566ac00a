import Generation
import Model
import OpenAPI
import TestSupport
import Testing

@Suite("Schemas")
struct SchemaTests {
  static let model = try! Model(
    yaml: #"""
      enums: {Kind: [one, two]}
      resources:
        Thing:
          description: One of each type.
          fields:
            code: {type: string, length: 1..3, pattern: "[a-zX][a-z]*", immutable: true}
            note: {type: text, nullable: true, default: none}
            count: {type: int, min: 1, max: 5, default: 2}
            big: int64?
            ratio: {type: float, max: 0.5, description: A share.}
            price: {type: "decimal(6,2)", min: -1.5, max: 99.99, default: 0.5, description: In euros.}
            whole: "decimal(3,0)"
            part: "decimal(2,2)?"
            flag: {type: bool, default: false}
            day: {type: date, min: 2000-01-01}
            moment: {type: datetime, max: "2026-01-31T12:00:00Z"}
            token: {type: uuid, nullable: true}
            mail: {type: email, length: ..60}
            site: url?
            kind: {type: Kind, default: one}
            other: {type: Kind, nullable: true}
          relations:
            parent: {belongs_to: Thing, nullable: true, on_delete: set_null}
            owner: {belongs_to: Owner, on_delete: restrict, immutable: true}
            friends: {many_to_many: Thing}
          access: {read: anyone, write: anyone}
          query: {include: [parent, owner, friends]}
        Owner:
          fields: {name: string}
          access: {read: anyone}
      """#
  )
  let schemas = openAPI(for: model, seededKeys: model.seededKeys).root["components", "schemas"]

  @Test("a record has every member of its spec in the order of the wire, included relations behind their keys")
  func record() throws {
    #expect(
      schemas?["Thing"]?.yaml == #"""
        type: object
        description: One of each type.
        required:
          - id
          - code
          - note
          - count
          - big
          - ratio
          - price
          - whole
          - part
          - flag
          - day
          - moment
          - token
          - mail
          - site
          - kind
          - other
          - parent_id
          - owner_id
          - created_at
          - updated_at
        properties:
          id: {type: string, format: uuid}
          code: {type: string, minLength: 1, maxLength: 3, pattern: "^[a-zX][a-z]*$"}
          note: {type: [string, "null"]}
          count: {type: integer, format: int32, minimum: 1, maximum: 5}
          big:
            type: [integer, "null"]
            format: int64
            minimum: -9007199254740991
            maximum: 9007199254740991
          ratio: {type: number, format: double, maximum: 0.5, description: A share.}
          price:
            type: string
            pattern: "^-?(?:0|[1-9][0-9]{0,3})\\.[0-9]{2}$"
            description: In euros. At least -1.50, at most 99.99.
          whole: {type: string, pattern: "^-?(?:0|[1-9][0-9]{0,2})$"}
          part: {type: [string, "null"], pattern: "^-?0\\.[0-9]{2}$"}
          flag: {type: boolean}
          day: {type: string, format: date, description: At least 2000-01-01.}
          moment: {type: string, format: date-time, description: "At most 2026-01-31T12:00:00.000Z."}
          token: {type: [string, "null"], format: uuid}
          mail: {type: string, format: email, maxLength: 60}
          site: {type: [string, "null"], format: uri}
          kind: {$ref: "#/components/schemas/Kind"}
          other:
            anyOf:
              - $ref: "#/components/schemas/Kind"
              - type: "null"
          parent_id: {type: [string, "null"], format: uuid}
          parent:
            description: Only when included.
            anyOf:
              - $ref: "#/components/schemas/Thing"
              - $ref: "#/components/schemas/ThingSelection"
              - type: "null"
          owner_id: {type: string, format: uuid}
          owner:
            description: Only when included.
            anyOf:
              - $ref: "#/components/schemas/Owner"
              - $ref: "#/components/schemas/OwnerSelection"
          friends:
            description: Only when included; ordered by id.
            type: array
            maxItems: 100
            items:
              anyOf:
                - $ref: "#/components/schemas/Thing"
                - $ref: "#/components/schemas/ThingSelection"
          created_at: {type: string, format: date-time}
          updated_at: {type: string, format: date-time}

        """#
    )
  }

  @Test("an included record that not everybody may read can be null", arguments: ["anyone", "self"])
  func hidden(_ rule: String) throws {
    let model = try Model(
      yaml: """
        auth: {principal: User, identifier: email, password: password}
        resources:
          User: {fields: {email: {type: email, unique: true}, password: password}, access: {read: \(rule)}}
          Note:
            fields: {text: string}
            relations: {writer: {belongs_to: User}}
            access: {read: anyone}
            query: {include: [writer]}
        """
    )
    let document = openAPI(for: model, seededKeys: model.seededKeys).root
    let writer = document["components", "schemas", "Note", "properties", "writer"]
    let user: [DocumentValue] = ["User", "UserSelection"].map { ["$ref": .string("#/components/schemas/\($0)")] }
    #expect(writer?["anyOf"] == .array(rule == "self" ? user + [["type": "null"]] : user))
  }

  @Test("a create has what may be written, with its rules")
  func create() throws {
    #expect(
      schemas?["ThingCreate"]?.yaml == #"""
        type: object
        required: [code, ratio, whole, day, moment, mail, owner_id]
        properties:
          code: {type: string, minLength: 1, maxLength: 3, pattern: "^[a-zX][a-z]*$"}
          note: {type: [string, "null"], default: none}
          count: {type: integer, format: int32, minimum: 1, maximum: 5, default: 2}
          big:
            type: [integer, "null"]
            format: int64
            minimum: -9007199254740991
            maximum: 9007199254740991
          ratio: {type: number, format: double, maximum: 0.5, description: A share.}
          price:
            type: [string, number]
            pattern: "^-?(?:0|[1-9][0-9]{0,3})(?:\\.[0-9]{1,2}0*)?$"
            minimum: -1.50
            maximum: 99.99
            description: In euros. At least -1.50, at most 99.99.
            default: "0.50"
          whole:
            type: [string, number]
            pattern: "^-?(?:0|[1-9][0-9]{0,2})(?:\\.0+)?$"
            minimum: -999
            maximum: 999
          part:
            type: [string, number, "null"]
            pattern: "^-?0(?:\\.[0-9]{1,2}0*)?$"
            minimum: -0.99
            maximum: 0.99
          flag: {type: boolean, default: false}
          day: {type: string, format: date, description: At least 2000-01-01.}
          moment: {type: string, format: date-time, description: "At most 2026-01-31T12:00:00.000Z."}
          token: {type: [string, "null"], format: uuid}
          mail: {type: string, format: email, maxLength: 60}
          site: {type: [string, "null"], format: uri}
          kind: {$ref: "#/components/schemas/Kind", default: one}
          other:
            anyOf:
              - $ref: "#/components/schemas/Kind"
              - type: "null"
          parent_id: {type: [string, "null"], format: uuid}
          owner_id: {type: string, format: uuid}
          friend_ids:
            type: array
            description: The whole set.
            uniqueItems: true
            items: {type: string, format: uuid}
        additionalProperties: false

        """#
    )
  }

  @Test("a replace needn't repeat what is immutable, a change needs nothing and has no defaults")
  func replaceAndChange() throws {
    let replace = schemas?["ThingReplace"]
    let change = schemas?["ThingChange"]
    #expect(replace?["required"] == ["ratio", "whole", "day", "moment", "mail"])
    #expect(change?.keys == ["type", "properties", "additionalProperties"])
    #expect(change?["properties"]?.keys == replace?["properties"]?.keys)
    #expect(replace?["properties", "count", "default"] == 2)
    #expect(change?["properties", "count"]?.keys == ["type", "format", "minimum", "maximum"])
    #expect(
      change?["properties", "code"] == [
        "description": "Immutable: absent, or what it is.",
        "allOf": [["type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-zX][a-z]*$"]],
      ]
    )
    #expect(
      change?["properties", "friend_ids"] == [
        "type": "array", "description": "The whole set.", "uniqueItems": true,
        "items": ["type": "string", "format": "uuid"],
      ]
    )
  }

  @Test("a schema takes what the wire takes, and nothing else, at each boundary")
  func boundaries() throws {
    let cases: [(member: String, good: String, bad: String)] = [
      ("code", #"["a", "abc", "X"]"#, #"["", "abcd", "aX", "A", null, 1]"#),
      ("note", #"["", null]"#, "[1]"),
      ("count", "[1, 5, 2.0]", #"[0, 6, 1.5, "1", null]"#),
      ("big", "[9007199254740991, -9007199254740991, null]", "[9007199254740992, 0.5]"),
      ("ratio", "[0.5, -1e300, 0]", #"[0.6, "0.5"]"#),
      (
        "price",
        #"["99.99", "-1.5", "0", "1.50", "1.500", 99.99, -1.5]"#,
        #"["1.234", "01", "10000", "1.", ".5", "1e1", 100, -1.6]"#
      ),
      ("whole", #"["0", "999", "12.0", 12]"#, #"["1000", "1.5", "012"]"#),
      ("part", #"["0.12", "-0.1", "0", null]"#, #"["1.0", "0.123"]"#),
      ("kind", #"["one", "two"]"#, #"["One", null]"#),
      ("other", #"["one", null]"#, #"["three", 1]"#),
      ("friend_ids", #"[[], ["0198a1b2-0000-7000-8000-000000000001"]]"#, #"[null, "0198a1b2"]"#),
    ]
    let program = """
      import json, sys
      from jsonschema import Draft202012Validator
      document = json.load(open(sys.argv[1]))
      for member, good, bad in document["cases"]:
          schema = {"$ref": f"#/components/schemas/ThingCreate/properties/{member}", **document["root"]}
          validator = Draft202012Validator(schema)
          for value in json.loads(good):
              if not validator.is_valid(value): print(member, "refuses", json.dumps(value))
          for value in json.loads(bad):
              if validator.is_valid(value): print(member, "takes", json.dumps(value))
      """
    let input: DocumentValue = [
      "root": openAPI(for: Self.model, seededKeys: Self.model.seededKeys).root,
      "cases": .array(cases.map { [.string($0.member), .string($0.good), .string($0.bad)] }),
    ]
    #expect(try Python.run(program, on: input.json) == "")
  }
}
