import YAMLTree

/// The canonical text of a written document.
struct Layout {
  /// Columns that a line of brackets or braces may take.
  static let width = 120

  /// A line without its comment, so that comments of neighbouring lines can be aligned.
  private struct Line {
    var text: String
    var comment: String?
    /// Whether a blank line behind this one would become part of a text.
    var keepsBlanks = false
  }

  private var lines: [Line] = []

  static func text(of document: WrittenDocument) -> String {
    var layout = Layout()
    for directive in document.directives { layout.add(directive) }
    layout.add(document.header, at: 0)
    if document.isExplicit { layout.add("---") }
    layout.add(document.opening, at: 0)
    layout.block(document.root, at: 0)
    layout.add(document.closing, at: 0)
    return layout.joined()
  }

  // MARK: - Lines

  private mutating func add(_ text: String, comment: String? = nil) {
    lines.append(Line(text: text, comment: comment))
  }

  private mutating func add(_ remarks: [Remark], at indent: Int) {
    for remark in remarks {
      switch remark {
      case .comment(let text): add(pad(indent) + text)
      case .blank:
        guard let last = lines.last, !last.text.isEmpty, !last.keepsBlanks else { continue }
        add("")
      }
    }
  }

  /// Comments behind neighbouring lines stand below each other.
  private func joined() -> String {
    var text = ""
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].comment != nil { end += 1 }
      let column = (lines[start..<end].map(\.text.unicodeScalars.count).max() ?? 0) + 2
      for line in lines[start..<end] {
        let blanks = column - line.text.unicodeScalars.count
        text += line.text + pad(blanks) + (line.comment ?? "") + "\n"
      }
      start = end
      while start < lines.count, lines[start].comment == nil {
        text += lines[start].text + "\n"
        start += 1
      }
    }
    return text
  }

  private func pad(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  // MARK: - Blocks

  /// A node on lines of its own.
  private mutating func block(_ node: WrittenNode, at indent: Int) {
    if !node.properties.isEmpty, node.isCollection {
      add(pad(indent) + node.properties)
      var node = node
      node.properties = ""
      return block(node, at: indent)
    }
    switch node.content {
    case .alias, .scalar: value(node, behind: pad(indent), at: indent, comment: nil)
    case .sequence(let collection), .mapping(let collection):
      guard !collection.entries.isEmpty else {
        add(pad(indent) + (node.inline(inFlow: false) ?? ""))
        return add(collection.closing, at: indent)
      }
      for (index, entry) in collection.entries.enumerated() {
        // A blank line above the first entry separates it from nothing, but for the head of the file.
        let leading = index == 0 && lines.last?.text.hasSuffix(":") == true ? entry.leading.trimmed : entry.leading
        add(leading, at: indent)
        if entry.key == nil { item(entry, at: indent) } else { pair(entry, at: indent) }
      }
      add(collection.closing, at: indent)
    }
  }

  private mutating func pair(_ entry: WrittenEntry, at indent: Int) {
    guard let key = entry.key else { return }
    let prefix = pad(indent) + (key.name(inFlow: false) ?? "") + ":"
    if entry.value.standsBelow(prefix) {
      let head = entry.value.properties.isEmpty ? prefix : "\(prefix) \(entry.value.properties)"
      add(head, comment: entry.head)
      var value = entry.value
      value.properties = ""
      block(value, at: indent + 2)
      if let trailing = entry.trailing { add(pad(indent + 2) + trailing) }
    } else {
      value(entry.value, behind: prefix, at: indent, comment: entry.trailing)
    }
  }

  private mutating func item(_ entry: WrittenEntry, at indent: Int) {
    let prefix = pad(indent) + "-"
    guard entry.value.standsBelow(prefix) else {
      return value(entry.value, behind: prefix, at: indent, comment: entry.trailing)
    }
    guard entry.value.properties.isEmpty else {
      add("\(prefix) \(entry.value.properties)")
      var value = entry.value
      value.properties = ""
      return block(value, at: indent + 2)
    }
    var inner = Layout()
    inner.block(entry.value, at: indent + 2)
    var rest = inner.lines[...]
    // Comments above the first line go above the dash.
    while let line = rest.first, line.text.isEmpty || line.text.drop(while: { $0 == " " }).hasPrefix("#") {
      rest.removeFirst()
      if !line.text.isEmpty { add(pad(indent) + line.text.drop { $0 == " " }) }
    }
    if var first = rest.popFirst() {
      first.text = prefix + " " + first.text.dropFirst(indent + 2)
      lines.append(first)
    }
    lines += rest
    if let trailing = entry.trailing { add(pad(indent + 2) + trailing) }
  }

  /// A node behind its key or dash.
  private mutating func value(_ node: WrittenNode, behind prefix: String, at indent: Int, comment: String?) {
    let start = prefix.allSatisfy { $0 == " " } ? prefix : prefix + " "
    if let inline = node.inline(inFlow: false) {
      let fits = (start + inline).unicodeScalars.count <= Self.width
      if !fits, let words = node.words { return fill(words, behind: start, at: indent, comment: comment) }
      return add(inline.isEmpty ? prefix : start + inline, comment: comment)
    }
    guard case .scalar(let scalar, let source) = node.content else { return }
    let properties = node.properties.isEmpty ? "" : node.properties + " "
    let shown = node.lines(at: indent, style: scalar.style, source)
    add(start + properties + (shown.first ?? ""))
    for line in shown.dropFirst() { add(line) }
    if scalar.style == .literal || scalar.style == .folded {
      lines[lines.count - 1].keepsBlanks = source.first?.prefix(3).contains("+") == true
    } else {
      lines[lines.count - 1].comment = comment
    }
  }

  /// A list of words that is too long for a line, as many as fit on each.
  private mutating func fill(_ words: [String], behind start: String, at indent: Int, comment: String?) {
    var line = start + "["
    for (index, word) in words.enumerated() {
      let sign = index == words.count - 1 ? "]" : ","
      let isFirst = line.hasSuffix("[") || line.allSatisfy { $0 == " " }
      let next = (isFirst ? "" : " ") + word + sign
      if !isFirst, (line + next).unicodeScalars.count > Self.width {
        add(line)
        line = pad(indent + 2) + word + sign
      } else {
        line += next
      }
    }
    add(line, comment: comment)
  }
}

