package import Model

/// What a violation that the database reports means on the wire.
package struct ConstraintMap: Sendable, Hashable {
  /// The code of a detail of the answer.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case length, min, max, `enum`, check
  }

  package struct Unique: Sendable, Hashable {
    /// The resource's name in the spec's spelling.
    package var resource: String
    /// The index's name.
    package var name: String
    /// As the database's message says it.
    package var reported: String
    /// The members' names on the wire.
    package var members: [String]
  }

  package struct Check: Sendable, Hashable {
    /// The resource's name in the spec's spelling.
    package var resource: String
    /// The constraint's name, which the database's message says.
    package var name: String
    /// The member's name on the wire; absent for the record as a whole.
    package var member: String?
    package var code: Code
    /// What the author says of a violation.
    package var message: String?
  }

  package var uniques: [Unique]
  package var checks: [Check]
}

extension Model {
  /// The meaning of every unique index and check that the initial migration creates, in the order of the model.
  package func constraints(for dialect: Dialect) -> ConstraintMap {
    let names = IndexNames(of: self)
    return ConstraintMap(
      uniques: resources.flatMap { resource in
        let key = resource.uniqueKey.map { [$0] } ?? []
        return (key + resource.uniqueIndexes).map { index in
          let name = names.unique(resource.table, index.nameParts)
          return ConstraintMap.Unique(
            resource: resource.name.spelled,
            name: name,
            reported: dialect.report(ofUnique: name, table: resource.table, columns: index.columns),
            members: index.members
          )
        }
      },
      checks: resources.flatMap { resource in
        resource.fields.flatMap { field in
          resource.checks(on: field, self).map { check, code in
            ConstraintMap.Check(
              resource: resource.name.spelled,
              name: check.name,
              member: field.name.spelled,
              code: code
            )
          }
        }
          + resource.checks.enumerated().map { position, check in
            ConstraintMap.Check(
              resource: resource.name.spelled,
              name: resource.ruleName(position),
              member: check.member,
              code: .check,
              message: check.message
            )
          }
      }
    )
  }
}

extension Dialect {
  /// What stands behind `UNIQUE constraint failed: `, or is called the violated constraint.
  fileprivate func report(ofUnique name: String, table: String, columns: [String]) -> String {
    switch self {
    case .sqlite: columns.map { "\(table).\($0)" }.joined(separator: ", ")
    case .postgresql: name
    }
  }
}
