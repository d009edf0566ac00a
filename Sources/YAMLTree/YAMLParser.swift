package import Diagnostics

/// The tree of a YAML text of one document, or why there is none.
///
/// Never fails in another way, whatever the bytes are, and takes time in proportion to them.
package func parseYAML(_ bytes: [UInt8], file: String, limits: YAMLLimits = .default) -> Outcome<Node> {
  // A mark further inside is a character of its own, and reported.
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  let problems = SourceCheck.diagnostics(text, file: file, limits: limits)
  guard problems.isEmpty else { return Outcome(nil, problems) }
  return text.withUnsafeBufferPointer { buffer in
    var builder = TreeBuilder(reader: EventReader(buffer), source: SourceText(file: file, bytes: text), limits: limits)
    return builder.build()
  }
}
