import Diagnostics
import Foundation
import Model
import Templating
import TestSupport
import Testing
import Workspace

@testable import Generation

/// A way in which the author's text could reach the output without having become inert.
struct Leak: Sendable, CustomStringConvertible {
  let description: String
  /// What stands in the small target's template of a resource; the name of the spec's file is such text.
  let template: String
  var others: [String: String] = [:]

  init(_ description: String, _ template: String, _ others: [String: String] = [:]) {
    self.description = description
    self.template = template
    self.others = others
  }
}

@Suite("A spec's own text in templates")
struct TaintTests {
  static let leaks = [
    Leak("printed", "{{ generator.spec_file }}"),
    Leak("joined by ~", "{{ 'x' ~ generator.spec_file ~ 'y' }}"),
    Leak("added", "{{ 'x' + generator.spec_file }}"),
    Leak("chosen by if", "{{ 'x' if resource.is_included else generator.spec_file }}"),
    Leak("chosen by or", "{{ generator.spec_file or 'x' }}"),
    Leak("set", "{% set text = 'x' ~ generator.spec_file %}{{ text }}"),
    Leak(
      "set in one branch",
      "{% if resource.is_included %}{% set t = 'x' %}{% else %}{% set t = generator.spec_file %}{% endif %}{{ t }}"
    ),
    Leak("a macro's parameter", "{% macro row(x) %}{{ x }}{% endmacro %}{{ row(generator.spec_file) }}"),
    Leak(
      "a macro's named parameter",
      "{% macro row(a, x='') %}{{ x }}{% endmacro %}{{ row('a', x=generator.spec_file) }}"
    ),
    Leak(
      "a macro that calls a macro",
      "{% macro a(x) %}{{ x }}{% endmacro %}{% macro b(x) %}{{ a(x ~ '') }}{% endmacro %}{{ b(generator.spec_file) }}"
    ),
    Leak(
      "an imported macro",
      "{% from 'm.j2' import row %}{{ row(generator.spec_file) }}",
      ["m.j2": "{% macro row(x) %}{{ x }}{% endmacro %}"]
    ),
    Leak("an included file", "{% include 'part.j2' %}", ["part.j2": "{{ generator.spec_file ~ 'x' }}"]),
    Leak("a block", "{% block a %}{{ generator.spec_file }}{% endblock %}"),
    Leak("the items of a list", "{% for text in ['x', generator.spec_file] %}{{ text }}{% endfor %}"),
    Leak("joined", "{{ ['x', generator.spec_file] | join(', ') }}"),
    Leak("what others are joined by", "{{ ['x', 'y'] | join(generator.spec_file) }}"),
    Leak("a field of each joined", "{{ resource.members | join(', ', attribute='sample_json') }}"),
    Leak("the first", "{{ ['x', generator.spec_file] | first }}"),
    Leak("an element", "{{ ['x', generator.spec_file][1] }}"),
    Leak("in capitals", "{{ generator.spec_file | upper }}"),
    Leak("trimmed", "{{ generator.spec_file | trim }}"),
    Leak("indented", "{{ generator.spec_file | indent(4) }}"),
    Leak("an indentation", "{{ 'x' | indent(generator.spec_file) }}"),
    Leak("replaced in", "{{ generator.spec_file | replace('x', 'y') }}"),
    Leak("a replacement", "{{ 'x' | replace('x', generator.spec_file) }}"),
    Leak("the form of each", "{{ ['x'] | each(generator.spec_file) | join }}"),
    Leak("each of them", "{{ [generator.spec_file] | each('{}') | join }}"),
    Leak("fitted", "{{ [generator.spec_file] | fit('(', ')', 2) }}"),
    Leak("fitted between", "{{ ['x'] | fit(generator.spec_file, ')', 2) }}"),
    Leak("wrapped", "{{ generator.spec_file | wrap(4) }}"),
    Leak("searched for names", "{{ generator.spec_file | named(['x']) | join }}"),
    Leak("the names that are searched for", "{{ 'x' | named([generator.spec_file]) | join }}"),
    Leak("in a loop", "{% for member in resource.members %}{{ member.sample_json }}{% endfor %}"),
    Leak("a statement", "{{ resource.insert_sql }}"),
    Leak("a description", "{% if resource.description is not none %}{{ resource.description }}{% endif %}"),
  ]

  private func diagnostics(_ template: String, _ others: [String: String], path: String? = nil) throws -> [Diagnostic] {
    var files = Packs.files { table in
      path.map { table.replacing("kinds/{{ resource.file }}.txt", with: $0) } ?? table
    }
    files["resource.j2"] = Array(template.utf8)
    for (name, text) in others { files[name] = Array(text.utf8) }
    let pack = readTargetPack(files, location: "paper")
    return pack.diagnostics + (pack.value.map { compile($0).diagnostics } ?? [])
  }

