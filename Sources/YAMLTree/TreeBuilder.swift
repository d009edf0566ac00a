import Diagnostics

/// Builds the tree from libyaml's events, with what YAML leaves to its user: aliases, merge keys, unique keys, limits.
struct TreeBuilder {
  /// Ends the reading after its diagnostic was recorded.
  private struct Stop: Error {}

  /// A node with what it adds to the limits.
  private struct Built {
    var node: Node
    var nodes: Int
    /// Collections inside one another; 0 for a scalar.
    var height: Int
  }

  let reader: EventReader
  var source: SourceText
  let limits: YAMLLimits
  var diagnostics: [Diagnostic] = []
  private var anchors: [String: Built] = [:]
  private var openAnchors: [String] = []
  private var nodes = 0
  /// The last scalar, which may have swallowed what follows an unclosed quote.
  private var lastQuoted: SourceRange?
  private var openBrackets: [SourcePosition] = []
  private var isInDocument = false
  private var unknownAliases: Set<SourcePosition> = []

  init(reader: EventReader, source: SourceText, limits: YAMLLimits) {
    self.reader = reader
    self.source = source
    self.limits = limits
  }

  mutating func build() -> Outcome<Node> {
    var root: Node?
    do {
      try checkDirectives()
      root = try document()
    } catch {
      root = nil
    }
    let failed = diagnostics.contains { $0.severity == .error }
    return Outcome(failed ? nil : root, diagnostics)
  }

  /// Only `%YAML` may stand before the document: `%TAG` serves tags, which are refused, and libyaml compares each with all.
  private mutating func checkDirectives() throws(Stop) {
    var line = 1
    while true {
      let start = source.indentation(ofLine: line)
      let end = source.contentEnd(ofLine: line)
      guard start.upperBound < source.bytes.count else { return }
      line += 1
      if end <= start.upperBound || source.bytes[start.upperBound] == UInt8(ascii: "#") { continue }
      guard start.isEmpty, source.bytes[start.lowerBound] == UInt8(ascii: "%") else { return }
      guard source.bytes[start.lowerBound..<end].starts(with: Array("%YAML ".utf8)) else {
        let word = source.word(at: start.lowerBound)
        throw stop(.yamlSyntax, "a directive other than '%YAML' is not supported", at: word, help: "delete the line")
      }
    }
  }

  private mutating func document() throws(Stop) -> Node? {
    let first = try next()
    guard case .documentStart = first.kind else {
      throw stop(.yamlEmpty, "the file holds no document", at: place(SourcePosition(line: 1, column: 1)))
    }
    isInDocument = true
    let root = try node(try next(), depth: 0)
    _ = try next()
    let second = try next()
    if case .documentStart = second.kind {
      let word = source.word(at: source.offset(of: second.start))
      throw stop(.yamlDocuments, "a second document in the same file", at: word, help: "put it into a file of its own")
    }
    if case .scalar(let scalar) = root.node.content, scalar.style == .plain, scalar.text.isEmpty {
      throw stop(.yamlEmpty, "the document is empty", at: root.node.range)
    }
    return root.node
  }

  private mutating func next() throws(Stop) -> Event {
    do {
      return try reader.next()
    } catch {
      var diagnosis = SyntaxDiagnosis(
        failure: error,
        source: source,
        lastQuoted: lastQuoted,
        openBrackets: openBrackets,
        isInDocument: isInDocument
      )
      diagnostics.append(diagnosis.diagnostic())
      throw Stop()
    }
  }

  // MARK: - Nodes

  private mutating func node(_ event: Event, depth: Int) throws(Stop) -> Built {
    var start = event.start
    if event.anchor != nil || event.tag != nil { start = source.positionBehindProperties(event.start) }
    if case .alias(let name) = event.kind { return try alias(name, event, depth: depth) }

    try count(1, at: event)
    if let anchor = event.anchor { openAnchors.append(anchor) }
    var built: Built
    switch event.kind {
    case .scalar(let text, let style):
      built = Built(node: scalar(text, style, event, start: start), nodes: 1, height: 0)
    case .sequenceStart(let isFlow):
      try checkDepth(depth + 1, at: event)
      built = try sequence(start: start, isFlow: isFlow, depth: depth + 1)
      checkTag(event, is: "seq", "a sequence")
    case .mappingStart(let isFlow):
      try checkDepth(depth + 1, at: event)
      built = try mapping(start: start, isFlow: isFlow, depth: depth + 1)
      checkTag(event, is: "map", "a mapping")
    case .alias, .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      preconditionFailure("libyaml ends nothing where a node must begin")
    }
    if let anchor = event.anchor {
      openAnchors.removeLast()
      anchors[anchor] = built
    }
    return built
  }

