import Model

extension CaseCollector {
  /// The rate limit, as far as it can be seen without using it up.
  mutating func addRateCases() {
    guard model.limits.rate != nil, let listed = model.resources.first(where: { $0.verbs.contains(.list) }) else {
      return
    }
    let origin = model.limits.places[.rate] ?? model.service.origin
    let path = model.listPath(of: listed)
    add("rate", "every answer of a route says how many requests are left", origin) { world in
      var before = try world.standing(of: world.conversation.ask("GET", path), isFirst: true)
      let asked: [(method: String, target: String, status: Int)] = [
        ("GET", path, 200), ("HEAD", path, 200), ("GET", "\(path)?nothing=such", 400),
      ]
      for (method, target, status) in asked {
        let answer = try world.conversation.ask(method, target)
        let now = try world.standing(of: answer)
        try world.conversation.expect(answer, status: status)
        guard now.follows(before) else {
          throw Mismatch("\(now.remaining) requests are left after \(method), and \(before.remaining) were before it")
        }
        before = now
      }
      // Refused before anything is counted.
      let refused = try world.conversation.ask("GET", path, headers: [Header("Accept", "text/html")])
      _ = try world.standing(of: refused)
      try world.conversation.expect(refused, status: 406)
    }
    add("rate", "what is no route, asks for methods or shows how the service is does not count", origin) { world in
      _ = try world.standing(of: world.conversation.ask("GET", path), isFirst: true)
      let free = [
        ("OPTIONS", path), ("TRACE", path), ("GET", "/there-is-nothing-here"), ("GET", "/health"), ("GET", "/metrics"),
        ("GET", "/openapi.json"), ("GET", "/docs"),
      ]
      for (method, target) in free {
        let answer = try world.conversation.ask(method, target)
        for name in Standing.names where answer.header(name) != nil {
          throw Mismatch("\(method) \(target) is answered with \(name)")
        }
      }
    }
  }
}

/// What an answer says of the rate limit (draft-ietf-httpapi-ratelimit-headers-06).
private struct Standing {
  static let names = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy"]

  var limit: Int
  var remaining: Int
  var reset: Int
  var window: Int

  /// Whether a request of the same client, and maybe others of it, came between: another window has begun, or fewer are left.
  func follows(_ former: Standing) -> Bool {
    remaining < former.remaining || reset > former.reset || window == 1
  }
}

extension World {
  /// - Parameter isFirst: Whether nothing has shown yet that the service has a limit.
  /// - Throws: `Untried` where it has none, or nothing left of it for this client.
  fileprivate func standing(of answer: Answer, isFirst: Bool = false) throws -> Standing {
    let values = Standing.names.map(answer.header)
    if isFirst, values.allSatisfy({ $0 == nil }) { throw Untried("the service was started without a rate limit") }
    if answer.status == 429 {
      guard let seconds = answer.header("Retry-After").flatMap({ Int($0) }), seconds >= 1 else {
        throw Mismatch("429 without Retry-After")
      }
      throw Untried("the limit of \(values[3] ?? "?") is used up for \(seconds) seconds")
    }
    let numbers = values.prefix(3).map { $0.flatMap { Int($0) } ?? -1 }
    let policy = values[3]?.split(separator: ";w=", maxSplits: 1).map { Int($0) ?? -1 } ?? []
    let window = policy.last ?? -1
    let standing = Standing(limit: numbers[0], remaining: numbers[1], reset: numbers[2], window: window)
    guard policy == [standing.limit, window], standing.limit >= 1, window >= 1,
      (0...standing.limit).contains(standing.remaining), (1...window).contains(standing.reset)
    else {
      let shown = zip(Standing.names, values).map { "\($0): \($1 ?? "nothing")" }.joined(separator: ", ")
      throw Mismatch("the headers contradict each other: \(shown)")
    }
    return standing
  }
}