  @Test("is found on every way to the output", arguments: leaks)
  func leak(_ leak: Leak) throws {
    let found = try diagnostics(leak.template, leak.others)
    // Where a filter wants finished text, that is said instead.
    let codes: Set<DiagnosticCode> = [.templateUnescaped, .templateType]
    #expect(!found.isEmpty && found.allSatisfy { codes.contains($0.code) }, "\(found.map(\.line))")
    #expect(found.contains { $0.message.contains("text") || $0.code == .templateUnescaped }, "\(found.map(\.line))")
  }

  @Test("is found in the path of a file")
  func path() throws {
    let found = try diagnostics("x", [:], path: "kinds/{{ generator.spec_file }}.txt")
    #expect(found.map(\.code) == [.templateUnescaped])
    #expect(try diagnostics("x", [:]) == [])
  }

  @Test("may be printed as a literal")
  func literal() throws {
    #expect(try diagnostics("{{ generator.spec_file | string }}", [:]) == [])
    #expect(try diagnostics("{% set t = 'x' ~ generator.spec_file %}{{ t | string }}", [:]) == [])
  }

  // MARK: facts

  /// Facts that hold a value of the spec as an expression of the target's language: the one thing that is put together
  /// in Swift and not by a template.
  private static let expressions: Set = [
    "default", "minimum", "maximum", "sample", "other_sample", "third_sample", "seeds", "literal", "value",
  ]

  @Test(
    "no fact that may be printed as it is holds any of it, but for finished expressions",
    arguments: ["hostile", "torture"]
  )
  func facts(_ spec: String) throws {
    for name in try Repository.templates.targets() {
      let pack = try Repository.pack(name)
      let contexts = Contexts(for: pack)
      var model = try Model.shipped(spec)
      model.taint()
      let scene = Scene(model, for: pack, specFile: "\(Model.taint).yaml")
      var visit = Visit()
      let shared = contexts.names(of: .service).count
      for scope in ScopeName.allCases {
        for values in contexts.values(of: scope, in: scene) {
          let named = zip(contexts.names(of: scope), values).dropFirst(scope == .service ? 0 : shared)
          for (name, value) in named { visit.look(at: value, name.shape, name.name) }
        }
      }
      #expect(visit.facts > 1_000)
      #expect(visit.tainted > 100)
      for leak in visit.leaks where !Self.expressions.contains(leak.fact) || leak.text.contains(Model.taint) {
        Issue.record("\(leak.place): \(leak.text)")
      }
      #expect(visit.leaks.contains { Self.expressions.contains($0.fact) })
    }
  }

  /// Every value that a template can reach in few steps.
  private struct Visit {
    struct Finding {
      let place: String
      let fact: String
      let text: String
    }

    var leaks: [Finding] = []
    var facts = 0
    var tainted = 0

    mutating func look(at value: Value, _ shape: Shape, _ place: String, depth: Int = 0) {
      switch (value, shape) {
      case (_, .optional(let wrapped)): look(at: value, wrapped, place, depth: depth)
      case (.string(let text), .string):
        facts += 1
        if text.contains(Model.mark) {
          let fact = place.split(separator: ".").last.map(String.init) ?? place
          leaks.append(Finding(place: place, fact: fact, text: text))
        }
      case (.string(let text), .text): tainted += text.contains(Model.taint) ? 1 : 0
      case (.list(let values), .list(let element)):
        for value in values { look(at: value, element, place, depth: depth) }
      case (.record(let record), .record(let shape)):
        for (slot, field) in shape.fields.enumerated() where depth < 2 || !field.shape.leadsOn {
          look(at: record[slot], field.shape, "\(place).\(field.name)", depth: depth + 1)
        }
      default: return
      }
    }
  }

  // MARK: forms

  /// Which forms of text have a place in which kind of file: an escape of one language does nothing in another.
  private static let forms: [(suffix: String, forms: Set<String>)] = [
    (".swift.j2", ["string", "sql", "document", "raw", "doc", "remark"]),
    (".py.j2", ["string", "sql", "doc", "remark", "code"]),
    ("pyproject.toml.j2", ["toml", "remark"]),
    ("openapi.json.j2", ["file"]),
    ("README.md.j2", ["markdown", "code", "fenced", "shell"]),
    ("openapi.yaml.j2", ["file", "inline"]),
    (".sql.j2", ["file"]),
    ("", ["inline"]),
  ]
  /// What may still be done with text that is inert: what changes its letters could undo that.
  private static let after: Set = ["length", "indent"]