  private mutating func scalar(_ text: String, _ style: Scalar.Style, _ event: Event, start: SourcePosition) -> Node {
    var range = SourceRange(in: source.file, start: start, end: max(start, event.end))
    var value = Scalar.Value.string
    switch style {
    case .plain: value = event.tag == nil ? CoreSchema.value(of: text) : .string
    case .singleQuoted, .doubleQuoted: lastQuoted = range
    case .literal, .folded: range.end = max(start, blockScalarEnd(event.end, start: start))
    }
    if event.hasNull {
      diagnostics.append(Diagnostic(.yamlCharacter, "a text cannot hold the character U+0000", at: range))
    }
    if let tag = event.tag { value = tagged(tag, text, style, event) }
    return Node(.scalar(Scalar(text: text, style: style, value: value)), at: range)
  }

  private mutating func sequence(start: SourcePosition, isFlow: Bool, depth: Int) throws(Stop) -> Built {
    if isFlow { openBrackets.append(start) }
    defer { if isFlow { openBrackets.removeLast() } }
    var items: [Node] = []
    var built = 1
    var height = 0
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        let end = isFlow ? event.end : items.last?.range.end ?? start
        let range = SourceRange(in: source.file, start: start, end: max(start, end))
        return Built(node: Node(.sequence(items), at: range, isFlow: isFlow), nodes: built, height: height + 1)
      }
      let item = try node(event, depth: depth)
      items.append(item.node)
      built += item.nodes
      height = max(height, item.height)
    }
  }

  private mutating func mapping(start: SourcePosition, isFlow: Bool, depth: Int) throws(Stop) -> Built {
    if isFlow { openBrackets.append(start) }
    defer { if isFlow { openBrackets.removeLast() } }
    var pairs: [Node.Pair] = []
    var keys = KeyIndex()
    var merges: [(index: Int, value: Node)] = []
    var mergeKey: SourceRange?
    var built = 1
    var height = 0
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        let last = max(pairs.last?.value.range.end ?? start, merges.last?.value.range.end ?? start)
        let range = SourceRange(in: source.file, start: start, end: max(start, isFlow ? event.end : last))
        let merged = merges.isEmpty ? pairs : merge(merges, into: pairs)
        return Built(node: Node(.mapping(merged), at: range, isFlow: isFlow), nodes: built, height: height + 1)
      }
      let key = try node(event, depth: depth)
      let value = try node(try next(), depth: depth)
      built += key.nodes + value.nodes
      height = max(height, key.height, value.height)
      guard let name = keyText(key.node) else { continue }
      let isBare = isFlow && isEmpty(value.node) && !hasColon(from: key.node.range.end, to: value.node.range.start)
      // What a comma has split off values, as of `{a: decimal(10,2), b: decimal(12,2)}`, may well be alike.
      let isSplit = isBare && name.hasSuffix(")") && !name.contains("(")
      let earlier = keys.position(of: name, in: pairs).map { pairs[$0].key.range }
      if let first = earlier ?? (name == Self.mergeKey ? mergeKey : nil), !isSplit {
        let note = Diagnostic.Note("first written here", at: first)
        diagnostics.append(Diagnostic(.duplicateKey, "duplicate key '\(name)'", at: key.node.range, notes: [note]))
        continue
      }
      if isMergeKey(key.node) {
        mergeKey = key.node.range
        merges.append((pairs.count, value.node))
      } else {
        pairs.append(Node.Pair(key: key.node, value: value.node, isBare: isBare))
      }
    }
  }

  // MARK: - Keys

  private mutating func keyText(_ key: Node) -> String? {
    guard case .scalar(let scalar) = key.content, scalar.style != .literal, scalar.style != .folded else {
      var range = key.range
      // A collection can be long: its first line says which one is meant.
      if range.end.line > range.start.line { range = source.word(at: source.offset(of: range.start)) }
      diagnostics.append(Diagnostic(.yamlKey, "a key must be a word or a quoted text", at: range))
      return nil
    }
    if isEmpty(key) {
      diagnostics.append(Diagnostic(.yamlKey, "a value without a key", at: key.range))
      return nil
    }
    return scalar.text
  }

  private func isEmpty(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node.content else { return false }
    return scalar.style == .plain && scalar.text.isEmpty && scalar.value == .null
  }

  private func isMergeKey(_ key: Node) -> Bool {
    guard case .scalar(let scalar) = key.content else { return false }
    return scalar.style == .plain && scalar.text == Self.mergeKey
  }

  private static let mergeKey = "<<"

  private mutating func hasColon(from start: SourcePosition, to end: SourcePosition) -> Bool {
    let first = source.offset(of: start)
    let last = max(first, source.offset(of: end))
    return source.bytes[first..<last].contains(colon)
  }

  /// Own keys win over merged ones, earlier merged mappings over later ones; merged pairs stand where their `<<` stood.
  private mutating func merge(
    _ merges: [(index: Int, value: Node)],
    into pairs: [Node.Pair]
  ) -> [Node.Pair] {
    var taken = Set(pairs.map(\.key.text))
    taken.insert(Self.mergeKey)
    var result: [Node.Pair] = []
    var index = 0
    for merge in merges {
      result += pairs[index..<merge.index]
      index = merge.index
      for pair in mergedPairs(merge.value) {
        guard case .scalar(let key) = pair.key.content, taken.insert(key.text).inserted else { continue }
        result.append(pair)
      }
    }
    return result + pairs[index...]
  }

  private mutating func mergedPairs(_ value: Node) -> [Node.Pair] {
    switch value.content {
    case .mapping(let pairs): return pairs
    case .sequence(let items):
      return items.flatMap { item -> [Node.Pair] in
        guard case .mapping(let pairs) = item.content else {
          refuseMerge(of: item)
          return []
        }
        return pairs
      }
    case .scalar:
      refuseMerge(of: value)
      return []
    }
  }

  private mutating func refuseMerge(of node: Node) {
    // What is wrong with an unknown alias has been said.
    guard !unknownAliases.contains(node.range.start) else { return }
    diagnostics.append(Diagnostic(.yamlMerge, "'<<' takes a mapping, this is none", at: node.range))
  }

  // MARK: - Aliases and limits

  private mutating func alias(_ name: String, _ event: Event, depth: Int) throws(Stop) -> Built {
    let range = SourceRange(in: source.file, start: event.start, end: event.end)
    if openAnchors.contains(name) {
      throw stop(.yamlAlias, "alias '*\(name)' stands inside what '&\(name)' names", at: range)
    }
    guard var built = anchors[name] else {
      let near = nearest(name, among: anchors.keys.sorted())
      let help = near.map { "did you mean '*\($0)'?" }
      unknownAliases.insert(range.start)
      diagnostics.append(Diagnostic(.yamlAlias, "no anchor '&\(name)' stands before this alias", at: range, help: help))
      let stand = Scalar(text: name, style: .plain, value: .string)
      return Built(node: Node(.scalar(stand), at: range), nodes: 1, height: 0)
    }
    try count(built.nodes, at: event)
    try checkDepth(depth + built.height, at: event)
    built.node.range = range
    return built
  }

  private mutating func count(_ added: Int, at event: Event) throws(Stop) {
    nodes += added
    guard nodes > limits.nodes else { return }
    let message = "more than \(limits.nodes) nodes, aliases expanded"
    throw stop(.yamlLimit, message, at: place(event.start), help: "split the spec or use fewer aliases")
  }

  private mutating func checkDepth(_ depth: Int, at event: Event) throws(Stop) {
    guard depth > limits.depth else { return }
    throw stop(.yamlLimit, "more than \(limits.depth) levels inside one another", at: place(event.start))
  }

  private mutating func stop(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    help: String? = nil
  ) -> Stop {
    diagnostics.append(Diagnostic(code, message, at: range, help: help))
    return Stop()
  }

  // MARK: - Places

  private func place(_ position: SourcePosition) -> SourceRange {
    SourceRange(in: source.file, start: position, end: position)
  }

  /// libyaml lets a block scalar end where the next token begins; it ends with its last line that is not blank.
  private mutating func blockScalarEnd(_ end: SourcePosition, start: SourcePosition) -> SourcePosition {
    let first = source.offset(of: start)
    var offset = source.offset(of: end)
    while offset > first, isBlankOrBreak(source.bytes[offset - 1]) { offset -= 1 }
    return source.position(of: offset)
  }
}
