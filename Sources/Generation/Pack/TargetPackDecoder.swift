package import Diagnostics
import Model
import YAMLTree

/// Reads a target's folder into its pack.
/// - Parameters:
///   - contents: every file of the folder by its path relative to it; `target.yaml` among them.
///   - location: the folder as a person would name it, for diagnostics.
package func readTargetPack(_ contents: [String: [UInt8]], location: String) -> Outcome<TargetPack> {
  let file = "\(location)/target.yaml"
  guard let bytes = contents["target.yaml"] else {
    let start = SourcePosition(line: 1, column: 1)
    let range = SourceRange(file: file, start: start, end: start)
    return Outcome(nil, [Diagnostic(.error, .targetPack, "the target has no 'target.yaml'", at: range)])
  }
  let tree = parseYAML(bytes, file: file)
  guard let root = tree.value else { return Outcome(nil, tree.diagnostics) }
  var decoder = TargetPackDecoder(contents: contents, location: location)
  let pack = decoder.decode(root)
  let diagnostics = tree.diagnostics + decoder.reader.diagnostics
  return Outcome(diagnostics.isEmpty ? pack : nil, diagnostics)
}

private struct TargetPackDecoder {
  let contents: [String: [UInt8]]
  let location: String
  var reader = PackReader()

  mutating func decode(_ root: Node) -> TargetPack? {
    let keys = ["target", "version", "summary", "next", "names", "literals", "types", "files"]
    let top = reader.mapping(root, of: "a target", known: keys)
    var parts: [String: Node] = [:]
    for key in keys { parts[key] = reader.required(key, in: top, of: root, "a target") }
    guard let target = parts["target"], let version = parts["version"], let summary = parts["summary"],
      let next = parts["next"], let names = parts["names"],
      let literals = parts["literals"], let types = parts["types"], let files = parts["files"]
    else { return nil }
    guard let namer = namer(names), let table = typeTable(types) else { return nil }
    let forms = literalForms(literals)
    return TargetPack(
      name: reader.text(target, of: "'target'"),
      version: reader.text(version, of: "'version'"),
      summary: reader.text(summary, of: "'summary'"),
      nextCommand: reader.text(next, of: "'next'"),
      namer: namer,
      literals: forms,
      literalPlaces: literalPlaces(literals),
      types: table,
      files: reader.sequence(files, of: "'files'").compactMap { rule($0) },
      contents: contents,
      location: location
    )
  }

  // MARK: names

  private mutating func namer(_ node: Node) -> Namer? {
    let kinds = Namer.Kind.allCases.map(\.rawValue)
    let others = [
      "acronyms", "reserved", "reserved_labels", "escape", "taken_types", "taken_type_form", "taken_members",
      "taken_member_form", "taken_cases", "taken_records", "taken_record_form", "taken_actions", "taken_action_form",
      "derived_types", "derived_action_types", "derived_records",
    ]
    let mapping = reader.mapping(node, of: "'names'", known: kinds + others)
    var styles: [Namer.Kind: NameStyle] = [:]
    for kind in Namer.Kind.allCases {
      guard let style = reader.required(kind.rawValue, in: mapping, of: node, "'names'") else { return nil }
      guard let read: NameStyle = reader.word(style, of: "name style") else { return nil }
      styles[kind] = read
    }
    func words(_ key: String) -> Set<String> { Set(reader.texts(mapping[key], of: "'\(key)'")) }
    return Namer(
      styles: styles,
      acronyms: words("acronyms"),
      reserved: words("reserved"),
      reservedLabels: words("reserved_labels"),
      escape: form("escape", in: mapping),
      takenTypes: words("taken_types"),
      takenTypeForm: form("taken_type_form", in: mapping),
      takenMembers: words("taken_members"),
      takenMemberForm: form("taken_member_form", in: mapping),
      takenCases: words("taken_cases"),
      takenRecords: words("taken_records"),
      takenRecordForm: form("taken_record_form", in: mapping),
      takenActions: words("taken_actions"),
      takenActionForm: form("taken_action_form", in: mapping),
      derivedTypes: forms("derived_types", in: mapping),
      derivedActionTypes: forms("derived_action_types", in: mapping),
      derivedRecords: forms("derived_records", in: mapping)
    )
  }

  /// A text that must hold `{}`, the place where a name goes.
  private mutating func form(_ key: String, in mapping: [String: Node]) -> String {
    guard let node = mapping[key] else { return "{}" }
    let text = reader.text(node, of: "'\(key)'")
    if text.contains("{}") == false { reader.fail("'\(key)' must hold '{}'", at: node) }
    return text
  }

