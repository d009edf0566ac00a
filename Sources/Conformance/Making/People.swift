import Model

/// Signs people in, and again before their tokens are over.
final class People {
  let model: Model
  let auth: Auth
  /// A connection of its own, so that cases show their own requests.
  private let client: HTTPClient
  /// The given ones first, then those that cases have made.
  private(set) var accounts: [Account] = []

  /// Seconds before its end at which a token is not used any more.
  private static let margin = 20
  /// How often a service is asked whose password threads are all busy.
  private static let patience = 30

  init(_ model: Model, _ auth: Auth, at address: ServiceAddress) {
    self.model = model
    self.auth = auth
    client = HTTPClient(address)
  }

  var principal: Resource { model.resource(auth.principal) }

  /// The given ones, those first to whom the most is allowed whatever the record.
  private(set) var byPower: [Account] = []

  /// Adds an account, which is signed in when it is needed.
  @discardableResult
  func add(_ account: Account) -> Account {
    accounts.append(account)
    return account
  }

  /// Forgets an account whose record is gone.
  func remove(_ account: Account) {
    accounts.removeAll { $0 == account }
    byPower.removeAll { $0 == account }
  }

  /// Orders the given accounts by what they may do.
  func rank(by judge: PolicyJudge) {
    let policies = model.allPolicies
    let given = accounts.filter(\.isGiven).map { account in
      (account: account, power: policies.count { judge.simplified($0, for: account) == .anyone })
    }
    byPower = given.enumerated().sorted { ($1.element.power, $0.offset) < ($0.element.power, $1.offset) }
      .map(\.element.account)
  }

  /// What somebody's requests say who they are with.
  ///
  /// - Throws: `AccountFailure` where they cannot sign in.
  func token(of account: Account) throws -> String {
    if let session = account.session, session.end > .now { return session.accessToken }
    return try signIn(account).accessToken
  }

  /// Begins another session of somebody.
  @discardableResult
  func signIn(_ account: Account) throws -> Account.Session {
    let body = JSON.object([
      JSON.Member(auth.identifier.spelled, .string(account.identifier)),
      JSON.Member(auth.password.name.spelled, .string(account.password)),
    ])
    var answer = try post("sign-in", body)
    for _ in 0..<Self.patience where answer.status == 429 {
      wait(answer.header("Retry-After").flatMap(Int.init) ?? 1)
      answer = try post("sign-in", body)
    }
    guard answer.status == 200, let tokens = try? JSON(answer.body), let session = session(of: tokens) else {
      throw AccountFailure(description: "'\(account.identifier)' cannot sign in: \(reason(of: answer))")
    }
    account.session = session
    account.record = try me(session.accessToken)
    return session
  }

  /// Forgets the session of somebody, so that the next request begins another one.
  func forget(_ account: Account) { account.session = nil }

  /// Reads somebody's own record again.
  func refresh(_ account: Account) throws { account.record = try me(token(of: account)) }

  /// Asks beside a case, so that its requests are its own.
  func aside(_ method: String, _ target: String, as account: Account?) throws -> Answer {
    var headers: [Header] = []
    if let account { headers.append(Header("Authorization", "Bearer \(try token(of: account))")) }
    return try client.send(Request(method: method, target: target, headers: headers))
  }

  /// The session that tokens are of; nothing where they are none.
  func session(of tokens: JSON) -> Account.Session? {
    guard case .string(let access)? = tokens[auth.member("access", "token")],
      case .string(let refresh)? = tokens[auth.member("refresh", "token")],
      case .number(let seconds)? = tokens[auth.member("expires", "in")], let seconds = Int(seconds)
    else { return nil }
    let end = ContinuousClock.now + .seconds(max(1, seconds - Self.margin))
    return Account.Session(accessToken: access, refreshToken: refresh, end: end)
  }

  private func post(_ word: String, _ body: JSON) throws -> Answer {
    let target = "\(model.api.root)/auth/\(word)"
    let headers = [Header("Content-Type", "application/json")]
    return try client.send(Request(method: "POST", target: target, headers: headers, body: Array(body.text.utf8)))
  }

  private func me(_ token: String) throws -> JSON {
    let headers = [Header("Authorization", "Bearer \(token)")]
    let answer = try client.send(Request(method: "GET", target: "\(model.api.root)/auth/me", headers: headers))
    guard answer.status == 200, let body = try? JSON(answer.body) else {
      throw AccountFailure(description: "GET \(model.api.root)/auth/me: \(reason(of: answer))")
    }
    return try model.one(body, of: principal)
  }

  private func reason(of answer: Answer) -> String {
    let message = (try? JSON(answer.body))?["error"]?["message"]?.plainText
    return "the service answers \(answer.status)\(message.map { ", \"\($0)\"" } ?? "")"
  }
}

extension People {
  /// Somebody's role, where there are roles.
  func role(of account: Account) -> String? {
    guard let role = auth.role, case .string(let name)? = account.record[role.field.spelled] else { return nil }
    return name
  }

  /// What records call somebody by.
  func key(of account: Account) -> JSON { account.record[principal.key.first.name.spelled] ?? .null }

  /// The account whose record has a key.
  func account(of key: JSON) -> Account? { key.isNull ? nil : accounts.first { self.key(of: $0) == key } }
}

extension Model {
  /// Every rule of its requests.
  fileprivate var allPolicies: [Policy] {
    resources.flatMap { resource in
      resource.verbs.map(resource.policy(for:)) + resource.actions.map(\.policy) + resource.transitions.map(\.policy)
    }
  }

  /// Whether somebody has to sign in for something of it.
  package var needsAccounts: Bool { allPolicies.contains(where: \.needsCaller) }
}