  @Test("becomes inert in the way of the file that it stands in, and stays so")
  func filters() throws {
    for name in try Repository.templates.targets() {
      let pack = try Repository.pack(name)
      let names = Set(pack.literals.keys)
      var uses = 0
      for (path, contents) in pack.contents where path.hasSuffix(".j2") {
        // A file without an extension of its own is a part of others.
        let isPart = !path.dropLast(3).contains(".") && !path.hasPrefix("project/")
        let allowed = isPart ? Self.forms[0].forms : Self.forms.first { path.hasSuffix($0.suffix) }?.forms ?? []
        for (number, line) in String(decoding: contents, as: UTF8.self).components(separatedBy: "\n").enumerated() {
          // What follows is looked at without being taken, since it may be a form itself.
          let chain = line.matches(of: /\|\s*(?<name>[a-z_]+)(?:\([^()|]*\))?(?=(?:\s*\|\s*(?<next>[a-z_]+))?)/)
          for use in chain where names.contains(String(use.output.name)) {
            uses += 1
            let form = String(use.output.name)
            #expect(allowed.contains(form), "\(path):\(number + 1): '\(form)' does not suit this file")
            if let next = use.output.next {
              #expect(Self.after.contains(String(next)), "\(path):\(number + 1): '\(next)' behind '\(form)'")
            }
            let line = line[..<use.range.lowerBound].replacing(/\{%.*?%\}/, with: "")
            let before = line.components(separatedBy: "{{").first ?? ""
            switch form {
            case "doc" where path.hasSuffix(".py.j2"):
              #expect(before.drop { $0 == " " } == "\"\"\"", "\(path):\(number + 1): not at the start of a docstring")
            case "doc", "remark":
              #expect(before.allSatisfy { $0 == " " }, "\(path):\(number + 1): not at the start of its line")
            case "inline": #expect(before == "# ", "\(path):\(number + 1): not in a comment")
            default: break
            }
          }
        }
      }
      #expect(uses > 50)
    }
  }
}

extension Shape {
  /// Whether a value of it leads to further records.
  fileprivate var leadsOn: Bool {
    switch self {
    case .record: true
    case .list(let element), .optional(let element): element.leadsOn
    case .string, .text, .int, .bool, .none: false
    }
  }
}

extension Model {
  /// What the author's texts are known by, and the whole of it with what would end a literal or a comment.
  fileprivate static let mark = "TAINT"
  fileprivate static let taint = "TAINT\"\\(x)*/"

  /// Puts a mark into every text that its author was free in.
  fileprivate mutating func taint() {
    service.description = Self.marked(service.description)
    service.version = Self.marked(service.version)
    for position in enums.indices {
      for value in enums[position].cases.indices {
        enums[position].cases[value].label = Self.marked(enums[position].cases[value].label)
      }
    }
    for position in resources.indices { resources[position].taint() }
  }

  fileprivate static func marked(_ text: String?) -> String { (text ?? "") + taint }

  fileprivate static func marked(_ literal: Literal) -> Literal {
    switch literal {
    case .string(let text): .string(marked(text))
    case .list(let items): .list(items.map(marked))
    case .json(let value): .json(marked(value))
    case .int, .float, .decimal, .longDecimal, .bool, .date, .datetime, .duration, .bytes, .uuid, .enumCase: literal
    }
  }

  private static func marked(_ value: JSONLiteral) -> JSONLiteral {
    switch value {
    case .string(let text): .string(marked(text))
    case .array(let values): .array(values.map(marked))
    case .object(let members): .object(members.map { .init(marked($0.name), marked($0.value)) })
    case .null, .bool, .int, .float: value
    }
  }

  fileprivate static func marked(_ condition: RecordCondition) -> RecordCondition {
    func marked(_ operand: RecordCondition.Operand) -> RecordCondition.Operand {
      guard case .literal(let literal, let type) = operand else { return operand }
      return .literal(Self.marked(literal), type)
    }
    return switch condition {
    case .comparison(let left, let comparison, let right): .comparison(marked(left), comparison, marked(right))
    case .isOneOf(let operand, let literals): .isOneOf(operand, literals.map(Self.marked))
    case .not(let inner): .not(Self.marked(inner))
    case .and(let parts): .and(parts.map(Self.marked))
    case .or(let parts): .or(parts.map(Self.marked))
    case .isNull, .holds: condition
    }
  }
}

extension Field {
  fileprivate mutating func taint() {
    description = Model.marked(description)
    defaultValue = defaultValue.map(Model.marked)
  }
}

extension Resource {
  fileprivate mutating func taint() {
    description = Model.marked(description)
    for field in fields.indices { fields[field].taint() }
    for relation in relations.indices { relations[relation].taint() }
    for check in checks.indices {
      checks[check].message = Model.marked(checks[check].message)
      checks[check].condition = Model.marked(checks[check].condition)
    }
    for index in uniques.indices { uniques[index].condition = uniques[index].condition.map(Model.marked) }
    for example in examples.indices {
      examples[example].values = examples[example].values.mapValues { $0.map(Model.marked) }
    }
    for action in actions.indices {
      actions[action].description = Model.marked(actions[action].description)
      for field in actions[action].input.indices { actions[action].input[field].taint() }
      for field in actions[action].output.indices { actions[action].output[field].taint() }
    }
  }
}

extension Relation {
  fileprivate mutating func taint() {
    switch self {
    case .belongsTo(var key):
      key.description = Model.marked(key.description)
      self = .belongsTo(key)
    case .hasMany(var other):
      other.description = Model.marked(other.description)
      self = .hasMany(other)
    case .hasOne(var other):
      other.description = Model.marked(other.description)
      self = .hasOne(other)
    case .manyToMany(var pairs):
      pairs.description = Model.marked(pairs.description)
      self = .manyToMany(pairs)
    }
  }
}