  /// Texts that must each hold `{}`.
  private mutating func forms(_ key: String, in mapping: [String: Node]) -> [String] {
    let forms = reader.texts(mapping[key], of: "'\(key)'")
    if let node = mapping[key], let odd = forms.first(where: { !$0.contains("{}") }) {
      reader.fail("'\(odd)' in '\(key)' must hold '{}'", at: node)
    }
    return forms
  }

  // MARK: literals

  private enum Shape: String, CaseIterable {
    case quoted, block, lines, inline
  }

  private mutating func literalForms(_ node: Node) -> [String: LiteralForm] {
    var forms: [String: LiteralForm] = [:]
    let mapping = reader.mapping(node, of: "'literals'")
    for (name, value) in mapping { forms[name] = literalForm(value, name) }
    // Samples, defaults and what is in quotes are written by it.
    if case .mapping = node.content { _ = reader.required("string", in: mapping, of: node, "'literals'") }
    if let quoted = mapping["string"], let form = forms["string"] {
      if case .quoted = form {} else { reader.fail("'string' must be of the shape 'quoted'", at: quoted) }
    }
    return forms
  }

  private func literalPlaces(_ node: Node) -> [String: SourceRange] {
    guard case .mapping(let pairs) = node.content else { return [:] }
    let places = pairs.compactMap { pair in
      if case .scalar(let key) = pair.key.content { (key.text, pair.key.range) } else { nil }
    }
    return Dictionary(places) { first, _ in first }
  }

  private mutating func literalForm(_ node: Node, _ name: String) -> LiteralForm? {
    let keys = [
      "shape", "open", "close", "prefix", "width", "quotes", "map", "start", "code_point", "escape_ranges",
      "alternative",
    ]
    let mapping = reader.mapping(node, of: "literal '\(name)'", known: keys)
    guard let shapeNode = reader.required("shape", in: mapping, of: node, "literal '\(name)'"),
      let shape: Shape = reader.word(shapeNode, of: "literal shape")
    else { return nil }
    let map = replacements(mapping["map"], "map")
    let escapes = LiteralForm.CodePointEscape(
      form: mapping["code_point"].map { reader.text($0, of: "'code_point'") } ?? "",
      ranges: Set(codePointRanges(mapping["escape_ranges"]))
    )
    let quoting = quoting(mapping, map, escapes)
    let width = mapping["width"].flatMap { Int(reader.text($0, of: "'width'")) }
    switch shape {
    case .quoted:
      guard let other = mapping["alternative"] else { return .quoted([quoting]) }
      let parts = reader.mapping(other, of: "'alternative'", known: ["open", "close", "map"])
      return .quoted([quoting, self.quoting(parts, replacements(parts["map"], "map"), escapes)])
    case .block:
      let quotes = reader.texts(mapping["quotes"], of: "'quotes'")
      if let node = mapping["quotes"], quotes.contains(where: { $0.utf8.count != 1 }) {
        reader.fail("a sign in 'quotes' is one of ASCII", at: node)
      }
      return .block(quoting, width.map { LiteralForm.Folding(width: $0, quotes: quotes.flatMap(\.utf8)) })
    case .inline: return .inline(quoting)
    case .lines:
      let prefix = mapping["prefix"].map { reader.text($0, of: "'prefix'") } ?? ""
      return .lines(LiteralForm.Lines(prefix: prefix, width: width ?? 100, map: map, escapes: escapes))
    }
  }

  private mutating func quoting(
    _ mapping: [String: Node],
    _ map: [LiteralForm.Replacement],
    _ escapes: LiteralForm.CodePointEscape
  ) -> LiteralForm.Quoting {
    LiteralForm.Quoting(
      open: mapping["open"].map { reader.text($0, of: "'open'") } ?? "",
      close: mapping["close"].map { reader.text($0, of: "'close'") } ?? "",
      map: map,
      start: replacements(mapping["start"], "start"),
      escapes: escapes
    )
  }

  private mutating func replacements(_ node: Node?, _ key: String) -> [LiteralForm.Replacement] {
    guard let node else { return [] }
    let parts = reader.mapping(node, of: "'\(key)'")
    if parts[""] != nil { reader.fail("a part of '\(key)' is empty", at: node) }
    let pairs = parts.filter { !$0.key.isEmpty }.map { part, value in
      LiteralForm.Replacement(part: part, replacement: reader.text(value, of: "a replacement"))
    }
    return pairs.sorted { ($1.part.utf8.count, $0.part) < ($0.part.utf8.count, $1.part) }
  }

