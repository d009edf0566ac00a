package import Diagnostics

/// A YAML node with the place it was written at.
package struct Node: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case scalar(Scalar)
    case sequence([Node])
    /// Pairs in the order of the text, merge keys resolved, keys unique.
    case mapping([Pair])
  }

  package struct Pair: Sendable, Equatable {
    /// The key's text and place; keys are always plain or quoted scalars.
    package var key: Node
    package var value: Node
    /// Written in braces without a colon, as `2)` is in `{type: decimal(10,2)}`; the value is then an empty null.
    package var isBare: Bool

    package init(key: Node, value: Node, isBare: Bool = false) {
      self.key = key
      self.value = value
      self.isBare = isBare
    }
  }

  package var content: Content
  /// From the first character to behind the last, without anchor, tag or trailing comments. What an alias stands for
  /// has the alias's place itself, and inside it the places where the anchored text was written.
  package var range: SourceRange
  /// Written with brackets or braces.
  package var isFlow: Bool

  /// The text of a scalar; empty for everything else.
  package var text: String {
    if case .scalar(let scalar) = content { scalar.text } else { "" }
  }

  package init(_ content: Content, at range: SourceRange, isFlow: Bool = false) {
    self.content = content
    self.range = range
    self.isFlow = isFlow
  }
}

/// A scalar as written and as YAML 1.2's core schema reads it.
package struct Scalar: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    /// Also integers beyond 64 bits, infinities and NaN; `Scalar.text` keeps the digits.
    case float(Double)
    case string
  }

  package enum Style: Sendable, Hashable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// The text after YAML's own unescaping and folding.
  package var text: String
  package var style: Style
  /// Always `.string` for a quoted or block scalar.
  package var value: Value

  package init(text: String, style: Style, value: Value) {
    self.text = text
    self.style = style
    self.value = value
  }
}
