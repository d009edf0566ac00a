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
      isReady: service.checkReadiness
    )
    responder = ServiceResponder(
      routes: routes,
      middleware: service.middleware,
      credentials: service.credentials,
      configuration: configuration,
      validationStatus: Definition.validationStatus,
      metrics: metrics,
      logger: logger,
      log: sink
    )
    self.configuration = configuration
    self.logger = logger
    self.onRunning = onRunning
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
