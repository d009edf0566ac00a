package import Diagnostics

/// One step of the way from a template to a place in what it uses.
package struct TemplateLink: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case include, parent, imported, call
  }

  package let kind: Kind
  /// Where the way leads on: the word that names what comes next.
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// How a note says it.
  package var phrase: String {
    switch kind {
    case .include: "included here"
    case .parent: "extended here"
    case .imported: "imported here"
    case .call: "called here"
    }
  }
}

extension [TemplateLink] {
  /// The way back, from the nearest step to the first.
  package var notes: [Diagnostic.Note] { reversed().map { Diagnostic.Note($0.phrase, at: $0.range) } }
}