  private mutating func codePointRanges(_ node: Node?) -> [LiteralForm.CodePointRange] {
    guard let node else { return [] }
    return reader.sequence(node, of: "'escape_ranges'").compactMap { reader.word($0, of: "range of code points") }
  }

  // MARK: types

  private mutating func typeTable(_ node: Node) -> TypeTable? {
    let known = TypeTable.Row.allCases.map(\.rawValue) + ["nullable", "key"]
    let mapping = reader.mapping(node, of: "'types'", known: known)
    var rows: [TypeTable.Row: [String: String]] = [:]
    var keys: [String]?
    for row in TypeTable.Row.allCases {
      guard let value = reader.required(row.rawValue, in: mapping, of: node, "'types'") else { return nil }
      let facts = reader.mapping(value, of: "type '\(row.rawValue)'").mapValues { reader.text($0, of: "a fact") }
      let missing = ["name", "literal", "import"].filter { facts[$0] == nil }
      for key in missing { reader.fail("type '\(row.rawValue)' lacks the key '\(key)'", at: value) }
      let sorted = facts.keys.sorted()
      if let keys, keys != sorted, missing.isEmpty {
        let odd = Set(keys).symmetricDifference(sorted).sorted().joined(separator: "', '")
        reader.fail("every type must have the same keys; '\(row.rawValue)' differs in '\(odd)'", at: value)
      }
      keys = keys ?? sorted
      rows[row] = facts
    }
    return TypeTable(
      rows: rows,
      keys: keys ?? [],
      nullableForm: form("nullable", in: mapping),
      keyForm: form("key", in: mapping)
    )
  }

  // MARK: files

  private mutating func rule(_ node: Node) -> FileRule? {
    let keys = ["template", "copy", "history", "path", "each", "when", "ownership", "executable"]
    let mapping = reader.mapping(node, of: "a row of 'files'", known: keys)
    guard let pathNode = reader.required("path", in: mapping, of: node, "a row of 'files'"),
      let source = source(mapping, of: node)
    else { return nil }
    let scope: ScopeName? = mapping["each"].map { reader.word($0, of: "scope") } ?? .service
    let ownership: Artifact.Ownership? = mapping["ownership"].map { reader.word($0, of: "ownership") } ?? .generated
    guard let scope, let ownership else { return nil }
    return FileRule(
      source: source,
      scope: scope,
      path: located(pathNode, "'path'"),
      condition: mapping["when"].map { located($0, "'when'") },
      ownership: ownership,
      isExecutable: mapping["executable"].map { reader.text($0, of: "'executable'") } == "true",
      range: node.range
    )
  }

  private mutating func source(_ mapping: [String: Node], of node: Node) -> FileRule.Source? {
    switch (mapping["template"], mapping["copy"], mapping["history"]) {
    case (let template?, nil, nil):
      let path = reader.text(template, of: "'template'")
      if contents[path] == nil { reader.fail("the target has no file '\(path)'", at: template) }
      return .template(path)
    case (nil, let copy?, nil):
      let path = reader.text(copy, of: "'copy'")
      let found = path.hasSuffix("/") ? contents.keys.contains { $0.hasPrefix(path) } : contents[path] != nil
      if !found { reader.fail("the target has nothing at '\(path)'", at: copy) }
      return .copy(path)
    case (nil, nil, let history?):
      for key in ["each", "ownership", "executable"] where mapping[key] != nil {
        reader.fail("a copy of the history has no '\(key)'", at: mapping[key] ?? node)
      }
      if let path = mapping["path"], case .scalar(let scalar) = path.content, !scalar.text.hasSuffix("/") {
        reader.fail("the path of a history is a folder: end it with '/'", at: path)
      }
      let dialect: Dialect? = reader.word(history, of: "dialect")
      return dialect.map { .history($0) }
    case (nil, nil, nil), (_?, _?, _), (_?, nil, _?), (nil, _?, _?):
      reader.fail("a row of 'files' has either 'template', 'copy' or 'history'", at: node)
      return nil
    }
  }

  private mutating func located(_ node: Node, _ what: String) -> Located {
    Located(reader.text(node, of: what), at: contentRange(of: node))
  }

  /// The range of the text itself, without the quotes around it.
  private func contentRange(of node: Node) -> SourceRange {
    guard case .scalar(let scalar) = node.content else { return node.range }
    switch scalar.style {
    case .plain, .literal, .folded: return node.range
    case .singleQuoted, .doubleQuoted:
      var range = node.range
      range.start.column += 1
      range.end.column -= 1
      return range
    }
  }
}
