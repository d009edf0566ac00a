import Model

extension CaseCollector {
  /// What surrounds the API.
  mutating func addServiceCases() {
    let origin = model.service.origin
    let root = model.api.root
    let listed = model.resources.first { $0.verbs.contains(.list) }
    for path in ["/health", "/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs"] {
      add("service", "GET and HEAD \(path)", origin) { world in
        try world.conversation.expect(world.conversation.ask("GET", path), status: 200)
        try world.conversation.expect(world.conversation.ask("HEAD", path), status: 200)
      }
    }
    add("service", "the document that describes the API is JSON with its routes", origin) { world in
      let document = try world.conversation.json(world.conversation.ask("GET", "/openapi.json"))
      guard case .string(let version)? = document["openapi"], version.hasPrefix("3.") else {
        throw Mismatch("/openapi.json is no OpenAPI 3")
      }
      for resource in world.model.resources where !resource.verbs.isDisjoint(with: [.list, .create]) {
        guard document["paths"]?[world.model.listPath(of: resource)] != nil else {
          throw Mismatch("/openapi.json does not have \(world.model.listPath(of: resource))")
        }
      }
    }
    add("service", "what is nowhere is 404, whatever the method and the body", origin) { world in
      for path in ["/there-is-nothing-here", "\(root)/there-is-nothing-here", "\(root)/there-is-nothing-here/1"] {
        try world.conversation.expectNotFound(world.conversation.ask("GET", path))
        try world.conversation.expectNotFound(world.conversation.ask("DELETE", path))
        let text = [Header("Content-Type", "text/plain")]
        try world.conversation.expectNotFound(world.conversation.ask("POST", path, "nothing", headers: text))
      }
    }
    guard let listed else { return }
    add("service", "the caller's request id is taken over", origin) { world in
      let path = world.model.listPath(of: listed)
      let answer = try world.conversation.ask("GET", path, headers: [Header("X-Request-Id", "conformance-0001")])
      guard answer.header("X-Request-Id") == "conformance-0001" else { throw Mismatch("another X-Request-Id") }
    }
    add("service", "an answer that the caller does not take is 406", origin) { world in
      let path = world.model.listPath(of: listed)
      let answer = try world.conversation.ask("GET", path, headers: [Header("Accept", "text/html")])
      try world.conversation.expect(answer, status: 406, code: "not_acceptable", details: [])
      for taken in ["application/json", "*/*", "application/*", "text/html, application/*;q=0.8"] {
        let answer = try world.conversation.ask("GET", path, headers: [Header("Accept", taken)])
        try world.conversation.expect(answer, status: 200)
      }
    }
    add("service", "what is no HTTP does no harm", origin) { world in
      let path = world.model.listPath(of: listed)
      let requests = [
        "\r\n\r\n\u{0}\u{1}\u{2}", "GET\r\n\r\n", "GET \(path) HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET \(path) HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 300_000))\r\n\r\n",
        "GET \(path)?\(String(repeating: "x", count: 300_000)) HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}{}{}",
      ]
      for request in requests {
        let answer = try world.conversation.client.sendRaw(Array(request.utf8))
        guard answer.map({ (400..<600).contains($0.status) && $0.status != 500 }) ?? true else {
          throw Mismatch("\(request.prefix(40).debugDescription) is answered by \(answer?.status ?? 0)")
        }
        try world.conversation.expect(world.conversation.ask("GET", path), status: 200)
      }
    }
  }
}
