import Foundation
import Logging
import ServiceRuntime

extension SigningKeys {
  /// What `ENVIRONMENT` can be: a name that is misspelled must not pass for one where keys are made up.
  private static let environments = ["development", "test", "staging", "production"]

  /// The keys that the settings name. Where they name none, one is made for development and kept in `.env`; in
  /// production there is no service without keys.
  ///
  /// - Parameters:
  ///   - configuration: Has `AUTH_SIGNING_KEYS` and `ENVIRONMENT` among its values.
  ///   - folder: Where the `.env` file is.
  ///   - logger: Is told when a key was made.
  /// - Throws: `ConfigurationError` when the keys cannot be read, or are missing where they have to be given, and what
  ///   the file system says when the file cannot be written.
  init(
    _ configuration: ServiceConfiguration,
    folder: String,
    logger: Logger
  ) throws {
    let named = configuration.values["ENVIRONMENT"]?.lowercased() ?? ""
    let environment = named.isEmpty ? "development" : named
    guard Self.environments.contains(environment) else {
      throw ConfigurationError("ENVIRONMENT has to be one of \(Self.environments.joined(separator: ", "))")
    }
    if let text = configuration.values[Self.setting], !text.isEmpty {
      try self.init(parsing: text)
      return
    }
    guard environment != "production" else {
      throw ConfigurationError("\(Self.setting) is not set: in production it has to be, as 32 random bytes in base64")
    }
    let (seed, isNew) = try Self.remembered("\(folder)/.env")
    if isNew { logger.notice("made a key that signs access tokens, and wrote it into .env: \(Self.setting)") }
    try self.init(parsing: seed)
  }

  /// What a file of settings has by now: processes that start side by side agree on one key. Where it has none, one is
  /// added; nobody else can read the file where it is new.
  private static func remembered(_ path: String) throws -> (seed: String, isNew: Bool) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
    // Closing it lets go of the lock.
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX) == 0 else { throw CocoaError(.fileLocking, userInfo: [NSFilePathErrorKey: path]) }
    let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    let known = text.matches(of: /(?m)^(?:export )?AUTH_SIGNING_KEYS=["']?([^"'\n]+)/).last
    if let known { return (known.output.1.trimmingCharacters(in: .whitespaces), false) }
    let seed = newSeed()
    let separator = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    try file.write(contentsOf: Data("\(separator)\(setting)=\(seed)\n".utf8))
    try file.synchronize()
    return (seed, true)
  }
}
