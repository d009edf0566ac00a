/// How much a text may ask of the reader before it is refused.
package struct YAMLLimits: Sendable, Hashable {
  /// Bytes of the text.
  package var bytes: Int
  /// Collections inside one another, the expansion of aliases included.
  package var depth: Int
  /// Nodes of the whole tree; what an alias stands for counts every time it is used.
  package var nodes: Int

  package init(bytes: Int, depth: Int, nodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
  }

  /// Room for a spec of ten thousand resources.
  package static let `default` = YAMLLimits(bytes: 64 << 20, depth: 64, nodes: 4_000_000)
}
