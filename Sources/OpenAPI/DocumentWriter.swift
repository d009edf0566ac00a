/// Writes a document as YAML and as JSON at once, entry by entry.
struct DocumentWriter: ~Copyable {
  private var yaml = ByteBuffer()
  private var json = ByteBuffer()
  private var isFirst = true

  init() { json.append(UInt8(ascii: "{")) }

  /// Ends the document and answers it.
  mutating func finish() -> (yaml: String, jsonLines: String) {
    json.write("\n}\n")
    let text = yaml.text
    yaml = ByteBuffer()
    return (text, json.text)
  }

  /// An entry of the document itself.
  mutating func write(_ entry: DocumentValue.Entry) {
    beginLine()
    entry.writeYAML(to: &yaml, depth: 0)
    entry.writeJSON(to: &json, breakingTo: 1)
  }

  /// An object whose entries are made some at a time.
  ///
  /// - Parameters:
  ///   - depth: 0 for an entry of the document itself, 1 for one of an entry.
  ///   - change: What becomes of the entries.
  mutating func write(
    _ section: OpenAPIDocument.Section,
    depth: Int,
    _ change: ([DocumentValue.Entry]) -> [DocumentValue.Entry]
  ) {
    begin(section.key, depth: depth)
    for part in section.parts {
      for entry in change(part()) {
        if depth == 0 { beginLine() } else { separate() }
        entry.writeYAML(to: &yaml, depth: depth + 1)
        entry.writeJSON(to: &json)
      }
    }
    end(depth: depth)
  }

  /// Opens an entry that is an object.
  mutating func begin(_ key: String) { begin(key, depth: 0) }

  /// Closes it.
  mutating func end() { end(depth: 0) }

  private mutating func begin(_ key: String, depth: Int) {
    beginLine()
    yaml.append(UInt8(ascii: " "), times: 2 * depth)
    DocumentValue.writeScalar(key, to: &yaml)
    yaml.write(":\n")
    DocumentValue.writeQuoted(key, to: &json)
    json.write(":{")
    isFirst = true
  }

  private mutating func end(depth: Int) {
    if isFirst {
      // Nothing is in it.
      yaml.removeLast(1)
      yaml.write(" {}\n")
    } else if depth == 0 {
      json.append(UInt8(ascii: "\n"))
    }
    json.append(UInt8(ascii: "}"))
    isFirst = false
  }

  /// JSON has a line for each entry of the document and each of theirs.
  private mutating func beginLine() {
    separate()
    json.append(UInt8(ascii: "\n"))
  }

  private mutating func separate() {
    if !isFirst { json.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}
