import Diagnostics
import Spec
import YAMLTree

/// The whole spec that an example is a part of: what it leaves out is added around it, and where `isDeclaringAll` says so
/// also the resources that it names.
///
/// The kind of the part follows from its keys: a spec's, resources, a resource's, a query's, an api's, relations, fields.
package func wholeSpec(around example: String, isDeclaringAll: Bool = false) -> String {
  let text = dedented(example)
  guard case .mapping(let pairs)? = parseYAML(Array(text.utf8), file: "").value?.content else { return text }
  let keys = pairs.map { $0.key.word }
  let resources = Set(pairs.first { $0.key.word == "resources" }?.value.keys ?? [])
  func isPart(_ table: KeyTable) -> Bool {
    keys.allSatisfy { key in table.key(key) != nil || table.later.contains { $0.name == key } }
  }
  let head = [keys.contains("ashlar") ? nil : "ashlar: 1", keys.contains("service") ? nil : "service: {name: example}"]
    .compactMap(\.self)
  func spec(_ parts: String...) -> String { (head + parts).joined(separator: "\n") + "\n" }
  // A list of files is the spec's, one of relations a query's.
  let isListOfFiles = keys == ["include"] && text.contains(".yaml")
  // What is removed from a spec are resources, from a resource members.
  let isListOfResources = keys == ["removed"] && text.contains(/\[[A-Z{]/)
  let isWhole =
    isListOfFiles || isListOfResources
    || keys.contains { key in
      SpecKey.table.key(key) != nil && ResourceKey.table.key(key) == nil && QueryKey.table.key(key) == nil
    }
  // A list of mixins is a resource's, a mapping the spec's.
  let isListOfMixins = pairs.contains { $0.key.word == "mixins" && $0.value.keys.isEmpty }
  if isWhole || (keys == ["mixins"] && !isListOfMixins) || keys == ["silence"] {
    let extra = isDeclaringAll ? stubs(for: text, except: resources) : ""
    if keys.contains("resources") { return spec(text) + extra }
    let roles = text.contains("role: role") ? roles : ""
    return spec(text, roles, "resources:", "  Example: {fields: {name: string}}") + extra
  }
  if keys.allSatisfy({ $0.first?.isUppercase == true }) {
    return spec("resources:", indented(text, by: 2)) + stubs(for: text, except: Set(keys))
  }
  if isPart(APIKey.table), keys != ["version"] {
    return spec("api:", indented(text, by: 2), "resources:\n  Example: {}")
  }
  if isPart(QueryKey.table) { return wholeSpec(around: "query:\n\(indented(text, by: 2))") }
  if isPart(ResourceKey.table) {
    var parts = ["  Example:", indented(text, by: 4)]
    if !keys.contains("fields") {
      parts.append("    fields:")
      parts += [
        "name: string", "title: string", "price: float", "pages: int?", "city: string?", "starts_on: date?",
        "ends_on: date?", "tags: list(string)?", "open: {type: bool, default: true}",
      ].map { "      \($0)" }
      if keys.contains("states") { parts.append("      status: {type: Status, default: draft, write: never}") }
      let authors = ["author", "editor"].filter(text.contains)
      if !keys.contains("relations"), !authors.isEmpty {
        let relations = authors.map { "\($0): {belongs_to: Author}" }.joined(separator: ", ")
        parts.append("    relations: {\(relations)}")
      }
    }
    if !keys.contains("access") { parts.append("    access: {read: anyone}") }
    return spec(
      isListOfMixins ? "mixins: {Named: {fields: {label: string}}}" : enums(for: parts.joined(separator: "\n")),
      "resources:",
      parts.joined(separator: "\n")
    )
      + stubs(for: parts.joined(separator: "\n"), except: ["Example"])
  }
  if pairs.contains(where: { $0.value.keys.contains("to") }) {
    return wholeSpec(around: "states:\n  field: status\n  transitions:\n\(indented(text, by: 4))")
  }
  let relationKeys = RelationKey.allCases.filter { FieldKey(rawValue: $0.rawValue) == nil }.map(\.rawValue)
  let isRelation = pairs.contains { $0.value.keys.contains(where: relationKeys.contains) }
  let place = isRelation ? "relations" : "fields"
  // Whoever has a password signs in, and so does whoever is asked for.
  let isPrincipal = text.contains("type: password")
  let signsIn = isPrincipal ? "Example" : isRelation && text.contains(/owner: |authenticated/) ? "User" : nil
  return spec(
    signsIn.map { "auth: {principal: \($0), identifier: email, password: password}" } ?? "",
    enums(for: text),
    "resources:",
    "  Example:",
    isRelation ? "    fields: {name: string}" : "    access: {read: anyone}",
    "    \(place):",
    isPrincipal ? "      email: {type: email, unique: true}" : "",
    indented(text, by: 6)
  ) + stubs(for: text, except: ["Example"])
}

private let roles = "enums: {Role: [admin, customer]}"

/// A resource whose records sign in.
private func principal(_ name: String, hasRole: Bool) -> String {
  let role = hasRole ? ", role: {type: Role, default: customer, write: never}" : ""
  let fields = "email: {type: email, unique: true}, password: password\(role)"
  return "  \(name): {fields: {\(fields)}, access: {read: anyone}}\n"
}

/// Resources for those that relations lead to, with what the other side of each may be, and for those that are the pairs.
private func stubs(for text: String, except declared: Set<String>) -> String {
  var known = declared
  let through = /many_to_many: (\w+), through: (?:{resource: )?(\w+)(?:, own: (\w+), other: (\w+))?/
  let pairs = text.matches(of: through).map { match -> String in
    let (_, target, middle, own, other) = match.output
    guard known.insert(String(middle)).inserted else { return "" }
    let sides = [(own ?? "example", "Example"), (other ?? "other", target)]
    let relations = sides.map { "\($0): {belongs_to: \($1)}" }.joined(separator: ", ")
    return "  \(middle): {unique: [[\(sides[0].0), \(sides[1].0)]], relations: {\(relations)}}\n"
  }
  let principals = text.matches(of: /principal: ([A-Z]\w*)/).compactMap { match -> String? in
    let name = String(match.output.1)
    return known.insert(name).inserted ? principal(name, hasRole: text.contains("role: role")) : nil
  }
  let owners = text.matches(of: /belongs_to: (User)\b/).compactMap { match -> String? in
    let name = String(match.output.1)
    guard text.contains(/owner: |authenticated/), known.insert(name).inserted else { return nil }
    return principal(name, hasRole: false)
  }
  return pairs.joined() + principals.joined() + owners.joined()
    + text.matches(of: /(belongs_to|has_many|has_one|many_to_many): ([A-Z]\w*)/).compactMap { match in
      let name = String(match.output.2)
      guard known.insert(name).inserted else { return nil }
      let key = match.output.1 == "has_one" ? "{belongs_to: Example, unique: true}" : "{belongs_to: Example}"
      let back = match.output.1.hasPrefix("has_") ? ", relations: {author: \(key)}" : ""
      return "  \(name): {fields: {name: string}, access: {read: anyone}\(back)}\n"
    }.joined()
}

private func enums(for text: String) -> String {
  let names = Set(text.matches(of: /(?m)(?:type|^\w+): ([A-Z][0-9A-Za-z]*)(?:\?|,|}|$)/).map { String($0.output.1) })
  guard !names.isEmpty else { return "api: {version: v1}" }
  return "enums: {\(names.sorted().map { "\($0): [draft, published, withdrawn]" }.joined(separator: ", "))}"
}

private func dedented(_ text: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let blanks = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
  return lines.map { $0.dropFirst(min(blanks, $0.prefix { $0 == " " }.count)) }.joined(separator: "\n")
}

private func indented(_ text: String, by count: Int) -> String {
  let blanks = String(repeating: " ", count: count)
  return text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : "\(blanks)\($0)" }.joined(separator: "\n")
}

extension Node {
  fileprivate var word: String {
    if case .scalar(let scalar) = content { scalar.text } else { "" }
  }

  fileprivate var keys: [String] {
    if case .mapping(let pairs) = content { pairs.map(\.key.word) } else { [] }
  }
}
