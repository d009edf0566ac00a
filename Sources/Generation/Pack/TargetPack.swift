package import Diagnostics
package import Model

/// A target as its folder declares it: names, literals, types and the table of the files it emits.
package struct TargetPack: Sendable {
  package var name: String
  package var version: String
  package var summary: String
  /// What a person types in the generated project first.
  package var nextCommand: String
  package var namer: Namer
  /// By the name of the filter.
  package var literals: [String: LiteralForm]
  /// Where each of them stands.
  package var literalPlaces: [String: SourceRange]
  package var types: TypeTable
  /// In the order of `target.yaml`.
  package var files: [FileRule]
  /// The folder's other files by path, relative to it: templates and runtime files.
  package var contents: [String: [UInt8]]
  /// Where each file is found on this machine, for diagnostics.
  package var location: String
}

/// How the target writes each type of the spec.
package struct TypeTable: Sendable, Equatable {
  /// The rows that every target must have.
  package enum Row: String, Sendable, Hashable, CaseIterable {
    case string, text, int, int64, float, decimal, bool, date, datetime, uuid, email, url, slug, duration,
      bytes, json, list
    case longDecimal = "long_decimal"
    case enumeration = "enum"

    package init(_ type: ValueType) {
      switch type {
      case .string: self = .string
      case .text: self = .text
      case .int: self = .int
      case .int64: self = .int64
      case .float: self = .float
      case .decimal: self = type.isLongDecimal ? .longDecimal : .decimal
      case .duration: self = .duration
      case .bytes: self = .bytes
      case .json: self = .json
      case .list: self = .list
      case .bool: self = .bool
      case .date: self = .date
      case .datetime: self = .datetime
      case .uuid: self = .uuid
      case .email: self = .email
      case .url: self = .url
      case .slug: self = .slug
      case .enumeration: self = .enumeration
      }
    }
  }

  /// The target's own facts about a type; every row has the same keys, `name`, `literal` and `import` among them.
  package var rows: [Row: [String: String]]
  /// The keys of every row, sorted.
  package var keys: [String]
  /// `{}?`
  package var nullableForm: String
  /// How the id of a record of another type is declared, `{}` being that type.
  package var keyForm: String
}

/// One row of the table of contents: which files come from which template.
package struct FileRule: Sendable {
  package enum Source: Sendable, Equatable {
    /// A template, rendered once for each subject of the scope.
    case template(String)
    /// A file, or all files below a folder (`runtime/`), taken as they are.
    case copy(String)
    /// A copy of the spec's migrations for a database.
    case history(Dialect)
  }

  package var source: Source
  package var scope: ScopeName
  /// A template for the path below the output folder.
  package var path: Located
  /// An expression over the scope; without one the file is always there.
  package var condition: Located?
  package var ownership: Artifact.Ownership
  package var isExecutable: Bool
  package var range: SourceRange
}

/// Text with the place that it was written at.
package struct Located: Sendable, Hashable {
  package var text: String
  package var range: SourceRange

  package init(_ text: String, at range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// What a template can be rendered for.
package enum ScopeName: String, Sendable, Hashable, CaseIterable {
  /// Once for the whole spec.
  case service
  /// Once for each resource, as `resource`.
  case resource
  /// Once for each enum, as `enum`.
  case enumeration = "enum"
  /// Once for each action, as `action` beside its `resource`.
  case action
}
