import Model

extension CaseCollector {
  /// Transitions: where they lead, where they are refused, and what they take.
  mutating func addStateCases(of resource: Resource) {
    guard let states = resource.states, let start = resource.start(of: states) else { return }
    let ways = states.ways(from: start)
    for transition in states.transitions {
      let subject = "\(resource.plural.kebab)/\(transition.name.kebab)"
      add(subject, "of a record that is not there", transition.origin) { world in
        let path = "\(world.model.absentPath(of: resource))/\(transition.name.kebab)"
        for body in [nil, "{}"] { try world.conversation.expectNotFound(world.conversation.ask("POST", path, body)) }
      }
      guard resource.verbs.contains(.create) else { continue }
      for (state, way) in ways.sorted(by: { $0.key < $1.key }) where transition.from.contains(state) {
        add(subject, "from \(state) to \(transition.to)", transition.origin) { world in
          let made = try world.own(resource, after: way)
          let answer = try world.move(made, by: transition)
          try world.expect(transition.to, of: made, in: answer, states)
          guard resource.verbs.contains(.read) else { return }
          let found = try world.current(made)[states.field.spelled]
          guard found == JSON.string(transition.to) else { throw Mismatch("a read has another state than the answer") }
        }
      }
      for (state, way) in ways.sorted(by: { $0.key < $1.key }) where !transition.from.contains(state) {
        add(subject, "from \(state) is refused", transition.origin) { world in
          let made = try world.own(resource, after: way)
          try world.expectWrongState(world.ask(made, transition), of: states)
        }
      }
      add(subject, "a body that is no JSON, or has keys", transition.origin) { world in
        let made = try world.own(resource)
        let path = "\(made.path)/\(transition.name.kebab)"
        let malformed = try world.conversation.ask("POST", path, "{")
        try world.conversation.expect(malformed, status: 400, code: "malformed_json", details: [])
        try world.conversation.expectInvalid(
          world.conversation.ask("POST", path, #"{"zz":null}"#),
          [Detail(place: "/zz", code: "unknown")]
        )
        let text = try world.conversation.ask("POST", path, "{}", headers: [Header("Content-Type", "text/plain")])
        try world.conversation.expect(text, status: 415, code: "unsupported_media_type", details: [])
      }
      guard let way = transition.from.compactMap({ ways[$0] }).first else { continue }
      if !transition.from.contains(transition.to) {
        add(subject, "two at once, of which one is done", transition.origin) { world in
          let made = try world.own(resource, after: way)
          let answers = try world.conversation.askAtOnce("POST", "\(made.path)/\(transition.name.kebab)")
          for answer in answers where answer.status != 409 { try world.verifyMoved(answer, resource) }
          let statuses = answers.map(\.status)
          guard let refused = answers.first(where: { $0.status == 409 }), statuses.contains(200) else {
            throw Mismatch("expected 200 and 409, not \(statuses.map(String.init).joined(separator: " and "))")
          }
          try world.expectWrongState(refused, of: states)
        }
      }
      if resource.verbs.contains(.delete), resource.deletion != nil {
        add(subject, "of a deleted record", transition.origin) { world in
          let made = try world.own(resource, after: way)
          let deleted = try world.conversation.ask("DELETE", made.path)
          guard deleted.status == 204 else { throw Untried("it cannot be deleted") }
          try world.conversation.expectNotFound(world.ask(made, transition))
        }
      }
      if resource.isLocked {
        add(subject, "If-Match", transition.origin) { world in
          let made = try world.own(resource, after: way)
          let path = "\(made.path)/\(transition.name.kebab)"
          let stale = try world.conversation.ask("POST", path, headers: [Header("If-Match", "\"other\"")])
          try world.conversation.expect(stale, status: 412, code: "stale", details: [])
          let moved = try world.move(made, by: transition)
          guard let tag = moved.header("ETag"), tag.hasPrefix("\"") else { throw Mismatch("no ETag") }
          guard resource.verbs.contains(.read) else { return }
          let read = try world.conversation.ask("GET", made.path)
          guard read.header("ETag") == tag else { throw Mismatch("a read has another tag than the transition") }
        }
      }
    }
  }
}

extension Resource {
  /// The state that records begin in.
  func start(of states: StateMachine) -> String? {
    guard case .enumCase(let name)? = fields.first(where: { $0.name == states.field })?.defaultValue else { return nil }
    return name
  }
}

extension StateMachine {
  /// The shortest way to each state that transitions lead to.
  func ways(from start: String) -> [String: [Transition]] {
    var ways: [String: [Transition]] = [start: []]
    var next = [start]
    while !next.isEmpty {
      let state = next.removeFirst()
      for transition in transitions where transition.from.contains(state) && ways[transition.to] == nil {
        ways[transition.to] = (ways[state] ?? []) + [transition]
        next.append(transition.to)
      }
    }
    return ways
  }
}

extension World {
  fileprivate func ask(_ made: Made, _ transition: Transition) throws -> Answer {
    try conversation.ask("POST", "\(made.path)/\(transition.name.kebab)")
  }

  /// Goes one way, which the service's own rules may forbid.
  fileprivate func move(_ made: Made, by transition: Transition) throws -> Answer {
    let answer = try ask(made, transition)
    try verifyMoved(answer, made.resource)
    return answer
  }

  fileprivate func verifyMoved(_ answer: Answer, _ resource: Resource) throws {
    if try isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
    if resource.hasHooks, [403, model.api.validationStatus].contains(answer.status) {
      throw Untried("the service's own rules refuse it")
    }
    try conversation.expect(answer, status: 200)
  }

  /// A record of its own that has gone a way.
  fileprivate func own(_ resource: Resource, after way: [Transition]) throws -> Made {
    let made = try own(resource)
    for transition in way { _ = try move(made, by: transition) }
    return made
  }

  fileprivate func expect(_ state: String, of made: Made, in answer: Answer, _ states: StateMachine) throws {
    let record = try model.one(conversation.json(answer), of: made.resource)
    guard record[states.field.spelled] == JSON.string(state) else {
      throw Mismatch("expected the state '\(state)' in the answer")
    }
  }

  fileprivate func expectWrongState(_ answer: Answer, of states: StateMachine) throws {
    try conversation.expect(
      answer,
      status: 409,
      code: "conflict",
      details: [Detail(place: "/\(states.field)", code: "state")]
    )
  }
}