extension [Remark] {
  /// Without blank lines at the beginning.
  fileprivate var trimmed: [Remark] { Array(drop { $0 == .blank }) }
}

extension WrittenNode {
  var isCollection: Bool {
    switch content {
    case .sequence, .mapping: true
    case .alias, .scalar: false
    }
  }

  /// Whether the node goes onto lines of its own below its key: a block, or brackets that no line has room for.
  fileprivate func standsBelow(_ prefix: String) -> Bool {
    switch content {
    case .alias, .scalar: return false
    case .sequence(let collection), .mapping(let collection):
      guard collection.isFlow else { return true }
      guard let inline = inline(inFlow: false) else { return !collection.entries.isEmpty }
      let fits = prefix.unicodeScalars.count + 1 + inline.unicodeScalars.count <= Layout.width
      return !fits && words == nil && !collection.entries.isEmpty
    }
  }

  /// The items of a list in brackets that holds nothing but words, each as it is written.
  fileprivate var words: [String]? {
    guard case .sequence(let collection) = content, collection.isFlow, properties.isEmpty else { return nil }
    let words = collection.entries.compactMap { entry -> String? in
      if entry.value.isCollection { nil } else { entry.value.inline(inFlow: true) }
    }
    return words.count == collection.entries.count ? words : nil
  }

  /// The node on one line; absent when it is written on several, or has comments inside.
  ///
  /// - Parameter inFlow: Whether brackets or braces surround it, where fewer words can stand without quotes.
  func inline(inFlow: Bool) -> String? {
    let text: String?
    switch content {
    case .alias(let name): return "*\(name)"
    case .scalar(let scalar, let lines):
      if scalar.style == .literal || scalar.style == .folded || lines.count > 1 { return nil }
      text = scalar.isPortable(inFlow: inFlow) ? lines.first ?? "" : quoted(scalar.text)
    case .sequence(let collection): text = collection.inline.map { "[\($0)]" }
    case .mapping(let collection): text = collection.inline.map { "{\($0)}" }
    }
    guard let text else { return nil }
    return properties.isEmpty ? text : text.isEmpty ? properties : "\(properties) \(text)"
  }

  /// The node as a key, which is a text whatever it looks like.
  fileprivate func name(inFlow: Bool) -> String? {
    guard case .scalar(let scalar, let lines) = content else { return inline(inFlow: inFlow) }
    // In braces a key may run over several lines; anywhere else it stands on one.
    let needsQuotes = lines.count > 1 || (scalar.style == .plain && scalar.value != .string && properties.isEmpty)
    guard needsQuotes else { return inline(inFlow: inFlow) }
    return (properties.isEmpty ? "" : properties + " ") + quoted(scalar.text)
  }

  /// The lines of a scalar that is written on several, behind a key or dash at an indentation.
  fileprivate func lines(at indent: Int, style: Scalar.Style, _ source: [String]) -> [String] {
    let margin = String(repeating: " ", count: indent + 2)
    guard style == .literal || style == .folded, let header = source.first else {
      return source.prefix(1) + source.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
    }
    let content = source.dropFirst()
    let digit = header.prefix(3).compactMap(\.wholeNumberValue).first
    let blanks = { (line: String) in line.prefix { $0 == " " }.count }
    let own = content.first { !$0.allSatisfy { $0 == " " } }.map(blanks) ?? 0
    let old = digit.map { parentColumn + $0 } ?? own
    let new = digit.map { String(repeating: " ", count: indent + $0) } ?? margin
    return [header]
      + content.map { line in
        let rest = line.dropFirst(min(old, blanks(line)))
        return rest.isEmpty ? "" : new + rest
      }
  }
}

extension WrittenCollection {
  /// The entries on one line; absent when one of them, or a comment, needs lines of its own.
  fileprivate var inline: String? {
    guard isFlow, closing.isEmpty else { return nil }
    var parts: [String] = []
    for entry in entries {
      guard entry.trailing == nil, entry.head == nil, !entry.leading.contains(where: { $0 != .blank }),
        let value = entry.value.inline(inFlow: true)
      else { return nil }
      guard let key = entry.key else {
        parts.append(value)
        continue
      }
      guard let name = key.name(inFlow: true) else { return nil }
      parts.append(entry.isBare ? name : "\(name): \(value)")
    }
    return parts.joined(separator: ", ")
  }
}
