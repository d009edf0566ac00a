import Analysis
import Diagnostics
import Foundation
import Spec
import TestSupport
import Testing
import YAMLTree

@Suite("The schema for editors")
struct SchemaTests {
  @Test("refuses what the decoder refuses, and takes every spec that has no error")
  func agreement() throws {
    var lines = [specSchema().line, specSchema(of: PartKey.table).line]
    var expected: [String] = []
    for (folder, name) in ["", "features", "invalid"].flatMap({ folder in
      ShippedSpec.names(in: folder).map { (folder, $0) }
    }) {
      let spec = try ShippedSpec(folder.isEmpty ? name : "\(folder)/\(name)")
      let hasErrors = spec.reading.outcome.diagnostics.contains { $0.severity == .error }
      for (file, bytes) in spec.texts.sorted(by: { $0.key < $1.key }) {
        guard let root = parseYAML(bytes, file: file).value else { continue }
        let isPart = file != spec.file
        let decoding = decode(root, by: isPart ? PartKey.table : SpecKey.table)
        let isRefused = decoding.diagnostics.contains { $0.severity == .error }
        lines.append(JSONValue.array([.integer(isPart ? 1 : 0), root.json]).line)
        // What the analysis refuses the schema may refuse or not: names have a pattern, what they lead to has none.
        expected.append("\(file): \(isRefused ? "refused" : hasErrors ? "either" : "taken")")
      }
    }
    #expect(try disagreements(lines, expected) == [])
    #expect(expected.count { $0.hasSuffix("refused") } >= 10)
  }

  /// Values of every kind, at the edges of bounds and beyond, and names of every spelling.
  private static let values: [JSONValue] = [
    .null, true, 0, 1, 2, 999, 1001, 10_001, -1, .number("0.5"), "", " ", "x", "X", "anyone", "1..2", "int",
    .array([]), .array(["x"]), .array([.array(["x"])]), .object([]), .object([.init(key: "x", value: "x")]),
  ]
  /// What an included file leaves to the spec.
  private static let head: [JSONValue.Member] = [
    .init(key: "ashlar", value: 1), .init(key: "service", value: .object(["name": "example"])),
  ]
  private static let names = ["", "x", "X", "aB", "a_b", "a_B", "A-b", "1", "a b", String(repeating: "a", count: 61)]

  @Test(
    "refuses a wrong value of any key, and a missing key, as the decoder does, and takes what is right",
    arguments: keyTables.map(\.title)
  )
  func mistakes(_ title: String) throws {
    let table = try #require(keyTables.first { $0.title == title })
    let isPart = title == PartKey.title
    var lines = [specSchema().line, specSchema(of: PartKey.table).line]
    var expected: [String] = []
    func add(_ document: JSONValue, _ what: String) throws {
      let text = document.line
      let root = try #require(parseYAML(Array(text.utf8), file: "").value, "\(what): \(text)")
      let isRefused = decode(root, by: isPart ? PartKey.table : SpecKey.table).diagnostics.contains {
        $0.severity == .error
      }
      var whole = document
      if isPart, case .object(let members) = document { whole = .object(Self.head + members) }
      // What stands in a mixin that no resource names is not analysed.
      let hasErrors =
        isRefused
        || readModel(whole.line).diagnostics.contains { $0.severity == .error || $0.code == .unusedMixin }
      lines.append(JSONValue.array([.integer(isPart ? 1 : 0), root.json]).line)
      expected.append("\(what): \(isRefused ? "refused" : hasErrors ? "either" : "taken")")
    }
    for entry in table.entries {
      let example = try #require(keyExamples[title]?[entry.name])
      let spec = isPart ? example : wholeSpec(around: example, isDeclaringAll: true)
      let root = try #require(parseYAML(Array(spec.utf8), file: "").value).json
      try add(root, entry.name)
      try add(root.changing(entry.name) { _ in nil }, "no \(entry.name)")
      for value in Self.values {
        try add(root.changing(entry.name) { _ in value }, "\(entry.name): \(value.line)")
        try add(root.changing(entry.name) { $0.withFirst { _ in value } }, "first of \(entry.name): \(value.line)")
      }
      for name in Self.names {
        try add(root.changing(entry.name) { $0.withName(name) }, "name in \(entry.name): '\(name)'")
      }
      for limit in entry.key.form.limits where limit <= 1000 {
        for count in [limit, limit + 1] {
          try add(root.changing(entry.name) { $0.repeated(count) }, "\(count) of \(entry.name)")
        }
      }
    }
    #expect(try disagreements(lines, expected) == [])
    #expect(expected.contains { $0.hasSuffix("refused") } && expected.contains { $0.hasSuffix("taken") })
  }

  static let types: [String] = {
    let single = TypeName.allCases.map(\.rawValue) + ["decimal(10,2)", "Size"]
    let odd = [
      "", "?", "String", "strings", "string??", "decimal", "decimal()", "decimal(10)", "decimal( 10 , 2 )",
      "decimal(+10,2)",
      "decimal(10,2,1)", "decimal(a,b)", "list", "list()", "list(string", "list(list(string))", "list(string?)",
      "list( int )",
      "list(string,int)", "list(decimal(10,2))", "list(decimal(10))", "password", "int(11)", "size", "Siz-e", " string",
    ]
    return single + single.map { $0 + "?" } + single.map { "list(\($0))" } + single.map { "list(\($0))?" } + odd
  }()

