/// A node as the author wrote it: nothing resolved, nothing dropped, with the comments around its parts.
package struct WrittenNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// The lines of the source, without the blanks that continued lines begin with; a block scalar's begin with its
    /// header and keep theirs.
    case scalar(Scalar, lines: [String])
    case alias(String)
    case sequence(WrittenCollection)
    case mapping(WrittenCollection)
  }

  package var content: Content
  /// Anchor and tag in the author's order, such as `&a !!str`; empty for most.
  package var properties: String
  /// Columns, from 0, that the surrounding block begins at; a block scalar's own indentation may count from there.
  package var parentColumn: Int

  package init(_ content: Content, properties: String = "", parentColumn: Int = 0) {
    self.content = content
    self.properties = properties
    self.parentColumn = parentColumn
  }
}

/// What brackets, braces or indentation hold together.
package struct WrittenCollection: Sendable, Equatable {
  package var entries: [WrittenEntry]
  /// Behind the last entry and still inside.
  package var closing: [Remark]
  package var isFlow: Bool

  package init(entries: [WrittenEntry], closing: [Remark], isFlow: Bool) {
    self.entries = entries
    self.closing = closing
    self.isFlow = isFlow
  }
}

/// A pair of a mapping or an item of a sequence, with the comments that belong to it.
package struct WrittenEntry: Sendable, Equatable {
  /// On lines of their own above the entry.
  package var leading: [Remark]
  /// Absent in a sequence.
  package var key: WrittenNode?
  /// Behind the key, where the value follows on lines of its own.
  package var head: String?
  package var value: WrittenNode
  /// Behind the value, on its last line.
  package var trailing: String?
  /// Written in braces without a colon.
  package var isBare: Bool

  package init(
    leading: [Remark] = [],
    key: WrittenNode?,
    head: String? = nil,
    value: WrittenNode,
    trailing: String? = nil,
    isBare: Bool = false
  ) {
    self.leading = leading
    self.key = key
    self.head = head
    self.value = value
    self.trailing = trailing
    self.isBare = isBare
  }
}

/// A line that is no part of the data.
package enum Remark: Sendable, Equatable {
  case blank
  /// With its `#`, without blanks at its end.
  case comment(String)
}

/// A whole text as it was written.
package struct WrittenDocument: Sendable, Equatable {
  /// Directives such as `%YAML 1.2`.
  package var directives: [String]
  /// Whether `---` begins the document.
  package var isExplicit: Bool
  /// Above the marker.
  package var header: [Remark]
  /// Above the first entry and apart from it: what the whole text is about.
  package var opening: [Remark]
  package var root: WrittenNode
  /// Behind everything.
  package var closing: [Remark]
}
