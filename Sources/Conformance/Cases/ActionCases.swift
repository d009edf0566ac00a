import Generation
import Model

extension CaseCollector {
  /// Actions: their addresses and what they take; what they do is their authors'.
  mutating func addActionCases(of resource: Resource) {
    for action in resource.actions {
      let subject = "\(resource.plural.kebab)/\(action.name.kebab)"
      add(subject, "of a record that is not there", action.origin) { world in
        let path = "\(world.model.absentPath(of: resource))/\(action.name.kebab)"
        let body = JSON.object(try action.body(in: world.model)).text
        try world.conversation.expectNotFound(world.conversation.ask("POST", path, body))
      }
      add(subject, "a valid body", action.origin) { world in
        let made = try world.shared(resource)
        let body = JSON.object(try action.body(in: world.model)).text
        let answer = try world.conversation.ask("POST", "\(made.path)/\(action.name.kebab)", body)
        // Nobody has written it, or its author's rules have their say.
        guard answer.status == 501 || [200, 403, 409, world.model.api.validationStatus].contains(answer.status) else {
          throw Mismatch("expected 200, 501 or a refusal, not \(answer.status)")
        }
      }
      add(subject, "a body that is no JSON, or has keys that are unknown", action.origin) { world in
        let made = try world.shared(resource)
        let path = "\(made.path)/\(action.name.kebab)"
        let malformed = try world.conversation.ask("POST", path, "{")
        try world.conversation.expect(malformed, status: 400, code: "malformed_json", details: [])
        let body = try JSON.object(action.body(in: world.model) + [JSON.Member("zz", .null)]).text
        try world.conversation.expectInvalid(
          world.conversation.ask("POST", path, body),
          [Detail(place: "/zz", code: "unknown")]
        )
        let text = try world.conversation.ask("POST", path, "{}", headers: [Header("Content-Type", "text/plain")])
        try world.conversation.expect(text, status: 415, code: "unsupported_media_type", details: [])
      }
      for field in action.input {
        for trial in field.trials(in: model) where trial.code != nil {
          add(subject, "\(field.name): \(trial.title)", field.origin) { world in
            let made = try world.shared(resource)
            var draft = Draft()
            draft.members = try action.body(in: world.model)
            let body = draft.setting(field.name.spelled, to: trial.value).text
            let answer = try world.conversation.ask("POST", "\(made.path)/\(action.name.kebab)", body)
            try world.conversation.expectInvalid(answer, [trial.detail(of: field)])
          }
        }
        guard field.isRequired else { continue }
        add(subject, "without \(field.name)", field.origin) { world in
          let made = try world.shared(resource)
          let members = try action.body(in: world.model).filter { $0.name != field.name.spelled }
          let answer = try world.conversation.ask(
            "POST",
            "\(made.path)/\(action.name.kebab)",
            JSON.object(members).text
          )
          try world.conversation.expectInvalid(answer, [Detail(place: "/\(field.name)", code: "required")])
        }
      }
    }
  }
}

extension Action {
  /// A valid body with all of the input.
  func body(in model: Model) throws -> [JSON.Member] {
    try input.map { field in
      JSON.Member(field.name.spelled, try JSON(Array(field.sampler(in: model).value(1).json.utf8)))
    }
  }
}
