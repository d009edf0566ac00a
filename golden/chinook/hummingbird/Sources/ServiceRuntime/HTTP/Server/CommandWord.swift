/// A further word of a service's command line.
public struct CommandWord<Definition: Sendable>: Sendable {
  /// What is done with the service; what it throws is said in a line each.
  public typealias Job = @Sendable (Definition, CommandConsole) async throws -> Void

  let word: String
  let usage: String
  let job: @Sendable ([String]) -> Job?

  /// - Parameters:
  ///   - word: What the command line begins with.
  ///   - usage: Its lines of the help.
  ///   - job: What the arguments behind the word ask for; nothing when they make no sense.
  public init(_ word: String, usage: String, job: @escaping @Sendable ([String]) -> Job?) {
    self.word = word
    self.usage = usage
    self.job = job
  }
}

/// Where a command is spoken with.
public struct CommandConsole: Sendable {
  /// Says a line.
  public let print: @Sendable (String) -> Void
  /// Asks for what nobody else is to see; nothing at the end of the input.
  public let readSecret: @Sendable (_ prompt: String) -> String?
}

/// Why a command did not do what it was asked to.
public struct CommandFailure: Error, Sendable, Equatable {
  let lines: [String]

  /// A failure by what is said about it.
  public init(_ lines: [String]) {
    self.lines = lines
  }
}
