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
  /// At most 38 digits, `scale` of them after the point; beyond 18 they have no order in a database.
  case decimal(precision: Int, scale: Int)
  case bool
  case date
  /// UTC, milliseconds.
  case datetime
  /// A length of time in whole milliseconds, never negative.
  case duration
  case uuid
  case email
  case url
  /// Words of small letters and digits with a hyphen between them, as they stand in paths.
  case slug
  case bytes
  /// Any JSON value but null, its keys in the order in which they were sent.
  case json
  /// Values of one type in an order; neither lists, JSON nor bytes.
  indirect case list(ValueType)
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
  /// One of more than 18 digits, as it goes over the wire: `-12.50`, with the places of the field's type.
  case longDecimal(String)
  case bool(Bool)
  /// `YYYY-MM-DD`.
  case date(String)
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case datetime(milliseconds: Int64)
  case duration(milliseconds: Int64)
  case bytes([UInt8])
  case json(JSONLiteral)
  /// Of the type of the list's items.
  case list([Literal])
  /// Lower case.
  case uuid(String)
  /// The case's spelling on the wire.
  case enumCase(String)
}

/// A JSON value that a spec writes down.
package indirect enum JSONLiteral: Sendable, Hashable {
  package struct Member: Sendable, Hashable, Codable {
    package var name: String
    package var value: JSONLiteral

    package init(_ name: String, _ value: JSONLiteral) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
  case array([JSONLiteral])
  case object([Member])
}

package struct Field: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var type: ValueType
  package var isNullable: Bool
  package var defaultValue: Literal?
  package var constraints: Constraints
  /// Of each item, for a list.
  package var itemConstraints: Constraints
  package var isUnique: Bool
  package var isImmutable: Bool
  /// Whether no body holds it: it has its default, or what the service makes of it.
  package var isServerWritten = false
  /// Who may write it, where not everybody may who writes the record; it reads no record.
  package var writers: Policy?
  /// The same as its author wrote it.
  package var writtenWriters: String?
  /// The field that a slug is made from where a create brings none.
  package var slugSource: Name?
  /// What it was called before, where that was something else.
  package var former: Name?
  /// What records have that were there before, where that is not the default.
  package var backfill: Backfill?
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
    itemConstraints: Constraints = Constraints(),
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
    self.itemConstraints = itemConstraints
    self.isUnique = isUnique
    self.isImmutable = isImmutable
    self.slugSource = slugSource
    self.origin = origin
  }

  package var column: String { name.snake }
  /// The column's name before.
  package var formerColumn: String { (former ?? name).snake }
  /// Whether a body can change the field of a record that is there.
  package var isMutable: Bool { !isImmutable && !isServerWritten }
  /// Whether a create must carry the field.
  package var isRequired: Bool { !isNullable && defaultValue == nil && !isMade }
  /// Whether the service makes the value where a create brings none.
  package var isMade: Bool { slugSource != nil }
}

/// What a value must keep to beyond its type.
package struct Constraints: Sendable, Equatable {
  /// Unicode code points, for the textual types, and bytes.
  package var minimumLength: Int?
  package var maximumLength: Int?
  /// Of a list.
  package var minimumItems: Int?
  package var maximumItems: Int?
  /// Inclusive; of the field's type.
  package var minimum: Literal?
  package var maximum: Literal?
  /// A portable regular expression that must match the whole value.
  package var pattern: String?

  package init(
    minimumLength: Int? = nil,
    maximumLength: Int? = nil,
    minimumItems: Int? = nil,
    maximumItems: Int? = nil,
    minimum: Literal? = nil,
    maximum: Literal? = nil,
    pattern: String? = nil
  ) {
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.minimumItems = minimumItems
    self.maximumItems = maximumItems
    self.minimum = minimum
    self.maximum = maximum
    self.pattern = pattern
  }
}
