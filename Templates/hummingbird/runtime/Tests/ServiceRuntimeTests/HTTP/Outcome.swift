import Synchronization

@testable import ServiceRuntime

/// What a command said and how it ended.
struct Outcome: Equatable {
  var code: Int32
  var printed: [String] = []
  var complained: [String] = []

  /// Runs a command of the tests' service.
  static func of(_ arguments: [String], environment: [String: String] = [:]) async -> Outcome {
    let said = Mutex(Outcome(code: -1))
    let command = ServiceCommand<TestService>(
      environment: { environment },
      print: { text in said.withLock { $0.printed.append(text) } },
      complain: { text in said.withLock { $0.complained.append(text) } }
    )
    let code = await command.run(arguments: arguments)
    return said.withLock { said in
      said.code = code
      return said
    }
  }
}
