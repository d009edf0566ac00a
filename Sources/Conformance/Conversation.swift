import Model

/// What a service answered is not what the spec says.
struct Mismatch: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A case cannot be tried with what this service lets a caller do.
struct Untried: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Asks a service and holds each answer against what holds of all of them.
final class Conversation {
  let client: HTTPClient
  let api: API
  /// What was asked since the case began, the last one at the end.
  private(set) var exchanges: [Exchange] = []
  /// Signs in whoever asks; absent where nobody does.
  var people: People?
  /// Chooses who sends a request that says nothing of it.
  var choose: ((Request) throws -> (account: Account?, isCertain: Bool))?
  /// Is told of each answer, and of who asked.
  var observe: ((Request, Answer, Account?) -> Void)?
  /// Who sends all requests that say nothing of it, in place of whoever may.
  var pinned = Asker.whoeverMay
  /// Who sent the last request.
  private(set) var asker: Account?
  /// What rules of access are answered to refuse by, once they have.
  var refusal: String?
  /// How many requests there were that may have changed something.
  private(set) var writes = 0

  init(_ address: ServiceAddress, api: API) {
    client = HTTPClient(address)
    self.api = api
  }

  func begin() {
    exchanges = []
    pinned = .whoeverMay
  }

  /// - Parameter target: The path with its query string, percent-encoded.
  /// - Throws: `Mismatch` for an answer that no request may get, `ConnectionFailure`.
  @discardableResult
  func ask(
    _ method: String,
    _ target: String,
    _ body: String? = nil,
    headers: [Header] = [],
    as asker: Asker = .whoeverMay
  ) throws -> Answer {
    try ask(method, target, bytes: body.map { Array($0.utf8) }, headers: headers, as: asker)
  }

  func ask(
    _ method: String,
    _ target: String,
    bytes: [UInt8]?,
    headers: [Header] = [],
    as asker: Asker = .whoeverMay
  ) throws -> Answer {
    var headers = headers
    if bytes != nil, !headers.contains(where: { $0.name == "Content-Type" }) {
      headers.append(Header("Content-Type", "application/json"))
    }
    headers.removeAll { $0.name == "Content-Type" && $0.value.isEmpty }
    var request = Request(method: method, target: target, headers: headers, body: bytes)
    let isCertain = try identify(&request, asker)
    let answer = try client.send(request)
    exchanges.append(Exchange(request: request, answer: answer))
    try judge(answer, to: request)
    if method != "GET", method != "HEAD" { writes += 1 }
    observe?(request, answer, self.asker)
    if !isCertain, [401, 403].contains(answer.status) { throw Untried("a rule of access refuses what was made up") }
    return answer
  }

  /// Asks the same twice, over two connections, before either answer is read.
  func askAtOnce(_ method: String, _ target: String) throws -> [Answer] {
    var request = Request(method: method, target: target, headers: [], body: nil)
    _ = try identify(&request, .whoeverMay)
    writes += 1
    let clients = [HTTPClient(client.address), HTTPClient(client.address)]
    for client in clients { try client.begin(request) }
    return try clients.map { client in
      let answer = try client.finish()
      exchanges.append(Exchange(request: request, answer: answer))
      try judge(answer, to: request)
      return answer
    }
  }

  /// Says in a request who sends it.
  ///
  /// - Returns: Whether no rule may refuse them.
  private func identify(_ request: inout Request, _ asker: Asker) throws -> Bool {
    var (account, isCertain): (Account?, Bool) = (nil, true)
    switch (asker, pinned) {
    case (.nobody, _), (.whoeverMay, .nobody): break
    case (.account(let chosen), _), (.whoeverMay, .account(let chosen)): account = chosen
    case (.whoeverMay, .whoeverMay): if let choose { (account, isCertain) = try choose(request) }
    }
    self.asker = account
    if let account, let people, !request.headers.contains(where: { $0.name == "Authorization" }) {
      do {
        request.headers.append(Header("Authorization", "Bearer \(try people.token(of: account))"))
      } catch let failure as AccountFailure where !account.isGiven {
        // It may have gone along with something else.
        throw Untried("\(failure)")
      }
    }
    return isCertain
  }

