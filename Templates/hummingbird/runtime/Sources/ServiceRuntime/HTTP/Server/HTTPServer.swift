import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// Serves a service over HTTP/1.1 until it is told to stop; requests under way finish first.
public struct HTTPServer<Definition: ServiceDefinition>: Service {
  private let configuration: ServiceConfiguration
  private let responder: ServiceResponder
  private let counter: (any RateCounter)?
  private let logger: Logger
  private let onRunning: @Sendable (Int) async -> Void

  /// A server for a service that has been put together.
  ///
  /// - Parameters:
  ///   - onRunning: Called with the port once connections are taken.
  public init(
    _ service: Definition,
    configuration: ServiceConfiguration,
    logger: Logger,
    sink: LogSink = .standardOutput,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    let metrics = Metrics()
    var routes = service.routes
    if configuration.docs { routes.addDocs(openAPI: Definition.openAPI, title: Definition.name) }
    routes.addOperations(
      metrics: metrics,
      hasRateLimit: configuration.rateLimit != nil,
      hasSharedRates: configuration.rateLimit != nil && configuration.redisURL != nil,
      isReady: service.checkReadiness
    )
    let counter = Self.counter(configuration, metrics, logger)
    responder = ServiceResponder(
      routes: routes,
      middleware: service.middleware,
      credentials: service.credentials,
      configuration: configuration,
      validationStatus: Definition.validationStatus,
      metrics: metrics,
      logger: logger,
      log: sink,
      counter: counter
    )
    self.counter = counter
    self.configuration = configuration
    self.logger = logger
    self.onRunning = onRunning
  }

  /// What counts requests, where they have a limit.
  private static func counter(
    _ configuration: ServiceConfiguration,
    _ metrics: Metrics,
    _ logger: Logger
  ) -> (any RateCounter)? {
    guard let limit = configuration.rateLimit else { return nil }
    guard let url = configuration.redisURL else { return RateLimiter(limit) }
    let redis = RedisClient(url)
    return SharedRateLimiter(limit, name: Definition.name, redis: redis, metrics: metrics, logger: logger)
  }

  /// Takes connections until the task is cancelled or a graceful shutdown begins.
  public func run() async throws {
    let (configuration, logger, onRunning) = (configuration, logger, onRunning)
    // Hummingbird's own lines are for its authors unless something is wrong; ours says where the service listens.
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    let application = Application(
      responder: responder,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [
            ConnectionGuard(requestTimeout: TimeAmount(configuration.requestTimeout), logger: logger)
          ],
          idleTimeout: TimeAmount(configuration.idleTimeout),
          httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10)
        )
      ),
      configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? configuration.port
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let docs = configuration.docs ? ", the API is shown at http://\(host):\(port)/docs" : ""
        logger.info("\(Definition.name) \(Definition.version) listens on http://\(host):\(port)\(docs)")
        await onRunning(port)
      },
      logger: quiet
    )
    do {
      try await application.run()
      await counter?.close()
    } catch let error as IOError {
      throw ListenError(host: configuration.host, port: configuration.port, errno: error.errnoCode)
    }
  }
}

/// The address cannot be listened on.
struct ListenError: Error, CustomStringConvertible {
  let host: String
  let port: Int
  let errno: CInt

  var description: String { "cannot listen on \(host) port \(port): \(String(cString: strerror(errno)))" }
}
