package import Diagnostics

/// What a spec means: every name resolved, every default applied, nothing of any target.
package struct Model: Sendable, Equatable {
  package var service: Service
  package var api: API
  package var database: Database
  /// Absent where nobody signs in.
  package var auth: Auth?
  /// Those with a name that something asks, in the order of the spec.
  package var rules: [WrittenRule] = []
  package var limits = ServiceLimits()
  /// In the order of the spec.
  package var enums: [EnumType] { didSet { enumPositions = Self.positions(of: enums.map(\.name)) } }
  /// In the order of the spec.
  package var resources: [Resource] { didSet { resourcePositions = Self.positions(of: resources.map(\.name)) } }

  /// Resources that were there before and that may go with all their records.
  package var removed: [FormerResource] = []

  private var enumPositions: [String: Int]
  private var resourcePositions: [String: Int]

  package init(service: Service, api: API, database: Database, enums: [EnumType], resources: [Resource]) {
    self.service = service
    self.api = api
    self.database = database
    self.enums = enums
    self.resources = resources
    enumPositions = Self.positions(of: enums.map(\.name))
    resourcePositions = Self.positions(of: resources.map(\.name))
  }

  /// The resource of that name; analysis has proven that every name in a model resolves.
  package func resource(_ name: String) -> Resource {
    guard let position = resourcePositions[name] else {
      preconditionFailure("the model names a resource '\(name)' that it does not hold")
    }
    return resources[position]
  }

  /// The enum of that name; analysis has proven that every name in a model resolves.
  package func enumType(_ name: String) -> EnumType {
    guard let position = enumPositions[name] else {
      preconditionFailure("the model names an enum '\(name)' that it does not hold")
    }
    return enums[position]
  }

  private static func positions(of names: [Name]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1.spelled, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A name as the author spelled it, with the words it is made of, for every other spelling.
package struct Name: Sendable, Hashable, CustomStringConvertible {
  /// The author's spelling, which is also the one on the wire.
  package var spelled: String
  /// Lower-case words: `unitPrice`, `unit_price` and `UnitPrice` are all `["unit", "price"]`.
  package var words: [String]

  package init(spelled: String, words: [String]) {
    self.spelled = spelled
    self.words = words
  }

  package var description: String { spelled }
  package var snake: String { joined(by: "_") }
  package var kebab: String { joined(by: "-") }

  private func joined(by separator: String) -> String {
    words.count == 1 ? words[0] : words.joined(separator: separator)
  }
}

package struct Service: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var version: String
  package var origin: SourceRange

  package init(name: Name, description: String?, version: String, origin: SourceRange) {
    self.name = name
    self.description = description
    self.version = version
    self.origin = origin
  }
}

package struct API: Sendable, Equatable {
  /// What answers wrap records in.
  package enum Envelope: String, Sendable, Hashable, CaseIterable {
    case data, resource, none
  }

  /// Begins with `/` and does not end with one; empty when routes live at the root.
  package var prefix: String
  /// `v1`; empty when the path has no version.
  package var version: String
  package var defaultPageSize: Int
  package var maximumPageSize: Int
  package var envelope = Envelope.data
  /// The HTTP status of a body that breaks a rule.
  package var validationStatus = 422

  /// What a spec can say of an API.
  package enum Trait: Sendable, Hashable {
    case prefix, version, envelope, validationStatus, defaultPageSize, maximumPageSize
  }

  /// Where the spec says it, for what it says.
  package var places: [Trait: SourceRange] = [:]

  package init(prefix: String, version: String, defaultPageSize: Int, maximumPageSize: Int) {
    self.prefix = prefix
    self.version = version
    self.defaultPageSize = defaultPageSize
    self.maximumPageSize = maximumPageSize
  }

  /// What every route of a resource begins with: `/api/v1`.
  package var root: String { version.isEmpty ? prefix : "\(prefix)/\(version)" }
}

package struct Database: Sendable, Equatable {
  package enum Identifiers: String, Sendable, Hashable, CaseIterable {
    case uuid7, uuid4, int64
  }

  package var identifiers: Identifiers
  /// Where the spec says what they are; absent where it leaves that open.
  package var origin: SourceRange?

  package init(identifiers: Identifiers, origin: SourceRange? = nil) {
    self.identifiers = identifiers
    self.origin = origin
  }

  /// An id as examples show it: that of the first record that a service is seeded with.
  package var exampleIdentifier: Literal {
    switch identifiers {
    case .uuid7, .uuid4: .uuid("0190a6f0-7c00-7000-8000-000000000001")
    case .int64: .int(1)
    }
  }

  /// The type of every record's `id`.
  package var identifierType: ValueType {
    switch identifiers {
    case .uuid7, .uuid4: .uuid
    case .int64: .int64
    }
  }
}

package struct EnumType: Sendable, Equatable {
  package struct Case: Sendable, Equatable {
    /// The spelling on the wire and in the database.
    package var name: Name
    package var label: String?
    /// What it was called before, and the cases that it takes over, as the database has them.
    package var former: [String]
    package var origin: SourceRange

    package init(name: Name, label: String?, former: [String] = [], origin: SourceRange) {
      self.name = name
      self.label = label
      self.former = former
      self.origin = origin
    }
  }

  package var name: Name
  package var cases: [Case]
  package var origin: SourceRange

  package init(name: Name, cases: [Case], origin: SourceRange) {
    self.name = name
    self.cases = cases
    self.origin = origin
  }
}