  /// What every answer has, whatever was asked.
  private func judge(_ answer: Answer, to request: Request) throws {
    let isOfAPI = request.target.hasPrefix("\(api.root)/")
    guard answer.status < 500 || answer.status == 501 else { throw Mismatch("the service failed: \(answer.status)") }
    guard answer.header("X-Request-Id")?.isEmpty == false else { throw Mismatch("no X-Request-Id") }
    guard answer.header("X-Content-Type-Options") == "nosniff" else {
      throw Mismatch("no 'X-Content-Type-Options: nosniff'")
    }
    if isOfAPI, !answer.body.isEmpty, !Self.isJSON(answer.header("Content-Type")) {
      throw Mismatch("a body that is not declared as application/json")
    }
    if request.method == "HEAD", !answer.body.isEmpty { throw Mismatch("an answer to HEAD with a body") }
    if [204, 304].contains(answer.status), !answer.body.isEmpty { throw Mismatch("\(answer.status) with a body") }
    if answer.status == 405, answer.header("Allow") == nil { throw Mismatch("405 without Allow") }
    if answer.status >= 400, isOfAPI, request.method != "HEAD" { _ = try errors(in: answer) }
  }

  private static func isJSON(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return false }
    return type == "application/json" || type.hasPrefix("application/json;")
  }

  /// The body of an answer.
  func json(_ answer: Answer) throws -> JSON {
    do {
      return try JSON(answer.body)
    } catch let failure as JSONFailure {
      throw Mismatch("the body is no JSON: \(failure)")
    }
  }

  // MARK: errors

  struct ErrorBody {
    var code: String
    var details: [Detail]
  }

  /// A detail of an error as transcripts write it: `/name length`, `?limit`, `Idempotency-Key: reused`.
  struct Detail: Equatable, CustomStringConvertible {
    var place: String
    var code: String

    var description: String { "\(place.isEmpty ? "(body)" : place) \(code)" }

    static func == (left: Self, right: Self) -> Bool {
      left.place.isSame(as: right.place) && (left.code == right.code || left.code == "*" || right.code == "*")
    }
  }

  /// The error envelope: `{"error": {"code", "message", "details": [{"field" | "parameter" | "header", "code", "message"}]}}`.
  func errors(in answer: Answer) throws -> ErrorBody {
    let body = try json(answer)
    guard case .object(let outer) = body, outer.map(\.name) == ["error"], let error = outer.first?.value,
      let members = error.members, members.map(\.name).filter({ $0 != "id" }) == ["code", "message", "details"],
      case .string(let code)? = error["code"], case .string(let message)? = error["message"], !message.isEmpty,
      let details = error["details"]?.items
    else { throw Mismatch("the body is no error with a code, a message and details") }
    return ErrorBody(
      code: code,
      details: try details.map { detail in
        guard let members = detail.members, members.count == 3,
          ["field", "parameter", "header"].contains(members[0].name),
          case .string(let place) = members[0].value, case .string(let code)? = detail["code"],
          case .string(let message)? = detail["message"], !message.isEmpty
        else { throw Mismatch("a detail is no field, parameter or header with a code and a message") }
        switch members[0].name {
        case "field": return Detail(place: place, code: code)
        case "header": return Detail(place: "\(place):", code: code)
        default: return Detail(place: "?\(place)", code: code)
        }
      }
    )
  }

  // MARK: expectations

  func expect(_ answer: Answer, status: Int) throws {
    guard answer.status == status else { throw Mismatch("expected \(status), not \(answer.status)") }
  }

  func expect(_ answer: Answer, status: Int, code: String, details: [Detail]? = nil) throws {
    try expect(answer, status: status)
    let error = try errors(in: answer)
    guard error.code == code else { throw Mismatch("expected the code '\(code)', not '\(error.code)'") }
    guard let details, details != error.details else { return }
    throw Mismatch("expected the details \(Self.list(details)), not \(Self.list(error.details))")
  }

  func expectInvalid(_ answer: Answer, _ details: [Detail]) throws {
    try expect(answer, status: api.validationStatus, code: "validation_failed", details: details)
  }

  func expectParameters(_ answer: Answer, _ names: [String], code: String = "invalid_parameter") throws {
    try expect(answer, status: 400, code: code, details: names.map { Detail(place: "?\($0)", code: "*") })
  }

  func expectNotFound(_ answer: Answer) throws { try expect(answer, status: 404, code: "not_found", details: []) }

  private static func list(_ details: [Detail]) -> String {
    details.isEmpty ? "none" : details.map(\.description).joined(separator: ", ")
  }
}
