public import Logging
public import ServiceRuntime
import Synchronization

/// The keys of a service, from the moment on that it answers requests: nothing else that it can be told to do needs any.
public final class KeyRing: Sendable {
  private let load: @Sendable () throws -> SigningKeys
  private let loaded = Mutex<SigningKeys?>(nil)

  /// The keys that the settings name, or one that is made for development and kept in `.env`.
  ///
  /// - Parameters:
  ///   - configuration: Has `AUTH_SIGNING_KEYS` and `ENVIRONMENT` among its values.
  ///   - folder: Where the `.env` file is.
  ///   - logger: Is told when a key was made.
  public init(_ configuration: ServiceConfiguration, folder: String = ".", logger: Logger) {
    load = { try SigningKeys(configuration, folder: folder, logger: logger) }
  }

  /// Keys that are there already.
  public init(_ keys: SigningKeys) {
    load = { keys }
    loaded.withLock { $0 = keys }
  }

  /// Reads the keys.
  ///
  /// - Throws: `ConfigurationError` when they are missing where they have to be given, or cannot be read.
  func open() throws {
    let keys = try load()
    loaded.withLock { $0 = keys }
  }

  /// The keys. Asking for them before they are read is a mistake in the program.
  var keys: SigningKeys {
    guard let keys = loaded.withLock({ $0 }) else { preconditionFailure("the service has not been started") }
    return keys
  }
}
