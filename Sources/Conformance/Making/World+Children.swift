import Model

extension World {
  /// Asks for a record that leads to another one by a relation; whose it is where the relation is about that.
  ///
  /// - Throws: `Untried` where nobody can make one for the record.
  func child(of made: Made, _ resource: Resource, by relation: BelongsTo) throws -> (Draft, Answer) {
    let before = conversation.pinned
    defer { conversation.pinned = before }
    var draft = try draft(of: resource)
    if relation.isOwner {
      guard let people, let judge, let account = people.account(of: made.key),
        judge.simplified(resource.policy(for: .create), for: account) != .never
      else { throw Untried("nobody can make one of \(resource.plural) for it") }
      for variation in [nil] + model.variations(of: resource).map(Optional.some) {
        // What else it belongs to is somebody else's, and does not go along with the record.
        guard let other = try? body(of: resource, variation, by: people.byPower.first ?? account) else { continue }
        draft = other.keeping { mayWrite(resource.writers(of: $0), account) }
        let made = try prospect(resource, .object(draft.members), account)
        if try judge.holds(resource.policy(for: .create), for: account, of: made, resource) == true { break }
      }
      conversation.pinned = .account(account)
    } else {
      draft = draft.setting(relation.key.spelled, to: made.key)
    }
    var answer = try conversation.ask("POST", model.listPath(of: resource), draft.text)
    for _ in 0..<8 where try isTaken(answer) {
      let other = try self.draft(of: resource)
      for name in resource.membersOfSets where draft[name] != nil && name != relation.key.spelled {
        if let value = other[name] { draft = draft.setting(name, to: value) }
      }
      answer = try conversation.ask("POST", model.listPath(of: resource), draft.text)
    }
    if relation.isOwner, answer.status == 403, resource.policy(for: .create).readsRecord {
      throw Untried("a rule of access refuses what was made up")
    }
    return (draft, answer)
  }
}
