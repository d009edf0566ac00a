import Model

extension CaseCollector {
  /// What a request's body may be, before any rule of a field is asked.
  mutating func addBodyCases(of resource: Resource) {
    if resource.verbs.contains(.create) {
      addBodyCases(of: resource, "create") { world in ("POST", world.model.listPath(of: resource)) }
    }
    if resource.verbs.contains(.update) {
      for method in ["PUT", "PATCH"] {
        addBodyCases(of: resource, method == "PUT" ? "replace" : "change") { world in
          (method, try world.shared(resource).path)
        }
      }
    }
  }

  private mutating func addBodyCases(
    of resource: Resource,
    _ verb: String,
    _ place: @escaping @Sendable (World) throws -> (method: String, path: String)
  ) {
    let subject = "\(resource.plural.kebab)/\(verb)"
    add(subject, "a body that is no JSON", resource.origin) { world in
      let (method, path) = try place(world)
      let bodies: [[UInt8]] =
        [
          "", "{", "{}{}", "{'a': 1}", "{\"a\": 1,}", "{\"a\": NaN}", "{\"a\": 01}", "{\"a\": \"\n\"}", "nothing",
          "\u{feff}",
          String(repeating: "[", count: 100_000),
        ].map { Array($0.utf8) } + [[0x7B, 0xFF, 0x7D], [0x22, 0xC0, 0xAF, 0x22]]
      for body in bodies {
        let answer = try world.conversation.ask(method, path, bytes: body)
        try world.conversation.expect(answer, status: 400, code: "malformed_json", details: [])
      }
    }
    add(subject, "a body that is no object", resource.origin) { world in
      let (method, path) = try place(world)
      for body in ["[]", "\"text\"", "1", "null", "true", " [{}] "] {
        try world.conversation.expectInvalid(
          world.conversation.ask(method, path, body),
          [Detail(place: "", code: "type")]
        )
      }
    }
    add(subject, "a body of another media type", resource.origin) { world in
      let (method, path) = try place(world)
      var types = ["text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonx", ""]
      if method != "PATCH" { types.append("application/merge-patch+json") }
      for type in types {
        let answer = try world.conversation.ask(method, path, "{", headers: [Header("Content-Type", type)])
        try world.conversation.expect(answer, status: 415, code: "unsupported_media_type", details: [])
      }
      for type in ["Application/JSON", "application/json; charset=UTF-8", "application/json;charset=\"utf-8\""] {
        let answer = try world.conversation.ask(method, path, "{", headers: [Header("Content-Type", type)])
        try world.conversation.expect(answer, status: 400, code: "malformed_json", details: [])
      }
    }
    add(subject, "keys that are unknown, and their pointers", resource.origin) { world in
      let (method, path) = try place(world)
      let answer = try world.conversation.ask(method, path, #"{"zz a/b~c": 1, "zz é": null}"#)
      let error = try world.conversation.errors(in: answer)
      try world.conversation.expect(answer, status: world.model.api.validationStatus, code: "validation_failed")
      let unknown = [Detail(place: "/zz a~1b~0c", code: "unknown"), Detail(place: "/zz é", code: "unknown")]
      guard Array(error.details.prefix(2)) == unknown else {
        throw Mismatch("expected the details to begin with \(unknown.map(\.description).joined(separator: ", "))")
      }
    }
    add(subject, "a member that is there twice", resource.origin) { world in
      let (method, path) = try place(world)
      let answer = try world.conversation.ask(method, path, #"{"zz": 1, "zz": 1}"#)
      try world.conversation.expect(answer, status: world.model.api.validationStatus, code: "validation_failed")
      let details = try world.conversation.errors(in: answer).details
      let expected = [Detail(place: "/zz", code: "unknown"), Detail(place: "/zz", code: "*")]
      guard Array(details.prefix(2)) == expected else { throw Mismatch("expected two details of /zz first") }
    }
    add(subject, "what the server writes is read-only", resource.origin) { world in
      let (method, path) = try place(world)
      var names = resource.timestamps.map { [$0.created.spelled, $0.updated.spelled] } ?? []
      if resource.key.isIssued { names.append(resource.key.first.name.spelled) }
      guard !names.isEmpty else { throw Untried("\(resource.name) has no such member") }
      let body = JSON.object(names.map { JSON.Member($0, .number("1")) })
      let answer = try world.conversation.ask(method, path, body.text)
      try world.conversation.expect(answer, status: world.model.api.validationStatus, code: "validation_failed")
      let details = try world.conversation.errors(in: answer).details
      let expected = names.map { Detail(place: "/\($0)", code: "read_only") }
      guard Array(details.prefix(names.count)) == expected else {
        throw Mismatch("expected the details to begin with \(expected.map(\.description).joined(separator: ", "))")
      }
    }
    guard verb == "create" else { return }
    add(subject, "a body that is too large", resource.origin) { world in
      let (method, path) = try place(world)
      let body = "{\"zz\": \"\(String(repeating: "a", count: 12_000_000))\"}"
      let answer = try world.conversation.ask(method, path, body)
      try world.conversation.expect(answer, status: 413, code: "too_large", details: [])
    }
  }
}
