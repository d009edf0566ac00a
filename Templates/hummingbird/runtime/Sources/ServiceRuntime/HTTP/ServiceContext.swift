public import Hummingbird

/// What one request carries from the first middleware to its handler: its id, its logger, its parameters.
public struct ServiceContext: RequestContext {
  /// Hummingbird's part: logger and path parameters.
  public var coreContext: CoreRequestContextStorage

  /// Starts the context of a request that has just been read.
  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }
}
