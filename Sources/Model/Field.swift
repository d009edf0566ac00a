package import Diagnostics

package enum ValueType: Sendable, Hashable {
  /// One line of text.
  case string
  /// Text of any length.
  case text
  /// 32 bits.
  case int
  /// A safe integer: −(2⁵³−1) … 2⁵³−1.
  case int64
  /// A finite double.
  case float
  /// At most 18 digits, `scale` of them after the point.
  case decimal(precision: Int, scale: Int)
  case bool
  case date
  /// UTC, milliseconds.
  case datetime
  case uuid
  case email
  case url
  /// Words of small letters and digits with a hyphen between them, as they stand in paths.
  case slug
  /// The spec's spelling of an enum's name.
  case enumeration(String)
}

/// A value that a spec writes down, already of its field's type.
package enum Literal: Sendable, Hashable {
  case string(String)
  case int(Int64)
  case float(Double)
  /// `unscaled` × 10^−`scale`, with the scale of the field's type.
  case decimal(unscaled: Int64, scale: Int)
  case bool(Bool)
  /// `YYYY-MM-DD`.
  case date(String)
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case datetime(milliseconds: Int64)
  /// Lower case.
  case uuid(String)
  /// The case's spelling on the wire.
  case enumCase(String)
}

package struct Field: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var type: ValueType
  package var isNullable: Bool
  package var defaultValue: Literal?
  package var constraints: Constraints
  package var isUnique: Bool
  package var isImmutable: Bool
  /// The field that a slug is made from where a create brings none.
  package var slugSource: Name?
  /// The values that the examples of its resource give it, in their order.
  package var examples: [Literal?] = []
  package var origin: SourceRange

  package init(
    name: Name,
    description: String?,
    type: ValueType,
    isNullable: Bool,
    defaultValue: Literal?,
    constraints: Constraints,
    isUnique: Bool,
    isImmutable: Bool,
    slugSource: Name? = nil,
    origin: SourceRange
  ) {
    self.name = name
    self.description = description
    self.type = type
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.constraints = constraints
    self.isUnique = isUnique
    self.isImmutable = isImmutable
    self.slugSource = slugSource
    self.origin = origin
  }

  package var column: String { name.snake }
  /// Whether a create must carry the field.
  package var isRequired: Bool { !isNullable && defaultValue == nil && !isMade }
  /// Whether the service makes the value where a create brings none.
  package var isMade: Bool { slugSource != nil }
}

/// What a value must keep to beyond its type.
package struct Constraints: Sendable, Equatable {
  /// Unicode code points, for the textual types.
  package var minimumLength: Int?
  package var maximumLength: Int?
  /// Inclusive; of the field's type.
  package var minimum: Literal?
  package var maximum: Literal?
  /// A portable regular expression that must match the whole value.
  package var pattern: String?

  package init(
    minimumLength: Int? = nil,
    maximumLength: Int? = nil,
    minimum: Literal? = nil,
    maximum: Literal? = nil,
    pattern: String? = nil
  ) {
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.minimum = minimum
    self.maximum = maximum
    self.pattern = pattern
  }
}
