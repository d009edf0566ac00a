public import ServiceRuntime

/// `users` on a service's command line: who signs in, made and changed by whoever runs the service.
public struct UsersCommand<People: Principals>: Sendable {
  private let authentication: Authentication<People>

  /// The word of the command line.
  ///
  /// - Parameter authentication: Finds the part of the service that signs people in.
  public static func word<Definition: Sendable>(
    _ authentication: @escaping @Sendable (Definition) -> Authentication<People>
  ) -> CommandWord<Definition> {
    CommandWord("users", usage: usage) { arguments in
      guard let task = Task(arguments) else { return nil }
      return { service, console in
        try await UsersCommand(authentication: authentication(service)).perform(task, console)
      }
    }
  }

  private enum Task: Sendable {
    case add([(name: String, text: String)])
    case setPassword(identifier: String)
    case setRole(identifier: String, role: String)
    case signOut(identifier: String)

    init?(_ arguments: [String]) {
      switch (arguments.first, arguments.count) {
      case ("add", _):
        guard let options = options(arguments.dropFirst()),
          options.contains(where: { areAlike($0.name, People.identifier) })
        else { return nil }
        self = .add(options)
      case ("set-password", 2): self = .setPassword(identifier: arguments[1])
      case ("set-role", 3) where !People.roles.isEmpty:
        self = .setRole(identifier: arguments[1], role: arguments[2])
      case ("sign-out", 2): self = .signOut(identifier: arguments[1])
      default: return nil
      }
    }
  }

  private static var usage: String {
    let name = People.identifier
    let placeholder = name.uppercased()
    var lines = [
      "  users add --\(name) VALUE [--FIELD VALUE ...]", "                       make a user; reads the password",
    ]
    lines += [
      "  users set-password \(placeholder)",
      "                       give a user another password, and end all sessions",
    ]
    if !People.roles.isEmpty {
      lines += ["  users set-role \(placeholder) ROLE", "                       give a user another role"]
    }
    lines += ["  users sign-out \(placeholder)", "                       end all sessions of a user"]
    return lines.joined(separator: "\n")
  }

  private func perform(_ task: Task, _ console: CommandConsole) async throws {
    switch task {
    case .add(let options): try await add(options, console)
    case .setPassword(let identifier): try await setPassword(of: identifier, console)
    case .setRole(let identifier, let role):
      guard People.roles.contains(role) else {
        throw CommandFailure(["there is no role \(role); there are \(People.roles.joined(separator: ", "))"])
      }
      guard try await authentication.setRole(role, of: identifier) else { throw Self.nobody(identifier) }
    case .signOut(let identifier):
      guard let count = try await authentication.signOutEverywhere(identifier) else { throw Self.nobody(identifier) }
      Self.tell(count, console)
    }
  }

  private func setPassword(of identifier: String, _ console: CommandConsole) async throws {
    let password = console.readSecret("Password: ") ?? ""
    let violations = People.passwordRule.violations(of: password)
    guard violations.isEmpty else { throw CommandFailure(violations.map { "\(People.password) \($0.message)" }) }
    guard let count = try await authentication.setPassword(password, of: identifier) else {
      throw Self.nobody(identifier)
    }
    Self.tell(count, console)
  }

  private func add(_ options: [(name: String, text: String)], _ console: CommandConsole) async throws {
    var members: [JSONValue.Member] = []
    for (name, text) in options {
      guard let member = People.members.first(where: { areAlike($0.name, name) }) else {
        let known = People.members.map(\.name).joined(separator: ", --")
        throw CommandFailure(["there is no --\(name); there are --\(known)"])
      }
      let value = member.isText ? nil : try? JSONValue(parsing: Array(text.utf8))
      members.append(JSONValue.Member(name: member.name, value: value ?? .string(text)))
    }
    let password = console.readSecret("Password: ") ?? ""
    members.append(JSONValue.Member(name: People.password, value: .string(password)))
    do {
      let principal = try await authentication.principals.add(.object(members))
      console.print(Authentication<People>.subject(authentication.principals.key(of: principal)))
    } catch let error as ServiceError {
      let lines = error.details.map { "\(Self.name(of: $0.place)) \($0.message)" }
      throw CommandFailure(lines.isEmpty ? [error.message] : lines)
    }
  }

  private static func name(of place: ErrorDetail.Place) -> Substring {
    switch place {
    case .field(let pointer): pointer.dropFirst()
    case .parameter(let name), .header(let name): Substring(name)
    }
  }

  private static func tell(_ count: Int, _ console: CommandConsole) {
    console.print("ended \(count) \(count == 1 ? "session" : "sessions")")
  }

  private static func nobody(_ identifier: String) -> CommandFailure { CommandFailure(["nobody is \(identifier)"]) }
}

/// What `--name value` and `--name=value` say; nothing when they say it twice, or something else.
private func options(_ arguments: ArraySlice<String>) -> [(name: String, text: String)]? {
  var found: [(name: String, text: String)] = []
  var rest = arguments
  while let argument = rest.popFirst() {
    guard argument.hasPrefix("--") else { return nil }
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = parts.count == 2 ? String(parts[1]) : rest.popFirst() else { return nil }
    let name = String(parts[0])
    guard !found.contains(where: { areAlike($0.name, name) }) else { return nil }
    found.append((name, text))
  }
  return found
}

/// Whether two names are one, however their words are joined: `created-at`, `created_at`, `createdAt`.
private func areAlike(_ one: String, _ other: String) -> Bool {
  func joined(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }
  return joined(one) == joined(other)
}
