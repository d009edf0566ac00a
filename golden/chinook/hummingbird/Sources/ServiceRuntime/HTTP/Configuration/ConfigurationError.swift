/// Settings that cannot be read.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence for each, in the order of the documentation.
  public let problems: [String]

  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}
