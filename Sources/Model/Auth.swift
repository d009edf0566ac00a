package import Diagnostics

/// How people sign in.
package struct Auth: Sendable, Equatable {
  /// The resource of those who do, by the spec's spelling; its key is an id that is issued.
  package var principal: String
  /// The field that they are known by: required and unique.
  package var identifier: Name
  package var password: Password
  /// The field that says what they are, of an enum, and required; absent where all are the same.
  package var role: Role?
  /// How they make themselves known; absent where somebody else does.
  package var registration: Registration?
  /// Seconds for which a token opens the API.
  package var accessLifetime = Self.usualAccessLifetime
  /// Seconds for which a session can be kept open.
  package var refreshLifetime = Self.usualRefreshLifetime
  /// Whether the members that signing in has are spelled in camelCase, as those of the spec are.
  package var isCamelCase = false
  package var origin: SourceRange

  package static let usualAccessLifetime = 15 * 60
  package static let usualRefreshLifetime = 30 * 86_400

  /// A member that signing in has, in the style of the spec: `refresh_token` or `refreshToken`.
  package func member(_ words: String...) -> String {
    isCamelCase
      ? words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      : words.joined(separator: "_")
  }

  package struct Role: Sendable, Equatable {
    package var field: Name
    /// The enum, by the spec's spelling.
    package var type: String

    package init(field: Name, type: String) {
      self.field = field
      self.type = type
    }
  }

  package struct Registration: Sendable, Equatable {
    /// What those get who register, by its spelling on the wire; absent where there are no roles.
    package var role: String?

    package init(role: String?) {
      self.role = role
    }
  }

  package init(
    principal: String,
    identifier: Name,
    password: Password,
    role: Role?,
    registration: Registration?,
    origin: SourceRange
  ) {
    self.principal = principal
    self.identifier = identifier
    self.password = password
    self.role = role
    self.registration = registration
    self.origin = origin
  }
}

/// What a password has to be, and where its hash is kept. It is no field: no record, list or change has it.
package struct Password: Sendable, Equatable {
  /// Kinds of signs.
  package enum Strength: String, Sendable, Hashable, CaseIterable {
    case lower, upper, digit, symbol
  }

  package var name: Name
  package var description: String?
  /// In Unicode code points.
  package var minimumLength: Int
  package var maximumLength: Int
  /// What it has to have one of, in the order of the cases.
  package var strength: [Strength]
  package var origin: SourceRange

  /// OWASP's Authentication Cheat Sheet: at least eight characters; longer ones than 72 are of no use to other hashes.
  package static let usualLength = 8...72
  /// More would only be work for the hash.
  package static let maximumBytes = 1_024

  package init(
    name: Name,
    description: String?,
    minimumLength: Int,
    maximumLength: Int,
    strength: [Strength],
    origin: SourceRange
  ) {
    self.name = name
    self.description = description
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.strength = strength
    self.origin = origin
  }

  package var column: String { name.snake }

  /// One that keeps to all of it, for examples and tests.
  package var sample: String {
    let sample = "Sesame-0pen-"
    return String((sample + String(repeating: "x", count: max(0, minimumLength - sample.count))).prefix(maximumLength))
  }

  /// What is kept of somebody who has no password, and which no password is the hash of.
  package static let unusable = "!"
}
