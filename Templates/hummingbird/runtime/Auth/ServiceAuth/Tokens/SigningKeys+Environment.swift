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
    let environment = (configuration.values["ENVIRONMENT"] ?? "development").lowercased()
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
    let seed = Self.newSeed()
    try Self.remember(seed, in: "\(folder)/.env")
    logger.notice("made a key that signs access tokens, and wrote it into .env: \(Self.setting)")
    try self.init(parsing: seed)
  }

  /// Adds the setting to a file of settings, which nobody else can read where it is new.
  private static func remember(_ seed: String, in path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let text = try file.readToEnd() ?? Data()
    let separator = text.isEmpty || text.last == UInt8(ascii: "\n") ? "" : "\n"
    try file.write(contentsOf: Data("\(separator)\(setting)=\(seed)\n".utf8))
    try file.synchronize()
  }
}