  /// Where the schema can tell; that a name is one of an enum's, and how many digits there can be, it cannot.
  @Test("takes and refuses the types that the analysis takes and refuses")
  func types() throws {
    var lines = [specSchema().line, specSchema(of: PartKey.table).line]
    var expected: [String] = []
    // Whether a password can be is for the rest of the spec to say.
    for type in Self.types where !["String", "list(String)", "password"].contains(type) {
      for key in ["fields: {a: \(JSONValue.quoted(type))}", "fields: {a: {type: \(JSONValue.quoted(type))}}"] {
        let text = """
          {ashlar: 1, service: {name: demo}, enums: {Size: [small]}, resources: {Example: {access: {read: anyone}, \(key)}}}
          """
        let root = try #require(parseYAML(Array(text.utf8), file: "").value)
        let isRefused = readModel(text).diagnostics.contains { $0.severity == .error }
        lines.append(JSONValue.array([.integer(0), root.json]).line)
        expected.append("'\(type)': \(isRefused ? "refused" : "taken")")
      }
    }
    #expect(try disagreements(lines, expected) == [])
    #expect(expected.count { $0.hasSuffix("refused") } >= 30)
    #expect(expected.count { $0.hasSuffix("taken") } >= 100)
  }

  @Test("knows the access rules and the codes of warnings")
  func words() throws {
    var lines = [specSchema().line, specSchema(of: PartKey.table).line]
    var expected: [String] = []
    func add(_ part: String, isRefused: Bool) throws {
      let text = "{ashlar: 1, service: {name: demo}, resources: {Example: {fields: {a: string}, \(part)}}}"
      let root = try #require(parseYAML(Array(text.utf8), file: "").value)
      #expect(readModel(text).diagnostics.contains { $0.severity == .error } == isRefused, "\(part)")
      lines.append(JSONValue.array([.integer(0), root.json]).line)
      expected.append("\(part): \(isRefused ? "refused" : "taken")")
    }
    for rule in ["anyone", "never", "record.a == 'b'"] { try add("access: {read: \"\(rule)\"}", isRefused: false) }
    try add("access: [anyone]", isRefused: true)
    for code in DiagnosticCode.allCases {
      try add("silence: {\(code.rawValue): For a reason.}", isRefused: !code.canBeSilenced)
    }
    #expect(try disagreements(lines, expected) == [])
  }

  /// Where the schema says something else than is expected, whatever that is where either is right.
  private func disagreements(_ lines: [String], _ expected: [String]) throws -> [String] {
    let answers = try PythonOracle.run("GoldenTests/Oracle/schema.py", on: lines.joined(separator: "\n"))
      .split(separator: "\n").map(String.init)
    #expect(answers.count == expected.count)
    return zip(expected, answers).filter { expected, answer in
      !(expected.hasSuffix("either") || expected.hasSuffix(answer.hasPrefix("taken") ? "taken" : "refused"))
    }.map { "\($0), but the schema says: \($1)" }
  }
}

extension Node {
  /// The tree as JSON, scalars as YAML's core schema reads them.
  fileprivate var json: JSONValue {
    switch content {
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let pairs):
      .object(
        pairs.map { pair in
          guard case .scalar(let key) = pair.key.content else { return JSONValue.Member(key: "", value: .null) }
          return JSONValue.Member(key: key.text, value: pair.value.json)
        }
      )
    case .scalar(let scalar):
      switch scalar.value {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .int(let number): .integer(Int(number))
      // Any number that is not whole does.
      case .float: .number("0.5")
      case .string: .string(scalar.text)
      }
    }
  }
}

extension Form {
  /// How many of something there may be.
  fileprivate var limits: [Int] {
    switch self {
    case .list(_, _, let limit), .named(_, _, let limit): [limit]
    case .either(let short, let long): short.limits + long.limits
    case .prose, .word, .label, .boolean, .integer, .choice, .numbers, .literal, .value, .anything, .keyed: []
    }
  }
}

extension JSONValue {
  /// The value with what stands behind every key of that name made into something else, or into nothing.
  fileprivate func changing(_ key: String, _ change: (JSONValue) -> JSONValue?) -> JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let values): .array(values.map { $0.changing(key, change) })
    case .object(let members):
      .object(
        members.compactMap { member in
          let value = member.key == key ? change(member.value) : member.value.changing(key, change)
          return value.map { Member(key: member.key, value: $0) }
        }
      )
    }
  }

  /// A list or a mapping with its first value made into something else.
  fileprivate func withFirst(_ change: (JSONValue) -> JSONValue) -> JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let values): .array(values.prefix(1).map(change) + values.dropFirst())
    case .object(let members):
      .object(members.prefix(1).map { Member(key: $0.key, value: change($0.value)) } + members.dropFirst())
    }
  }

  /// A mapping whose first key has another name.
  fileprivate func withName(_ name: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.prefix(1).map { Member(key: name, value: $0.value) } + members.dropFirst())
  }

  /// A list or a mapping with so many values, all like the first one.
  fileprivate func repeated(_ count: Int) -> JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let values): .array(values.first.map { Array(repeating: $0, count: count) } ?? [])
    case .object(let members):
      .object(
        members.first.map { first in (0..<count).map { Member(key: "\(first.key)\($0)", value: first.value) } } ?? []
      )
    }
  }
}
