package import Diagnostics

/// What a template makes use of, and what of it could be used.
package struct TemplateUsage: Sendable {
  /// A name that a file has defined or imported.
  package struct Definition: Sendable, Hashable {
    package let file: String
    package let name: String
    package let range: SourceRange

    package static func == (left: Self, right: Self) -> Bool { left.file == right.file && left.name == right.name }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(file)
      hasher.combine(name)
    }
  }

  /// Every file that was read.
  package var files: Set<String> = []
  /// Filters of the target.
  package var filters: Set<String> = []
  package var macros: Set<Definition> = []
  package var calledMacros: Set<Definition> = []
  package var imports: Set<Definition> = []
  package var usedImports: Set<Definition> = []

  package init() {}

  package mutating func formUnion(_ other: TemplateUsage) {
    files.formUnion(other.files)
    filters.formUnion(other.filters)
    macros.formUnion(other.macros)
    calledMacros.formUnion(other.calledMacros)
    imports.formUnion(other.imports)
    usedImports.formUnion(other.usedImports)
  }
}
