package import Diagnostics

/// The language as a JSON Schema (draft 2020-12), for editors: what it refuses is an error of the spec, and all that can be
/// told of one part of a spec by itself is in it.
///
/// Names that must resolve, values of types and rules across keys are the analysis' part, and are not in it.
///
/// - Parameter table: `PartKey.table` for files that are included.
package func specSchema(of table: KeyTable = SpecKey.table) -> JSONValue {
  .object([
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A spec for ashlar",
    "$ref": .string(table.reference),
    "$defs": .object(
      keyTables.map { JSONValue.Member(key: $0.definition, value: $0.schema) }
        + [JSONValue.Member(key: "type", value: types)]
    ),
  ])
}

extension KeyTable {
  /// The name of the table's definition: `a resource` is `resource`.
  fileprivate var definition: String {
    let words = title.split(separator: " ")
    return words.dropFirst(min(1, words.count - 1)).joined(separator: "_")
  }

  fileprivate var reference: String { "#/$defs/\(definition)" }

  fileprivate var schema: JSONValue {
    let required = entries.filter { $0.key.isRequired && $0.key.substitute == nil }.map(\.name)
    let replaced = entries.filter(\.key.isRequired).compactMap { entry in
      entry.key.substitute.map { name in
        JSONValue.object(["anyOf": .array([entry.name, name].map { .object(["required": .strings([$0])]) })])
      }
    }
    let properties = entries.map { entry in
      JSONValue.Member(key: entry.name, value: entry.key.form.schema(describedBy: entry.key.summary))
    }
    return .object([
      "type": "object",
      "properties": .object(properties),
      "required": required.isEmpty ? nil : .strings(required),
      "allOf": replaced.isEmpty ? nil : .array(replaced),
      "additionalProperties": false,
    ])
  }
}

extension Form {
  fileprivate func schema(describedBy summary: String? = nil) -> JSONValue {
    let description = summary.map { JSONValue.Member(key: "description", value: .string($0)) }
    return .object((description.map { [$0] } ?? []) + members)
  }

  private var members: [JSONValue.Member] {
    guard case .object(let members) = bare else { return [] }
    return members
  }

  /// The schema without a description.
  private var bare: JSONValue {
    switch self {
    case .prose: .object(["type": "string"])
    case .word(let what):
      words[what] ?? .object(["type": "string", "pattern": patterns[what].map(JSONValue.string)])
    case .label(let what):
      .object(["type": .strings(["string", "number"]), "pattern": patterns[what].map(JSONValue.string)])
    case .boolean: .object(["type": "boolean"])
    case .integer(let bounds):
      .object([
        "type": "integer", "minimum": .integer(bounds.lowerBound), "maximum": .integer(bounds.upperBound),
      ])
    case .choice(let words, _): .object(["enum": .strings(words)])
    case .numbers(let numbers): .object(["enum": .array(numbers.map(JSONValue.integer))])
    case .anything: .object([:])
    case .value: .object(["not": .object(["type": "null"])])
    case .literal: .object(["type": .strings(["string", "number", "boolean"])])
    case .list(let item, _, let limit):
      .object([
        "type": "array", "items": item.schema(), "minItems": 1, "maxItems": .integer(limit),
      ])
    case .keyed(let table): .object(["$ref": .string(table.reference)])
    case .named(let value, let what, let limit):
      .object([
        "type": "object",
        "propertyNames": keys[what]
          ?? names[what].map { .object(["pattern": .string($0), "maxLength": .integer(Limits.nameLength)]) },
        "additionalProperties": value.schema(),
        "minProperties": 1,
        "maxProperties": .integer(limit),
      ])
    case .either(let short, let long): .object(["anyOf": .array([short.schema(), long.schema()])])
    }
  }
}

private let pascalCase = "^[A-Z][0-9A-Za-z]*$"
private let memberCase = "^[a-z]([0-9A-Za-z]|_(?=[0-9a-z]))*$"

/// How names are spelled, by what they are names of.
private let names = [
  "resources": pascalCase, "enums": pascalCase, "mixins": pascalCase, "fields": memberCase, "relations": memberCase,
  "actions": memberCase, "cases": "^[A-Za-z][-0-9A-Z_a-z]*$",
]

/// How short texts are spelled, where that is all that can be said of them.
private let patterns = [
  "a resource": pascalCase, "a mixin": pascalCase, "a case": "^[A-Za-z][-0-9A-Z_a-z]*$",
  "a length": #"^([0-9]+(\.\.[0-9]*)?|\.\.[0-9]+)$"#, "a reason": #"\S"#,
  "a rate": "^[1-9][0-9]*/[1-9][0-9]*[smh]$", "a size": "^[1-9][0-9]*(B|KB|MB)$",
]

/// Short texts of which all are known.
private let words: [String: JSONValue] = [
  "a type": .object(["$ref": "#/$defs/type"]),
  // An expression, of which the words that stand alone are worth offering.
  "an access rule": .object([
    "anyOf": .array([.object(["enum": .strings(AccessRule.allCases.map(\.rawValue))]), .object(["type": "string"])])
  ]),
]

/// Keys of which all are known, though they are no table's.
private let keys: [String: JSONValue] = [
  "codes of warnings": .object(["enum": .strings(DiagnosticCode.allCases.filter(\.canBeSilenced).map(\.rawValue))])
]

/// What stands for a type: a name, with `?` when it may be null, or one that is made of more.
private let types: JSONValue = {
  let names = TypeName.allCases.map(\.rawValue)
  let decimal = #"decimal\( *[0-9]+ *, *[0-9]+ *\)"#
  let enumeration = "[A-Z][0-9A-Za-z]*"
  let items = (TypeName.allCases.filter(\.isOfItems).map(\.rawValue) + [enumeration, decimal]).joined(separator: "|")
  func pattern(_ text: String, _ meaning: String) -> JSONValue {
    .object(["type": "string", "pattern": .string("^\(text)\\??$"), "description": .string(meaning)])
  }
  return .object([
    "anyOf": .array([
      .object(["enum": .strings(names + names.map { $0 + "?" })]),
      .object(["const": "password", "description": "What somebody signs in with, kept as its hash."]),
      pattern(decimal, "Exact numbers: digits in all, and digits after the point."),
      pattern(#"list\( *(\#(items)) *\)"#, "Values of one type in an order."),
      pattern(enumeration, "The name of an enum."),
    ]),
    "examples": .strings(["decimal(10,2)", "list(string)"]),
  ])
}()
