public import Logging

/// How log lines are written.
public enum LogFormat: String, Sendable, CaseIterable {
  /// One JSON object a line, for machines.
  case json
  /// One plain line, for a person at a terminal.
  case text
}

/// What can be set about a running service without building it again.
public struct ServiceConfiguration: Sendable {
  /// The address to listen on; `HOST`.
  public var host = "127.0.0.1"
  /// The port to listen on, 0 for any free one; `PORT`.
  public var port = 8080
  /// Where the data is, such as `sqlite:library.sqlite`; `DATABASE_URL`.
  public var databaseURL: String
  /// The least important messages to log; `LOG_LEVEL`.
  public var logLevel = Logger.Level.info
  /// How log lines are written; `LOG_FORMAT`.
  public var logFormat = LogFormat.json
  /// Origins whose pages may call the service, or `*`; `CORS_ORIGINS`, separated by commas.
  public var corsOrigins: [String] = []
  /// The most bytes a request's body may have; `BODY_LIMIT`.
  public var bodyLimit = 1 << 20
  /// How often each client may ask, absent for as often as it likes; `RATE_LIMIT`, such as `100/15m`, or `off`.
  public var rateLimit: RateLimit?
  /// The Redis in which several processes share the rate limit, absent where each counts by itself; `REDIS_URL`.
  public var redisURL: RedisURL?
  /// How many proxies stand before the service, whose `X-Forwarded-For` is believed; `TRUSTED_PROXIES`.
  public var trustedProxies = 0
  /// How long a request may take from its head to its answer; `REQUEST_TIMEOUT`.
  public var requestTimeout = Duration.seconds(30)
  /// How long a connection may be silent; `IDLE_TIMEOUT`.
  public var idleTimeout = Duration.seconds(60)
  /// How long requests under way may take to finish once the service is told to stop; `SHUTDOWN_TIMEOUT`.
  public var shutdownTimeout = Duration.seconds(20)
  /// Whether `serve` brings the database up to date first; `MIGRATE_ON_START`.
  public var migrateOnStart = true
  /// Whether `/docs` and `/openapi.json` are served; `DOCS`.
  public var docs = true
  /// Every setting as it was given, for settings of the service's own.
  public var values: [String: String] = [:]

  /// What holds when nothing is set.
  public init(databaseURL: String) {
    self.databaseURL = databaseURL
  }

  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - values: Variables by name, such as the environment's.
  ///   - databaseURL: What holds when `DATABASE_URL` is not set.
  ///   - rateLimit: What holds when `RATE_LIMIT` is not set.
  ///   - bodyLimit: What holds when `BODY_LIMIT` is not set.
  /// - Throws: All settings that cannot be read, at once.
  public init(
    values: [String: String],
    databaseURL: String,
    rateLimit: RateLimit? = nil,
    bodyLimit: Int = 1 << 20
  ) throws(ConfigurationError) {
    self.init(databaseURL: databaseURL)
    self.values = values
    self.rateLimit = rateLimit
    self.bodyLimit = bodyLimit
    var reader = SettingsReader(values)
    reader.read("HOST", "an address or a host name", into: &host) { $0 }
    reader.read("PORT", "a number from 0 to 65535", into: &port) { Int($0).flatMap { (0...65535) ~= $0 ? $0 : nil } }
    reader.read("DATABASE_URL", "such as sqlite:service.sqlite", into: &self.databaseURL) { $0 }
    reader.read("LOG_LEVEL", Self.choices(Logger.Level.self), into: &logLevel) { .init(rawValue: $0.lowercased()) }
    reader.read("LOG_FORMAT", Self.choices(LogFormat.self), into: &logFormat) { .init(rawValue: $0.lowercased()) }
    reader.read("CORS_ORIGINS", "origins such as https://example.org, or *", into: &corsOrigins, Self.origins)
    reader.read("BODY_LIMIT", "a size such as 1MB", into: &self.bodyLimit, Quantity.bytes)
    reader.read("RATE_LIMIT", "off, or requests in a time such as 100/15m", into: &self.rateLimit) { text in
      text == "off" ? .some(nil) : RateLimit(text).map { .some($0) }
    }
    reader.read("REDIS_URL", Self.redisForm, isSecret: true, into: &redisURL) { RedisURL($0).map { .some($0) } }
    reader.read("TRUSTED_PROXIES", "a number from 0 to 10", into: &trustedProxies) { text in
      Int(text).flatMap { (0...10) ~= $0 ? $0 : nil }
    }
    reader.read("REQUEST_TIMEOUT", "a time such as 30s", into: &requestTimeout, Quantity.duration)
    reader.read("IDLE_TIMEOUT", "a time such as 60s", into: &idleTimeout, Quantity.duration)
    reader.read("SHUTDOWN_TIMEOUT", "a time such as 20s", into: &shutdownTimeout, Quantity.duration)
    reader.read("MIGRATE_ON_START", "true or false", into: &migrateOnStart, Quantity.bool)
    reader.read("DOCS", "true or false", into: &docs, Quantity.bool)
    guard reader.problems.isEmpty else { throw ConfigurationError(problems: reader.problems) }
  }

  private static func choices<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) -> String {
    "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static let redisForm = """
    redis://[user:password@]host[:port][/db], with %40 for an @ of the password; rediss://, which is TLS, is not spoken
    """

  private static func origins(_ text: String) -> [String]? {
    let origins = text.split(separator: ",").map { String($0.trimmingSpaces) }
    let areOrigins = origins.allSatisfy { origin in
      guard origin != "*" else { return true }
      // Scheme and host without a path: that is all a browser sends.
      let pieces = origin.split(separator: "/", omittingEmptySubsequences: false)
      return pieces.count == 3 && pieces[0].hasSuffix(":") && pieces[1].isEmpty && !pieces[2].isEmpty
    }
    return areOrigins ? origins : nil
  }
}

/// Reads settings one by one and keeps what was wrong with them.
private struct SettingsReader {
  private let values: [String: String]
  private(set) var problems: [String] = []

  init(_ values: [String: String]) {
    self.values = values
  }

  mutating func read<Value>(
    _ name: String,
    _ expected: String,
    isSecret: Bool = false,
    into value: inout Value,
    _ parse: (String) -> Value?
  ) {
    // Set but empty is how a compose file or a .env spells "not set".
    guard let text = values[name], !text.isEmpty else { return }
    guard let parsed = parse(text) else {
      let given = isSecret ? "" : " is '\(text)', but"
      return problems.append("\(name)\(given) has to be \(expected)")
    }
    value = parsed
  }
}
