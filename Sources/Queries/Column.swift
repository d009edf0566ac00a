package import Model

/// A stored value of a record, at its place in every row that is read.
package struct Column: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// An id that is issued.
    case identifier
    /// A field, by the spec's spelling.
    case field(String)
    /// The key of a `belongs_to`, by the relation's name in the spec's spelling.
    case key(String)
    case created
    case updated
    /// The count of its changes, of a resource with a lock.
    case version
  }

  package var source: Source
  /// The member's name on the wire.
  package var member: String
  /// The column's name in the table, not quoted.
  package var name: String
  package var type: ValueType
  package var isNullable: Bool
  /// Whether an update may change it.
  package var isMutable: Bool
}

extension Column {
  /// Counted by the update itself.
  static let version = Column(
    source: .version,
    member: Resource.lock.spelled,
    name: Resource.lock.snake,
    type: .int64,
    isNullable: false,
    isMutable: false
  )
}

extension Resource {
  /// The stored columns in the order of the wire: key, fields, `belongs_to` keys, timestamps; last the lock's.
  package var columns: [Column] {
    var columns = key.parts.map { part in
      Column(
        source: part.source.column,
        member: part.name.spelled,
        name: part.column,
        type: part.type,
        isNullable: false,
        isMutable: false
      )
    }
    columns += fieldsBesideKey.map {
      Column(
        source: .field($0.name.spelled),
        member: $0.name.spelled,
        name: $0.column,
        type: $0.type,
        isNullable: $0.isNullable,
        isMutable: !$0.isImmutable
      )
    }
    columns += belongsToBesideKey.map {
      Column(
        source: .key($0.name.spelled),
        member: $0.key.spelled,
        name: $0.column,
        type: $0.type,
        isNullable: $0.isNullable,
        isMutable: !$0.isImmutable
      )
    }
    if let timestamps {
      columns.append(moment(.created, timestamps.created, isMutable: false))
      columns.append(moment(.updated, timestamps.updated, isMutable: true))
    }
    if isLocked { columns.append(.version) }
    return columns
  }

  private func moment(_ source: Column.Source, _ name: Name, isMutable: Bool) -> Column {
    Column(
      source: source,
      member: name.spelled,
      name: name.snake,
      type: .datetime,
      isNullable: false,
      isMutable: isMutable
    )
  }
}

extension RecordKey.Part.Source {
  fileprivate var column: Column.Source {
    switch self {
    case .issued: .identifier
    case .field(let name): .field(name)
    case .relation(let name): .key(name)
    }
  }
}
