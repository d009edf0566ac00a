/// Settings that cannot be read.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence for each, in the order of the documentation.
  public let problems: [String]

  init(problems: [String]) {
    self.problems = problems
  }

  /// An error about one setting.
  public init(_ problem: String) {
    problems = [problem]
  }

  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }
}
