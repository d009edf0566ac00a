import Model

/// People whom rules tell apart.
extension World {
  /// The account to which the least is allowed.
  func plain() throws -> Account {
    guard let account = people?.byPower.last else { throw Untried("no account was given") }
    return account
  }

  /// Another account of the same role.
  func twin(of account: Account) throws -> Account {
    guard let people else { throw Untried("nobody signs in") }
    let role = people.role(of: account)
    guard let other = people.byPower.first(where: { $0 != account && people.role(of: $0) == role }) else {
      throw Untried("one account of its role was given, and no other")
    }
    return other
  }

  /// Somebody new, with a role and a value of a member, whom cases share.
  func recruit(role: String?, _ member: String? = nil, _ value: JSON = .null) throws -> Account {
    guard let people else { throw Untried("nobody signs in") }
    let name = "\(role ?? "") \(member ?? "") \(value.text)"
    if let known = recruits[name], people.accounts.contains(known) { return known }
    var wanted: [JSON.Member] = []
    if let role, let field = people.auth.role?.field.spelled { wanted.append(JSON.Member(field, .string(role))) }
    if let member { wanted.append(JSON.Member(member, value)) }
    let before = conversation.pinned
    defer { conversation.pinned = before }
    conversation.pinned = .whoeverMay
    guard let account = try appointed(wanted) ?? enrolled(wanted) else {
      throw Untried("none of the accounts can make another one\(role.map { " with the role '\($0)'" } ?? "")")
    }
    recruits[name] = account
    return account
  }

  /// Somebody whom another account has made.
  private func appointed(_ wanted: [JSON.Member]) throws -> Account? {
    guard let people, people.principal.verbs.contains(.create) else { return nil }
    let made = try? post(people.principal) { draft in wanted.reduce(draft) { $0.setting($1.name, to: $1.value) } }
    guard let made, made.1.status == 201 else { return nil }
    return try account(in: made.1)
  }

  /// Somebody who has registered, and was changed since.
  private func enrolled(_ wanted: [JSON.Member]) throws -> Account? {
    guard model.auth?.registration != nil, let account = try account(in: register().0) else { return nil }
    let changes = wanted.filter { account.record[$0.name] != $0.value }
    if changes.isEmpty { return account }
    guard let people, people.principal.verbs.contains(.update) else { return nil }
    let path = try model.path(of: account.record, of: people.principal)
    guard let answer = try? conversation.ask("PATCH", path, JSON.object(changes).text) else { return nil }
    return answer.status == 200 ? account : nil
  }

  /// Whose record an answer is that made somebody.
  func account(in answer: Answer) throws -> Account? {
    guard let people, answer.status == 201 else { return nil }
    let record = try model.one(conversation.json(answer), of: people.principal)
    return people.account(of: record[people.principal.key.first.name.spelled] ?? .null)
  }
}
