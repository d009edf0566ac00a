/// What a resource was called before.
package struct FormerResource: Sendable, Hashable {
  package var name: Name
  package var plural: Name

  package init(name: Name, plural: Name) {
    self.name = name
    self.plural = plural
  }

  /// The table's name.
  package var table: String { plural.snake }
}
